import type { Client, Hex } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs } from "../internal/chain.ts";
import { settlementsOf } from "../internal/contestHistory.ts";
import { startOfRound } from "../votes/deeperRound.ts";
import { isCounted, settledState } from "../votes/roundResult.ts";
import { foldCommitments, type SeatedCommitment, unpackRoundState } from "../votes/roundState.ts";
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
  const state = await getRound(client, parameters);
  const { requestId } = state;
  return commitmentsOf(client, parameters, state, await getRequest(client, { ...parameters, requestId }));
}

/** Commitments of a round that was read already, as they stood at its block. */
export async function commitmentsOf(
  client: Client,
  parameters: ActionParameters,
  state: Round,
  opened: Pick<MiraRequest, "header">,
): Promise<readonly RoundCommitment[]> {
  const { deployment, signal } = parameters;
  const { round, config, blockNumber } = state;
  const start = startOfRound(opened.header, state);
  const expected = await runningHash(client, parameters, state, opened);
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

/** The word to which start and commitments must fold; `null` for an expired round, of which the chain keeps none. */
async function runningHash(
  client: Client,
  parameters: ActionParameters,
  { round, config, word, state, blockNumber }: Round,
  { header }: Pick<MiraRequest, "header">,
): Promise<bigint | null> {
  const { status } = state;
  if (status === "VOTING") return word;
  if (!isCounted(status)) return null;
  for (const fromBlock of new Set([config.seedBlock, parameters.deployment.fromBlock])) {
    const range = { args: { round }, fromBlock, toBlock: blockNumber };
    const settled = (await settlementsOf(client, parameters, range)).at(-1);
    if (settled && settledState(header, settled.result, status) === word) return settled.result.counted;
  }
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's result of the round is not the one that the hub keeps.", {
    details: { round, blockNumber },
    retryable: true,
  });
}
