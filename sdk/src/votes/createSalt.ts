import { type Hex, hexToBytes, toHex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireBytes32 } from "../internal/hash.ts";

/** Distinct bytes below which 32 random bytes stay once in some 10^18 draws. */
const LEAST_DISTINCT_BYTES = 16;

/**
 * 256 random bits for one commitment or one claim. Never use a salt twice: whoever knows it can read the vote by trying
 * answers.
 *
 * @throws MiraError `SALT_WEAK` if the random source is broken
 *
 * @example
 * const salt = createSalt();
 */
export function createSalt(): Hex {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(32)));
  requireStrongSalt(salt);
  return salt;
}

/**
 * Refuses a salt that is visibly not random: a counter, a short number, a text, a repeated pattern.
 *
 * @throws MiraError `SALT_WEAK`, or `VALUE_INVALID` if it is not 32 bytes
 *
 * @example
 * requireStrongSalt("0x0000000000000000000000000000000000000000000000000000000000000001"); // throws SALT_WEAK
 */
export function requireStrongSalt(salt: Hex): void {
  requireBytes32(salt, "salt");
  if (new Set(hexToBytes(salt)).size < LEAST_DISTINCT_BYTES) {
    throw new MiraError("SALT_WEAK", "A salt must be 32 random bytes; make it by createSalt().");
  }
}
