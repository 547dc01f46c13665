import { SCORE_ONE } from "./fixedPoint.ts";
import type { KappaRecord } from "./kappaRecord.ts";

/**
 * A validator's running κ in 2⁻³², rounded down: (8 + Σ(A − E)) / (32 + ΣI). A newcomer's is ¼. As |A − E| ≤ I, it lies
 * between −1 and 1 without a clamp.
 *
 * @example
 * kappa(emptyKappaRecord); // 2n ** 30n
 */
export function kappa({ edge, information }: KappaRecord): bigint {
  const whole = (32n << 22n) + information;
  // Numerator and denominator together are positive, so that the division rounds down.
  return ((whole + (8n << 22n) + edge) * SCORE_ONE) / whole - SCORE_ONE;
}
