import { SCORE_ONE } from "./fixedPoint.ts";

/** Seconds of rest that cost a point. */
export const IDLE_PERIOD = 7 * 24 * 60 * 60;

/**
 * A score after a rest: a positive one loses a point for every full week, down to zero. What fell below stays.
 *
 * @param score In 2⁻³².
 * @param idle Seconds from the start of the epoch in which the validator was last paid to that of the present one.
 *
 * @example
 * decayScore(3n * SCORE_ONE, 15 * 24 * 60 * 60); // SCORE_ONE
 */
export function decayScore(score: bigint, idle: number): bigint {
  if (score <= 0n) return score;
  const lost = BigInt(Math.floor(idle / IDLE_PERIOD)) * SCORE_ONE;
  return lost < score ? score - lost : 0n;
}
