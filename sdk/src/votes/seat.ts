import { requireUint } from "../internal/hash.ts";

/** Who sits in a round with how much weight, as it enters the running hash. */
export type Seat = {
  validatorId: number;
  /** Declared model family when it committed; 0 for undeclared. */
  family: number;
  /** Unit votes, at least 1. */
  seats: number;
  /** Whether it committed in the top-up window. */
  toppedUp: boolean;
};

/**
 * Packs a seat into its word: validator at bit 32, family at 24, seats at 8, topped up at 0.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 *
 * @example
 * packSeat({ validatorId: 7, family: 2, seats: 1, toppedUp: false }); // 0x7_0200_0100n
 */
export function packSeat({ validatorId, family, seats, toppedUp }: Seat): bigint {
  const id = requireUint(validatorId, 32, "validatorId") << 32n;
  const weight = (requireUint(family, 8, "family") << 24n) | (requireUint(seats, 16, "seats") << 8n);
  return id | weight | (toppedUp ? 1n : 0n);
}

/**
 * Reads a seat's word.
 *
 * @example
 * unpackSeat(0x7_0200_0100n); // { validatorId: 7, family: 2, seats: 1, toppedUp: false }
 */
export function unpackSeat(word: bigint): Seat {
  return {
    validatorId: Number((word >> 32n) & 0xffff_ffffn),
    family: Number((word >> 24n) & 0xffn),
    seats: Number((word >> 8n) & 0xffffn),
    toppedUp: (word & 1n) === 1n,
  };
}
