import { MiraError } from "../errors/miraError.ts";

/** What a counted round came to. */
export type RoundSummary = {
  round: bigint;
  /** 0 for a request's first round. */
  level: number;
  /** Timestamp, seconds. */
  settledAt: number;
  /** Committed seats. */
  seats: number;
  /** Seats whose openings counted. */
  revealedSeats: number;
  /** Claims that the verdict leaves undecided; `null` where the hub did not count them: nothing could pay for another round. */
  undecided: number | null;
  /** What the round cost its payers, base units of MIRA. */
  netFee: bigint;
};

const UNCOUNTED = 0xffffn;

/** Shift and width of each field; the order is the contract's. */
const fields = {
  round: [192n, 64n],
  level: [184n, 8n],
  settledAt: [144n, 40n],
  seats: [128n, 16n],
  revealedSeats: [112n, 16n],
  undecided: [96n, 16n],
  netFee: [0n, 96n],
} as const;

const fieldOf = (word: bigint, name: keyof typeof fields): bigint => {
  const [shift, width] = fields[name];
  return (word >> shift) & ((1n << width) - 1n);
};

/**
 * Reads a result's summary.
 *
 * @example
 * const { seats, revealedSeats, netFee } = unpackRoundSummary(result.summary);
 */
export function unpackRoundSummary(word: bigint): RoundSummary {
  const undecided = fieldOf(word, "undecided");
  return {
    round: fieldOf(word, "round"),
    level: Number(fieldOf(word, "level")),
    settledAt: Number(fieldOf(word, "settledAt")),
    seats: Number(fieldOf(word, "seats")),
    revealedSeats: Number(fieldOf(word, "revealedSeats")),
    undecided: undecided === UNCOUNTED ? null : Number(undecided),
    netFee: fieldOf(word, "netFee"),
  };
}

/**
 * The word of a summary.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE` where a field does not fit its bits
 */
export function packRoundSummary(summary: RoundSummary): bigint {
  const values = { ...summary, undecided: summary.undecided ?? UNCOUNTED };
  return (Object.keys(fields) as (keyof typeof fields)[]).reduce((word, name) => {
    const [shift, width] = fields[name];
    const value = BigInt(values[name]);
    if (value < 0n || value >= 1n << width) {
      throw new MiraError("VALUE_OUT_OF_RANGE", `${name} has ${width} bits.`, { details: { name, value } });
    }
    return word | (value << shift);
  }, 0n);
}
