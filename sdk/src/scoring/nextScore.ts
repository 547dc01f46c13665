import { SCORE_ONE } from "./fixedPoint.ts";
import { rankOf } from "./rankOf.ts";

/** Where a score ends, and a validator can be jailed. */
export const SCORE_FLOOR = -24n * SCORE_ONE;

/** Most that a score can be. */
export const SCORE_CAP = 64n * SCORE_ONE;

/** Most that a score moves at once, either way. */
export const SCORE_STEP = 8n * SCORE_ONE;

/** β: part of what a good committee would gain that a validator of rank 1 to 4 has to, in 2⁻³². */
const HURDLES = { 1: 1n << 30n, 2: 1_717_986_918n, 3: 2_362_232_012n, 4: 2_791_728_742n } as const;

/** What {@link nextScore} adds to what. */
export type NextScoreParameters = {
  /** Before, decayed, in 2⁻³². */
  score: bigint;
  /** A − E of what entered the record, in 2⁻³²: see `enteringFigures`. */
  edge: bigint;
  /** Its I. */
  information: bigint;
  /** See `committeeKappa`. */
  committeeKappa: bigint;
};

/**
 * A validator's score in a domain after claims have entered its record:
 * s + clip(A − E − β · min(1, 2κ̄) · I, ±8), within [−24, 64], rounded down. Who only guesses gains no A − E and sinks;
 * who is better than β · min(1, 2κ̄) rises, and the higher it stands the better it must be.
 *
 * @example
 * const after = nextScore({ score: 0n, ...figures, committeeKappa: SCORE_ONE / 2n });
 */
export function nextScore({ score, edge, information, committeeKappa }: NextScoreParameters): bigint {
  const worth = 2n * committeeKappa < SCORE_ONE ? 2n * committeeKappa : SCORE_ONE;
  // A shift rounds towards −∞.
  const gain = ((edge << 64n) - HURDLES[rankOf(score)] * worth * information) >> 64n;
  const step = gain > SCORE_STEP ? SCORE_STEP : gain < -SCORE_STEP ? -SCORE_STEP : gain;
  const next = score + step;
  return next > SCORE_CAP ? SCORE_CAP : next < SCORE_FLOOR ? SCORE_FLOOR : next;
}
