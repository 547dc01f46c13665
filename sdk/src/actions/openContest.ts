import type { Client } from "viem";
import { contestable, encodeOpenContest } from "../internal/contestable.ts";
import { type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link openContest} sends; any account may. */
export type OpenContestParameters = SendParameters & { requestId: bigint };

/**
 * Hands a provisional verdict over to the contest book. {@link challenge}, {@link revealSentinels} and {@link escalate} do
 * so by themselves; alone it decides nothing, and only moves finality to the contest book.
 *
 * @returns the transaction; `null` where it is contested already, and after a dry run
 * @throws MiraError `ROUND_NOT_SETTLED`, `CONTEST_NOT_OPEN`; `CONTRACT_REVERTED` with `Contest_WindowOver` too late
 *
 * @example
 * await openContest(client, { deployment, requestId });
 */
export async function openContest(client: Client, parameters: OpenContestParameters): Promise<Sent> {
  const { request, settled, isContested } = await contestable(client, parameters);
  if (isContested) return null;
  const call = encodeOpenContest(parameters.deployment, { header: request.header, result: settled.result });
  return (await send(client, call, parameters)).sent;
}
