import { SCORE_ONE } from "./fixedPoint.ts";

/** A validator's rank in a domain: its stake weighs 1, 4/3, 5/3 or 2 in the draw. */
export type Rank = 1 | 2 | 3 | 4;

/** Score from which on ranks 2, 3 and 4 begin: 16, 32 and 48. */
const STEP = 16n * SCORE_ONE;

/**
 * The rank that a score gives: 1 below 16, 2 from there, 3 from 32, 4 from 48.
 *
 * @param score In 2⁻³², decayed: see `decayScore`.
 *
 * @example
 * rankOf(0n); // 1
 */
export function rankOf(score: bigint): Rank {
  if (score < STEP) return 1;
  if (score < 2n * STEP) return 2;
  return score < 3n * STEP ? 3 : 4;
}
