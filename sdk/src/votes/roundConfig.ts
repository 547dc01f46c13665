import { MiraError } from "../errors/miraError.ts";
import { requireUint } from "../internal/hash.ts";
import type { RoundState } from "./roundState.ts";

/** Where a round stands; the order is the contract's. */
export const phases = ["NONE", "SEED", "COMMIT", "TOP_UP", "REVEAL", "SETTLE", "CLOSED"] as const;
/** One of {@link phases}. */
export type Phase = (typeof phases)[number];

/** Everything about a round that is fixed when it opens; times in seconds. */
export type RoundConfig = {
  /** 0 for a request's first round. */
  level: number;
  domain: number;
  /** Most seats that one id may hold. */
  cap: number;
  /** Committed seats without which the round tops up, then expires. */
  leastSeats: number;
  /** Expected seats of the draw. */
  seats: number;
  /** Claims that the round votes on, 1 to 4,096. */
  claims: number;
  /** Epoch whose powers the draw reads. */
  epoch: number;
  /** Of the round's number: the hub's storage serves one round after another. */
  generation: number;
  revealWindow: number;
  /** The top-up window is as long. */
  commitWindow: number;
  /** Timestamp at which commitments open. */
  seedTime: number;
  /** Number of the block whose hash seeds the draw. */
  seedBlock: bigint;
  /** The domain's power in `epoch`. */
  totalPower: bigint;
};

/** Shift and width of each field but the claims, which are stored less one at 208, 12 bits. */
const fields = {
  level: [252, 4],
  domain: [244, 8],
  cap: [236, 8],
  leastSeats: [228, 8],
  seats: [220, 8],
  epoch: [184, 24],
  generation: [174, 10],
  revealWindow: [154, 20],
  commitWindow: [134, 20],
  seedTime: [96, 38],
  seedBlock: [56, 40],
  totalPower: [0, 56],
} as const;

/**
 * Reads a round's word; `null` for 0, which means that there is no such round.
 *
 * @example
 * const config = unpackRoundConfig(word);
 */
export function unpackRoundConfig(word: bigint): RoundConfig | null {
  if (word === 0n) return null;
  const read = ([shift, width]: readonly [number, number]) => (word >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);
  return {
    level: Number(read(fields.level)),
    domain: Number(read(fields.domain)),
    cap: Number(read(fields.cap)),
    leastSeats: Number(read(fields.leastSeats)),
    seats: Number(read(fields.seats)),
    claims: Number(read([208, 12])) + 1,
    epoch: Number(read(fields.epoch)),
    generation: Number(read(fields.generation)),
    revealWindow: Number(read(fields.revealWindow)),
    commitWindow: Number(read(fields.commitWindow)),
    seedTime: Number(read(fields.seedTime)),
    seedBlock: read(fields.seedBlock),
    totalPower: read(fields.totalPower),
  };
}

/**
 * Packs a round's configuration into its word: the inverse of {@link unpackRoundConfig}.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 */
export function packRoundConfig(config: RoundConfig): bigint {
  if (config.claims < 1) throw new MiraError("VALUE_OUT_OF_RANGE", "A round votes on at least one claim.");
  let word = requireUint(config.claims - 1, 12, "claims") << 208n;
  for (const [name, [shift, width]] of Object.entries(fields) as [keyof typeof fields, readonly [number, number]][]) {
    word |= requireUint(config[name], width, name) << BigInt(shift);
  }
  return word;
}

/** Bounds of a round's phases, seconds; each interval is half-open. */
export type RoundTimes = {
  /** Commitments open. */
  seedTime: number;
  commitEnd: number;
  /** The reveal window's start, after a top-up window if there was need of one. */
  revealStart: number;
  /** From here on exactly the posted openings count. */
  revealEnd: number;
};

/**
 * When a round's phases begin and end.
 *
 * @param toppedUp Whether a commitment came in the top-up window.
 *
 * @example
 * const { commitEnd } = roundTimes(config, false);
 */
export function roundTimes(config: RoundConfig, toppedUp: boolean): RoundTimes {
  const commitEnd = config.seedTime + config.commitWindow;
  const revealStart = commitEnd + (toppedUp ? config.commitWindow : 0);
  return { seedTime: config.seedTime, commitEnd, revealStart, revealEnd: revealStart + config.revealWindow };
}

/**
 * The phase of a round at a chain time, as the contract computes it: `CLOSED` once it was settled or expired.
 *
 * @param timestamp Block timestamp, seconds.
 * @param state Committed seats so far, and whether any came in the top-up window: see {@link unpackRoundState}. Without
 * a status, votes are being taken.
 *
 * @example
 * phaseAt(config, Number(block.timestamp), unpackRoundState(word)); // "COMMIT"
 */
export function phaseAt(
  config: RoundConfig | null,
  timestamp: number,
  state: Pick<RoundState, "seats" | "toppedUp"> & Partial<Pick<RoundState, "status">>,
): Phase {
  if (!config) return "NONE";
  if (state.status !== undefined && state.status !== "VOTING") return "CLOSED";
  if (timestamp < config.seedTime) return "SEED";
  const { commitEnd, revealEnd } = roundTimes(config, state.toppedUp);
  if (timestamp < commitEnd) return "COMMIT";
  const isShort = state.seats < config.leastSeats;
  if ((state.toppedUp || isShort) && timestamp < roundTimes(config, true).revealStart) return "TOP_UP";
  if (isShort) return "CLOSED";
  return timestamp < revealEnd ? "REVEAL" : "SETTLE";
}
