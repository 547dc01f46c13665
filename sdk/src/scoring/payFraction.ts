import { SCORE_ONE } from "./fixedPoint.ts";
import type { Score } from "./scoreVote.ts";

/** Claims' worth of the running record that counts in every round. */
const PRIOR = 8n;

/**
 * What a seat earns of the most that it could, in 2⁻³², rounded down:
 * ⅛ + ⅞ · clamp((A − E + 8·κ̂·cov) / (I_all + 8), 0, 1). Without a verdict to score against that is ⅛ + ⅞·κ̂·cov.
 *
 * @param kappa Running κ before this round, in 2⁻³².
 *
 * @example
 * const pay = (mostPerSeat * payFraction(score, kappa(record))) >> 32n;
 */
export function payFraction({ edge, decidedInformation, coverage }: Score, kappa: bigint): bigint {
  const earned = edge + ((PRIOR * kappa * coverage) >> 32n);
  const whole = decidedInformation + PRIOR * SCORE_ONE;
  const share = earned <= 0n ? 0n : earned >= whole ? SCORE_ONE : (earned * SCORE_ONE) / whole;
  return SCORE_ONE / 8n + ((7n * share) >> 3n);
}
