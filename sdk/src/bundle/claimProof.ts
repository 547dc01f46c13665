import type { Hex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { siblingsOf } from "../internal/claimTree.ts";
import { type ClaimLeafParameters, type ClaimTreeSource, claimLeafParameters } from "./claimLeaf.ts";
import { claimLayers } from "./claimsRoot.ts";

/** One claim of a bundle with the siblings that lead from its leaf to the root. */
export type ClaimProof = ClaimLeafParameters & {
  /** Siblings from the leaf up; ⌈log₂ claims⌉ of them. */
  proof: readonly Hex[];
};

/**
 * Proof that a claim is the one at `index` of a bundle; it shows nothing of the other claims.
 *
 * @throws MiraError `CLAIM_NOT_FOUND` if the bundle has no such claim
 *
 * @example
 * const proof = claimProof(bundle, 3);
 * verifyClaimProof({ claimsRoot: claimsRoot(bundle), claimCount: bundle.claims.length, claim: proof }); // true
 */
export function claimProof(bundle: ClaimTreeSource, index: number): ClaimProof {
  const parameters = claimLeafParameters(bundle)[index];
  if (!parameters) {
    throw new MiraError("CLAIM_NOT_FOUND", `The bundle has no claim ${index}.`, {
      details: { index, claims: bundle.claims.length },
    });
  }
  return { ...parameters, proof: siblingsOf(claimLayers(bundle), index) };
}
