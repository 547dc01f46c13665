import { type Hex, isHex, keccak256 } from "viem";
import { MiraError } from "../errors/miraError.ts";

/** Hash of a text's UTF-8 bytes. */
export const hashText = (text: string): Hex => keccak256(new TextEncoder().encode(text));

/** Throws unless `value` is 32 bytes of hexadecimal; `name` goes into the message. */
export function requireBytes32(value: Hex, name: string): void {
  if (!isHex(value) || value.length !== 66) {
    throw new MiraError("VALUE_INVALID", `${name} must be 32 bytes of hexadecimal.`, { details: { name } });
  }
}

/** Throws unless `value` is a whole number that fits `bits` bits. */
export function requireUint(value: bigint | number, bits: number, name: string): bigint {
  const whole = typeof value === "bigint" ? value : Number.isSafeInteger(value) ? BigInt(value) : -1n;
  if (whole < 0n || whole >> BigInt(bits) !== 0n) {
    throw new MiraError("VALUE_OUT_OF_RANGE", `${name} must be a whole number of at most ${bits} bits.`, {
      details: { name, value: String(value), bits },
    });
  }
  return whole;
}
