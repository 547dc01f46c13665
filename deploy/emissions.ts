const YEAR = 365 * 24 * 60 * 60;
/** Seconds in which the reserve halves if every epoch releases all that it may. */
export const HALF_LIFE = 2 * YEAR;

/** MIRA in the reserve at genesis, base units. */
export const GENESIS_RESERVE = 300_000_000n * 10n ** 18n;

/**
 * Part of the reserve that an epoch releases at most, in 10⁻¹⁸: 1 − 2^(−epoch / half-life).
 *
 * @param epochLength Seconds.
 *
 * @example
 * decayOf(86_400); // 949_066_037_374_324n
 */
export function decayOf(epochLength: number): bigint {
  return BigInt(Math.round(-Math.expm1((-Math.LN2 * epochLength) / HALF_LIFE) * 1e18));
}
