import { type Hex, keccak256 } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { readDocument } from "../internal/canonicalJson.ts";
import type { Bundle } from "../types/bundle.ts";
import { bundleSchema } from "../types/bundleSchema.ts";
import { bundleDocument, MAX_BUNDLE_BYTES } from "./encodeBundle.ts";

/** How {@link parseBundle} reads. */
export type ParseBundleOptions = {
  /** Hash that the bytes must have, as the request names it. */
  expectedHash?: Hex;
  /** Longest document that is read, in bytes; 32 MiB by default. */
  maxBytes?: number;
};

/**
 * Reads a bundle from whatever a host sent: refuses altered content, JSON that is not canonical, and members that it
 * does not know.
 *
 * @throws MiraError `BUNDLE_HASH_MISMATCH`, `BUNDLE_INVALID`, `BUNDLE_NOT_CANONICAL` or `DOCUMENT_TOO_LARGE`; none of
 * them passes by trying again with the same bytes
 *
 * @example
 * const bytes = new Uint8Array(await (await fetch(request.contentURI)).arrayBuffer());
 * const bundle = parseBundle(bytes, { expectedHash: request.header.bundleHash });
 */
export function parseBundle(bytes: Uint8Array, options: ParseBundleOptions = {}): Bundle {
  const { expectedHash, maxBytes = MAX_BUNDLE_BYTES } = options;
  // The length is checked before hashing, so that a hostile host cannot make the reader work for nothing.
  if (expectedHash !== undefined && bytes.length <= maxBytes) {
    const hash = keccak256(bytes);
    if (hash !== expectedHash.toLowerCase()) {
      throw new MiraError("BUNDLE_HASH_MISMATCH", "The content is not the bundle that the hash names.", {
        details: { hash, expectedHash },
      });
    }
  }
  return readDocument(bytes, bundleSchema, { ...bundleDocument, maxBytes });
}
