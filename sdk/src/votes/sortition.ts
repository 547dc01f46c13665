import { concatHex, type Hex, keccak256, toHex } from "viem";
import { requireBytes32, requireUint } from "../internal/hash.ts";

/** What a draw depends on. */
export type DrawSeatsParameters = {
  /** {@link drawSeed} */
  seed: Hex;
  validatorId: number;
  /** Expected seats of the whole draw; twice the policy's in the top-up window. */
  seats: number;
  /** The validator's power. */
  power: bigint;
  /** The domain's power. */
  totalPower: bigint;
  /** Most seats of one id. */
  cap: number;
};

/**
 * Seed of a round's draw.
 *
 * @param blockHash Hash of the round's seed block.
 *
 * @example
 * const { hash } = await client.getBlock({ blockNumber: config.seedBlock });
 * const seed = drawSeed(hash, round);
 */
export function drawSeed(blockHash: Hex, round: bigint): Hex {
  requireBytes32(blockHash, "blockHash");
  return keccak256(concatHex([blockHash, toHex(requireUint(round, 64, "round"), { size: 32 })]));
}

/**
 * Seats that a validator holds: with x = seats · power / totalPower it holds ⌊x⌋, and one more if its ticket falls below
 * the fraction of x, up to the cap. Exact integers throughout.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 *
 * @example
 * const held = drawSeats({ seed, validatorId: 7, seats: 9, power, totalPower: config.totalPower, cap: config.cap });
 */
export function drawSeats({ seed, validatorId, seats, power, totalPower, cap }: DrawSeatsParameters): number {
  requireBytes32(seed, "seed");
  if (power === 0n || totalPower === 0n) return 0;
  const weighted = requireUint(seats, 32, "seats") * requireUint(power, 128, "power");
  const whole = weighted / totalPower;
  if (whole >= BigInt(cap)) return cap;
  const id = toHex(requireUint(validatorId, 32, "validatorId"), { size: 32 });
  const ticket = BigInt(keccak256(concatHex([seed, id]))) & ((1n << 128n) - 1n);
  const hasOneMore = ticket * totalPower < (weighted % totalPower) << 128n;
  return Number(whole) + (hasOneMore ? 1 : 0);
}
