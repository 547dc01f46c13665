import { type Client, parseEventLogs } from "viem";
import { verdictRegistryAbi, verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import { getRequest } from "./getRequest.ts";

/** What {@link finalize} sends; any account may. */
export type FinalizeParameters = SendParameters & { requestId: bigint };

/** What {@link finalize} did. */
export type FinalizeResult = {
  sent: Sent;
  /** Place of the verdict in the registry's log; `null` after a dry run. */
  logIndex: bigint | null;
};

/** The call that {@link finalize} sends. */
export function encodeFinalize(
  deployment: MiraDeployment,
  input: { requestId: bigint; header: RequestHeader; result: RoundResult },
): ContractCall {
  return encodeCall(deployment.hub, verificationHubAbi, "finalize", [input.requestId, input.header, input.result]);
}

/**
 * Makes a provisional verdict final once its challenge window is over, and records it in the log.
 *
 * @throws MiraError `ROUND_NOT_SETTLED` before there is a verdict; `CONTRACT_REVERTED` with `Hub_ChallengeWindowOpen`
 * (retryable) too early, `Hub_MustEscalate` (retryable) while undecided claims can be escalated, or `Hub_UnknownState` if
 * it is contested
 *
 * @example
 * const { logIndex } = await finalize(client, { deployment, requestId });
 */
export async function finalize(client: Client, parameters: FinalizeParameters): Promise<FinalizeResult> {
  const { deployment, requestId } = parameters;
  const { header, settled, status } = await getRequest(client, parameters);
  if (!settled) {
    throw new MiraError("ROUND_NOT_SETTLED", `Request ${requestId} has no verdict yet.`, {
      details: { requestId, status },
      retryable: status === "VOTING",
    });
  }
  const call = encodeFinalize(deployment, { requestId, header, result: settled.result });
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: verdictRegistryAbi, eventName: "VerdictRecorded", logs, args: { requestId } });
  return { sent, logIndex: log?.args.index ?? null };
}
