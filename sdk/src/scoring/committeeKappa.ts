/**
 * What a committee is worth, in 2⁻³², rounded down: the mean of its validators' running κ as they were before the round,
 * each counted once, or zero where that is negative. A newcomer counts with its ¼.
 *
 * @param kappas Of the validators whose votes were opened: see `kappa`.
 *
 * @example
 * committeeKappa([kappa(emptyKappaRecord)]); // 2n ** 30n
 */
export function committeeKappa(kappas: readonly bigint[]): bigint {
  const sum = kappas.reduce((total, kappa) => total + kappa, 0n);
  return sum <= 0n ? 0n : sum / BigInt(kappas.length);
}
