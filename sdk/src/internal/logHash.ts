import { concatHex, type Hex, keccak256, toHex } from "viem";

const NODE_TYPEHASH = keccak256(toHex("VerdictLogNode(bytes32 left,bytes32 right)"));
const BAG_TYPEHASH = keccak256(toHex("VerdictLogBag(bytes32 left,bytes32 right)"));
const ROOT_TYPEHASH = keccak256(toHex("VerdictLogRoot(uint256 size,bytes32 bag)"));

/** Inner node of a perfect tree. */
export const hashNode = (left: Hex, right: Hex): Hex => keccak256(concatHex([NODE_TYPEHASH, left, right]));
/** Fold of the peaks so far with the next smaller one. */
export const hashBag = (left: Hex, right: Hex): Hex => keccak256(concatHex([BAG_TYPEHASH, left, right]));
/** Root of a log of `size` leaves whose peaks fold to `bag`. */
export const hashRoot = (size: number, bag: Hex): Hex =>
  keccak256(concatHex([ROOT_TYPEHASH, toHex(size, { size: 32 }), bag]));

/** A perfect tree of a log: its height, and the index of its first leaf. */
export type Peak = { height: number; start: number };

/** The perfect trees of a log of `size` leaves, largest first. */
export function peaksOf(size: number): readonly Peak[] {
  const peaks: Peak[] = [];
  for (let height = 52, start = 0; height >= 0; --height) {
    // Division, since shifts stop at 32 bits.
    if (Math.floor(size / 2 ** height) % 2 === 0) continue;
    peaks.push({ height, start });
    start += 2 ** height;
  }
  return peaks;
}
