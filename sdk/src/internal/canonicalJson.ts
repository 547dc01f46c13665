import canonicalize from "canonicalize";
import type { z } from "zod";
import { MiraError, type MiraErrorCode } from "../errors/miraError.ts";
import { issuesOf } from "./schemas.ts";

/** RFC 8785 form of a value that a schema has passed; members that are `undefined` are left out. */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  // Only a value without a JSON form gives undefined, and an object has one.
  if (text === undefined) throw new TypeError("The value has no JSON form.");
  return text;
}

/** How {@link readDocument} names its failures. */
export type DocumentKind = {
  /** For messages, such as "bundle". */
  name: string;
  invalid: MiraErrorCode;
  /** Code for bytes that are not canonical; `invalid` by default. */
  notCanonical?: MiraErrorCode;
  maxBytes: number;
};

/**
 * Reads a document that must be canonical JSON: what is parsed is exactly what was hashed, whatever a lenient parser
 * makes of repeated keys, escapes or odd numbers.
 */
export function readDocument<T extends object>(bytes: Uint8Array, schema: z.ZodType<T>, kind: DocumentKind): T {
  if (bytes.length > kind.maxBytes) {
    throw new MiraError("DOCUMENT_TOO_LARGE", `The ${kind.name} has more than ${kind.maxBytes} bytes.`, {
      details: { bytes: bytes.length, maxBytes: kind.maxBytes },
    });
  }
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw new MiraError(kind.invalid, `The ${kind.name} is not JSON in UTF-8.`, { cause });
  }
  const document = checkDocument(value, schema, kind);
  if (canonicalJson(document) !== text) {
    throw new MiraError(kind.notCanonical ?? kind.invalid, `The ${kind.name} is not canonical JSON (RFC 8785).`);
  }
  return document;
}

/** Checks a value against a schema, and gives the typed form. */
export function checkDocument<T>(value: unknown, schema: z.ZodType<T>, kind: DocumentKind): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = issuesOf(parsed.error);
  throw new MiraError(kind.invalid, `The ${kind.name} is not valid: ${issues.slice(0, 3).join("; ")}.`, {
    details: { issues: issues.slice(0, 32), issueCount: issues.length },
  });
}
