import { type Address, type Hex, isAddress } from "viem";
import { z } from "zod";

/** 32 bytes as lower-case hexadecimal. */
export const bytes32Schema = z.custom<Hex>(
  (value) => typeof value === "string" && /^0x[0-9a-f]{64}$/.test(value),
  "must be 32 bytes as 0x and 64 lower-case hexadecimal digits",
);

/** 20 bytes as hexadecimal, in any case. */
export const addressSchema = z.custom<Address>(
  (value) => typeof value === "string" && isAddress(value, { strict: false }),
  "must be an address",
);

/** A string that UTF-8 can carry: a lone surrogate would be replaced, and two texts would share a hash. */
export const wellFormedSchema = z.string().refine((value) => value.isWellFormed(), "must be well-formed Unicode");

/** A text that says something. */
export const textSchema = wellFormedSchema.refine((value) => value.trim() !== "", "must not be empty");

/** A 64-bit number, as decimal digits, because JSON's numbers are not exact beyond 2^53. */
export const uint64Schema = z
  .string()
  .refine((value) => /^(0|[1-9]\d{0,19})$/.test(value) && BigInt(value) < 1n << 64n, "must be a 64-bit decimal number");

/** A whole number from 0 to `most`. */
export const uintSchema = (most: number) => z.int().min(0).max(most);

/** What zod found, one line an issue, without the content itself. */
export function issuesOf(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `${issue.path.join(".") || "document"}: ${issue.message}`);
}
