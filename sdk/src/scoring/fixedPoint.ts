/** One, in the fixed point of scores: 2⁻³² a unit. */
export const SCORE_ONE = 1n << 32n;

/** ⌈value / divisor⌉ of numbers that are not negative. */
export const ceilDiv = (value: bigint, divisor: bigint): bigint => (value + divisor - 1n) / divisor;
