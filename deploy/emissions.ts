const YEAR = 365 * 24 * 60 * 60;
/** Seconds in which the reserve halves if every epoch releases all that it may. */
export const HALF_LIFE = 2 * YEAR;

/** Most emission on what validators earn, in 1/10,000: .13 of the net fees at their share of .75. */
export const EMISSION_MULTIPLE = 1_733;

/** MIRA in the reserve at genesis, base units. */
export const GENESIS_RESERVE = 400_000_000n * 10n ** 18n;

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
