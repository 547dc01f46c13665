import type { Hex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { layersOf } from "../internal/claimTree.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type ClaimTreeSource, claimLeaf, claimLeafParameters } from "./claimLeaf.ts";

/**
 * Root of the tree over a bundle's claims, as a request states it: leaf i at place i, filled with zero leaves to a
 * power of two, nodes hashed in sorted order, depth ⌈log₂ claims⌉. The root of one claim is its leaf.
 *
 * @throws MiraError `BUNDLE_INVALID` without claims, `BUNDLE_TOO_MANY_CLAIMS` with more than 4,096
 *
 * @example
 * const parameters = { bundleHash: bundleHash(bundle), claimsRoot: claimsRoot(bundle) };
 */
export function claimsRoot(bundle: ClaimTreeSource): Hex {
  const root = claimLayers(bundle).at(-1)?.[0];
  if (root === undefined) throw new MiraError("BUNDLE_INVALID", "A bundle has at least one claim.");
  return root;
}

/** The tree's layers over a bundle's claims. */
export function claimLayers(bundle: ClaimTreeSource): readonly (readonly Hex[])[] {
  const count = bundle.claims.length;
  if (count === 0) throw new MiraError("BUNDLE_INVALID", "A bundle has at least one claim.");
  if (count > MAX_CLAIMS) {
    throw new MiraError("BUNDLE_TOO_MANY_CLAIMS", `A bundle holds ${MAX_CLAIMS} claims.`, { details: { count } });
  }
  return layersOf(claimLeafParameters(bundle).map(claimLeaf));
}
