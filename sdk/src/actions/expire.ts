import { type Client, parseEventLogs } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { StartedRound } from "../votes/deeperRound.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { SeatedCommitment } from "../votes/roundState.ts";
import { getRequest } from "./getRequest.ts";
import { getRound } from "./getRound.ts";
import { commitmentsOf } from "./getRoundCommitments.ts";

/** What {@link expire} sends; any account may. */
export type ExpireParameters = SendParameters & {
  requestId: bigint;
  /** The round; the request's first by default, with which the request itself ends. */
  round?: bigint;
};

/** What {@link expire} did. */
export type ExpireResult = {
  sent: Sent;
  /**
   * What returned to the requester's credit, base units of MIRA; `null` after a dry run, and for a deeper round, whose fee
   * the contest book accounts for.
   */
  refund: bigint | null;
};

/** The call that {@link expire} sends. */
export function encodeExpire(
  deployment: MiraDeployment,
  input: { header: RequestHeader; commitments: readonly SeatedCommitment[] } & StartedRound,
): ContractCall {
  const { round, header, deeper } = input;
  const commitments = input.commitments.map(({ seat, commitment }) => ({ seat, commitment }));
  if (deeper) {
    return encodeCall(deployment.hub, verificationHubAbi, "expireDeeper", [round, header, deeper, commitments]);
  }
  // A first round has its request's number.
  return encodeCall(deployment.hub, verificationHubAbi, "expire", [round, header, commitments]);
}

/**
 * Ends a request whose first round found too few seats, or was not settled in time, and refunds it to the requester's
 * credit; or ends a deeper round alike, whose claims are then undecided.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Hub_StillRunning` (retryable) while it can still be settled
 *
 * @example
 * const { refund } = await expire(client, { deployment, requestId });
 */
export async function expire(client: Client, parameters: ExpireParameters): Promise<ExpireResult> {
  const { deployment, requestId } = parameters;
  const state = await getRound(client, { ...parameters, round: parameters.round ?? requestId });
  const opened = await getRequest(client, parameters);
  const commitments = await commitmentsOf(client, parameters, state, opened);
  const call = encodeExpire(deployment, { ...state, header: opened.header, commitments });
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: verificationHubAbi, eventName: "RequestExpired", logs, args: { requestId } });
  return { sent, refund: log?.args.refund ?? null };
}
