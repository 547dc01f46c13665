import { type Client, parseEventLogs } from "viem";
import { contestBookAbi, verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { claimsInMask } from "../contests/claimMasks.ts";
import type { ContestRecord } from "../contests/contestRecord.ts";
import { claimsToDecide } from "../contests/contestStep.ts";
import { contestable, openingFirst } from "../internal/contestable.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";

/** What {@link escalate} sends; any account may. */
export type EscalateParameters = SendParameters & { requestId: bigint };

/** What {@link escalate} did. */
export type EscalateResult = {
  sent: Sent;
  /** The level that was opened. */
  level: number;
  /** Places of the claims that it decides. */
  claims: readonly number[];
  /** Its rounds, in order; `null` after a dry run. */
  rounds: readonly bigint[] | null;
};

/** The call that {@link escalate} sends for what is contested already. */
export function encodeEscalate(
  deployment: MiraDeployment,
  { record, header }: { record: ContestRecord; header: RequestHeader },
): ContractCall {
  const args = [record.contest, header, record.verdict, record.selection] as const;
  return encodeCall(deployment.contests, contestBookAbi, "escalate", args);
}

/**
 * Opens the next level of a request once the challenge window of its verdict is over: on what was challenged, and on what
 * is undecided where the escalation budget pays for it.
 *
 * @throws MiraError `ROUND_NOT_SETTLED`, `CONTEST_NOT_OPEN`; `CONTRACT_REVERTED` with `Contest_WindowOpen` (retryable),
 * `Contest_NothingToDecide`, `Contest_NoDeeperLevel`, `Contest_NotOpen`, or `Contest_WindowOver` half a day later
 *
 * @example
 * const { level, rounds } = await escalate(client, { deployment, requestId });
 */
export async function escalate(client: Client, parameters: EscalateParameters): Promise<EscalateResult> {
  const { deployment } = parameters;
  const found = await contestable(client, parameters);
  const { request, record } = found;
  const { header } = request;
  const call = openingFirst(deployment, found, encodeEscalate(deployment, { record, header }));
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const opened = parseEventLogs({ abi: verificationHubAbi, eventName: "DeeperRoundOpened", logs });
  return {
    sent,
    level: record.contest.level + 1,
    claims: claimsInMask(claimsToDecide(record, header).selected),
    rounds: sent && opened.map(({ args }) => args.round),
  };
}
