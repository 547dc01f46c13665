import type { Client, Hex } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs } from "../internal/chain.ts";
import { isCounted, settledState } from "../votes/roundResult.ts";
import { foldCommitments, roundStart, type SeatedCommitment, unpackRoundState } from "../votes/roundState.ts";
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
 * All commitments of a round, in the chain's order. They are checked against the chain's running hash, which a settled
 * round's result keeps: nothing is missing, and the endpoint added nothing. Of an expired round the chain keeps nothing,
 * and the list is what the endpoint's logs say.
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
  state: Round,
  opened: Pick<MiraRequest, "header" | "settled">,
): Promise<readonly RoundCommitment[]> {
  const { round, config, blockNumber } = state;
  const start = roundStart(opened.header, round);
  const expected = runningHash(state, opened);
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
    if (expected === null ? logs.length > 0 : foldCommitments(start, commitments) === expected) return commitments;
  }
  if (expected === null) return commitments;
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's commitments do not fold to the chain's running hash.", {
    details: { round, found: commitments.length, expected: unpackRoundState(expected).count, blockNumber },
    retryable: true,
  });
}

/** The word to which header and commitments must fold; `null` for an expired round, of which the chain keeps none. */
function runningHash(
  { round, word, state, blockNumber }: Round,
  { header, settled }: Pick<MiraRequest, "header" | "settled">,
): bigint | null {
  const { status } = state;
  if (status === "VOTING") return word;
  if (!isCounted(status)) return null;
  if (settled?.summary.round === round && settledState(header, settled.result, status) === word) {
    return settled.result.counted;
  }
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's result of the round is not the one that the hub keeps.", {
    details: { round, blockNumber },
    retryable: true,
  });
}
