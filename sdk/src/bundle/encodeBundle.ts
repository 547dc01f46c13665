import { canonicalJson, checkDocument, type DocumentKind } from "../internal/canonicalJson.ts";
import type { Bundle } from "../types/bundle.ts";
import { bundleSchema } from "../types/bundleSchema.ts";

/** Largest bundle that {@link parseBundle} reads unless told otherwise: 32 MiB. */
export const MAX_BUNDLE_BYTES = 32 * 1_024 * 1_024;

/** How failures to read a bundle are named. */
export const bundleDocument: DocumentKind = {
  name: "bundle",
  invalid: "BUNDLE_INVALID",
  notCanonical: "BUNDLE_NOT_CANONICAL",
  maxBytes: MAX_BUNDLE_BYTES,
};

/**
 * A bundle's bytes: its canonical JSON (RFC 8785) in UTF-8. These bytes are what is stored, fetched and hashed.
 *
 * @throws MiraError `BUNDLE_INVALID` if the value is no bundle
 *
 * @example
 * await writeFile("bundle.json", encodeBundle(bundle));
 */
export function encodeBundle(bundle: Bundle): Uint8Array {
  return new TextEncoder().encode(canonicalJson(checkDocument(bundle, bundleSchema, bundleDocument)));
}
