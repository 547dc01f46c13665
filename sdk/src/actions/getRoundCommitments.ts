import type { Client, Hex } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs } from "../internal/chain.ts";
import { foldCommitments, roundStart, type SeatedCommitment } from "../votes/roundState.ts";
import { type Seat, unpackSeat } from "../votes/seat.ts";
import { getRequest, type MiraRequest } from "./getRequest.ts";
import { getRound, type Round } from "./getRound.ts";

/** One commitment of a round. */
export type RoundCommitment = SeatedCommitment &
  Omit<Seat, "seats"> & {
    /** Place in the round's list, from 0. */
    position: number;
    /** Unit votes. */
    weight: number;
    blockNumber: bigint;
    transactionHash: Hex;
  };

/** What {@link getRoundCommitments} asks for. */
export type GetRoundCommitmentsParameters = ActionParameters & {
  round: bigint;
  /** The request that the round belongs to; the one of the same number by default. */
  requestId?: bigint;
};

/**
 * All commitments of a round, in the chain's order. While the round is open they are checked against the chain's running
 * hash: nothing is missing, and the endpoint added nothing. A settled round has no running hash any more, and the list is
 * what the endpoint's logs say.
 *
 * @throws MiraError `ROUND_NOT_FOUND`; `CHAIN_INCONSISTENT` (retryable) where the endpoint's logs do not fold to its
 * state
 *
 * @example
 * const commitments = await getRoundCommitments(client, { deployment, round });
 * const mine = commitments.find(({ validatorId }) => validatorId === 7);
 */
export async function getRoundCommitments(
  client: Client,
  parameters: GetRoundCommitmentsParameters,
): Promise<readonly RoundCommitment[]> {
  const { round, requestId = round } = parameters;
  const state = await getRound(client, parameters);
  return commitmentsOf(client, parameters, state, await getRequest(client, { ...parameters, requestId }));
}

/** Commitments of a round that was read already, as they stood at its block. */
export async function commitmentsOf(
  client: Client,
  { deployment, signal }: ActionParameters,
  { round, word, state, config, blockNumber }: Round,
  { header }: Pick<MiraRequest, "header">,
): Promise<readonly RoundCommitment[]> {
  const start = roundStart(header, round);
  let commitments: readonly RoundCommitment[] = [];
  // Nobody commits before the seed block; where the chain counts blocks otherwise, everything is searched.
  for (const fromBlock of new Set([config.seedBlock, deployment.fromBlock])) {
    const logs = await findLogs(client, {
      address: deployment.hub,
      event: eventOf(verificationHubAbi, "Committed"),
      args: { round },
      fromBlock,
      toBlock: blockNumber,
      signal,
    });
    commitments = logs.map(({ args, blockNumber: block, transactionHash }, position) => {
      const { seats, ...seat } = unpackSeat(args.seat);
      const own = { position, seat: args.seat, commitment: args.commitment };
      return { ...own, ...seat, weight: seats, blockNumber: block, transactionHash };
    });
    if (state.status === "VOTING" ? foldCommitments(start, commitments) === word : logs.length > 0) return commitments;
  }
  if (state.status !== "VOTING") return commitments;
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's commitments do not fold to the chain's running hash.", {
    details: { round, found: commitments.length, expected: state.count, blockNumber },
    retryable: true,
  });
}
