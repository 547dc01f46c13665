import { type Client, parseEventLogs } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { SeatedCommitment } from "../votes/roundState.ts";
import { getRequest } from "./getRequest.ts";
import { getRound } from "./getRound.ts";
import { commitmentsOf } from "./getRoundCommitments.ts";

/** What {@link expire} sends; any account may. */
export type ExpireParameters = SendParameters & { requestId: bigint };

/** What {@link expire} did. */
export type ExpireResult = {
  sent: Sent;
  /** What returned to the requester's credit, base units of MIRA; `null` after a dry run. */
  refund: bigint | null;
};

/** The call that {@link expire} sends. */
export function encodeExpire(
  deployment: MiraDeployment,
  input: { requestId: bigint; header: RequestHeader; commitments: readonly SeatedCommitment[] },
): ContractCall {
  const commitments = input.commitments.map(({ seat, commitment }) => ({ seat, commitment }));
  return encodeCall(deployment.hub, verificationHubAbi, "expire", [input.requestId, input.header, commitments]);
}

/**
 * Ends a request whose round found too few seats, or was not settled in time, and refunds it to the requester's credit.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Hub_StillRunning` (retryable) while it can still be settled
 *
 * @example
 * const { refund } = await expire(client, { deployment, requestId });
 */
export async function expire(client: Client, parameters: ExpireParameters): Promise<ExpireResult> {
  const { deployment, requestId } = parameters;
  const state = await getRound(client, { ...parameters, round: requestId });
  const opened = await getRequest(client, parameters);
  const commitments = await commitmentsOf(client, parameters, state, opened);
  const call = encodeExpire(deployment, { requestId, header: opened.header, commitments });
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: verificationHubAbi, eventName: "RequestExpired", logs, args: { requestId } });
  return { sent, refund: log?.args.refund ?? null };
}
