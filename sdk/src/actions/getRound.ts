import type { Client } from "viem";
import { getBlock } from "viem/actions";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { findDeeperRound } from "../internal/findDeeperRound.ts";
import { forgottenRound } from "../internal/forgottenRound.ts";
import type { DeeperRound } from "../votes/deeperRound.ts";
import {
  type Phase,
  phaseAt,
  type RoundConfig,
  type RoundTimes,
  roundTimes,
  unpackRoundConfig,
} from "../votes/roundConfig.ts";
import { type RoundState, unpackRoundState } from "../votes/roundState.ts";

/** Seconds after the reveal window in which the posted openings can be counted. */
export const SETTLE_PERIOD = 86_400;

/** What {@link getRound} asks for. */
export type GetRoundParameters = ActionParameters & {
  round: bigint;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/** A round as it stands at a block. */
export type Round = {
  round: bigint;
  /** The request that it belongs to; a first round has its number. */
  requestId: bigint;
  config: RoundConfig;
  /** What a deeper round votes on; `null` for a first round, which votes on all claims. */
  deeper: DeeperRound | null;
  /** Status, committed seats and commitments; the counts are 0 again once the round is settled. */
  state: RoundState;
  /** The same as the contract's word, with the running hash over header and commitments. */
  word: bigint;
  /** `CLOSED` once the round is settled or expired. */
  phase: Phase;
  /** Bounds of the phases as they stand: a top-up window moves the later ones. Seconds. */
  times: RoundTimes & { settleEnd: number };
  /** Block that this was read at, and its timestamp. */
  blockNumber: bigint;
  timestamp: number;
};

/**
 * Reads a round: its configuration, how many have committed, its phase by the chain's clock. Of one whose storage serves
 * another by now, weeks after its end, its events tell.
 *
 * @throws MiraError `ROUND_NOT_FOUND`; `CHAIN_INCONSISTENT` (retryable) where the endpoint lacks the event of a deeper round
 *
 * @example
 * const { phase, times, timestamp } = await getRound(client, { deployment, round });
 * if (phase === "COMMIT") console.log(`${times.commitEnd - timestamp} s left`);
 */
export async function getRound(client: Client, parameters: GetRoundParameters): Promise<Round> {
  const { deployment, round, blockNumber, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const block = await request(() => getBlock(client, blockNumber === undefined ? {} : { blockNumber }), signal);
  const [keptConfig, keptWord] = await read(
    client,
    {
      abi: verificationHubAbi,
      address: deployment.hub,
      functionName: "roundOf",
      args: [round],
      blockNumber: block.number,
    },
    signal,
  );
  const forgotten = keptConfig === 0n ? await forgottenRound(client, parameters, round, block.number) : null;
  const { configWord, word } = forgotten ?? { configWord: keptConfig, word: keptWord };
  const config = unpackRoundConfig(configWord);
  if (!config) throw new MiraError("ROUND_NOT_FOUND", `There is no round ${round}.`, { details: { round } });
  const deeper = config.level === 0 ? null : await findDeeperRound(client, parameters, { round, config }, block.number);
  const timestamp = Number(block.timestamp);
  const state = unpackRoundState(word);
  const times = roundTimes(config, state.toppedUp);
  return {
    round,
    requestId: deeper?.requestId ?? round,
    config,
    deeper,
    state,
    word,
    phase: phaseAt(config, timestamp, state),
    times: { ...times, settleEnd: times.revealEnd + SETTLE_PERIOD },
    blockNumber: block.number,
    timestamp,
  };
}
