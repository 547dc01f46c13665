import { concatHex, type Hex, keccak256, toHex } from "viem";
import type { Planes } from "./planes.ts";

/**
 * keccak-256 of the affirm words followed by the deny words. The same hash names a verdict (`verdictHash`).
 *
 * @example
 * votesHash(encodePlanes(["TRUE", "FALSE"]));
 */
export function votesHash(planes: Planes): Hex {
  return keccak256(concatHex(planes.map((word) => toHex(word, { size: 32 }))));
}
