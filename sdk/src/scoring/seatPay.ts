/** What a validator earned in a round, and how it stood after it, as `FeeDivided` tells. */
export type SeatPay = {
  validatorId: number;
  /** Part of the most that its seats could earn, in 2⁻³². */
  fraction: bigint;
  /** Pay of all its seats, base units of MIRA. */
  earned: bigint;
  /** Its score in the domain after the round, in 2⁻³². */
  score: bigint;
};

/** Base units of MIRA in one unit of pay. */
const PAY_UNIT = 10n ** 9n;

/**
 * Reads a word of the event: score at bit 160 in 40 bits (signed), validator at 128, fraction at 64, units of pay below.
 *
 * @example
 * const pays = event.args.seats.map(unpackSeatPay);
 */
export function unpackSeatPay(word: bigint): SeatPay {
  return {
    validatorId: Number(BigInt.asUintN(32, word >> 128n)),
    fraction: BigInt.asUintN(64, word >> 64n),
    earned: BigInt.asUintN(64, word) * PAY_UNIT,
    score: BigInt.asIntN(40, word >> 160n),
  };
}
