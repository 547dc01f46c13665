import type { Client } from "viem";
import { contestBookAbi } from "../abis.ts";
import { contested } from "../internal/contestable.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link abandonContest} sends; any account may. */
export type AbandonContestParameters = SendParameters & { requestId: bigint };

/**
 * Ends a contested request whose hub the registry has dismissed, so that its verdict can never be recorded. What is left
 * of the escalation budget returns; bonds return by {@link redeem}, less what was spent.
 *
 * @throws MiraError `CONTEST_NOT_FOUND` where nobody contested it: see {@link abandon}; `CONTRACT_REVERTED` with
 * `Contest_StillAdmitted` while the hub can record it, or `Contest_NotOpen` while a level votes
 *
 * @example
 * await abandonContest(client, { deployment, requestId });
 */
export async function abandonContest(client: Client, parameters: AbandonContestParameters): Promise<Sent> {
  const { request, settled, contest } = await contested(client, parameters);
  const args = [contest.contest, request.header, settled.result] as const;
  const call = encodeCall(parameters.deployment.contests, contestBookAbi, "abandon", args);
  return (await send(client, call, parameters)).sent;
}
