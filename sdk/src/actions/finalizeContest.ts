import { type Client, parseEventLogs } from "viem";
import { contestBookAbi, verdictRegistryAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import type { ContestRecord } from "../contests/contestRecord.ts";
import { contested } from "../internal/contestable.ts";
import { type ContractCall, encodeCall, type SendParameters, send } from "../internal/send.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import type { FinalizeResult } from "./finalize.ts";

/** What {@link finalizeContest} sends; any account may. */
export type FinalizeContestParameters = SendParameters & { requestId: bigint };

/** The call that {@link finalizeContest} sends. */
export function encodeFinalizeContest(
  deployment: MiraDeployment,
  input: {
    record: ContestRecord;
    header: RequestHeader;
    /** Of the first round. */
    result: RoundResult;
  },
): ContractCall {
  const { record, header, result } = input;
  const args = [record.contest, header, result, record.verdict, record.selection] as const;
  return encodeCall(deployment.contests, contestBookAbi, "finalize", args);
}

/**
 * Makes the verdict of a contested request final: after the last level, or once its challenge window is over and there is
 * nothing to decide. The rest of the escalation budget returns to the requester's credit.
 *
 * @throws MiraError `CONTEST_NOT_FOUND` where nobody contested it: see {@link finalize}; `CONTRACT_REVERTED` with
 * `Contest_WindowOpen`, `Contest_MustEscalate` (both retryable) or `Contest_NotOpen`
 *
 * @example
 * const { logIndex } = await finalizeContest(client, { deployment, requestId });
 */
export async function finalizeContest(client: Client, parameters: FinalizeContestParameters): Promise<FinalizeResult> {
  const { deployment, requestId } = parameters;
  const { request, settled, contest } = await contested(client, parameters);
  const input = { record: contest, header: request.header, result: settled.result };
  const { sent } = await send(client, encodeFinalizeContest(deployment, input), parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: verdictRegistryAbi, eventName: "VerdictRecorded", logs, args: { requestId } });
  return { sent, logIndex: log?.args.index ?? null };
}
