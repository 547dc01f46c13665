import { type Hex, keccak256 } from "viem";
import type { Bundle } from "../types/bundle.ts";
import { encodeBundle } from "./encodeBundle.ts";

/**
 * A bundle's content hash, by which a request names it: keccak-256 of {@link encodeBundle}.
 *
 * @throws MiraError `BUNDLE_INVALID` if the value is no bundle
 *
 * @example
 * const hash = bundleHash(bundle); // "0x…", 32 bytes
 */
export function bundleHash(bundle: Bundle): Hex {
  return keccak256(encodeBundle(bundle));
}
