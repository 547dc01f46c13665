import type { Hex } from "viem";
import { climb, depthOf } from "../internal/claimTree.ts";
import { claimLeaf } from "./claimLeaf.ts";
import type { ClaimProof } from "./claimProof.ts";

/** What {@link verifyClaimProof} compares. */
export type VerifyClaimProofParameters = {
  /** Root that the request states. */
  claimsRoot: Hex;
  /** Number of claims that the request states. */
  claimCount: number;
  claim: ClaimProof;
};

/**
 * Whether a claim is the one at its index under a root. The proof must have exactly the tree's depth.
 *
 * @throws MiraError `VALUE_INVALID` or `VALUE_OUT_OF_RANGE` for parts that are no hashes or numbers
 *
 * @example
 * verifyClaimProof({ claimsRoot: leaf.claimsRoot, claimCount: leaf.claimCount, claim });
 */
export function verifyClaimProof({ claimsRoot, claimCount, claim }: VerifyClaimProofParameters): boolean {
  if (claim.index >= claimCount || claim.proof.length !== depthOf(claimCount)) return false;
  return climb(claimLeaf(claim), claim.proof) === claimsRoot.toLowerCase();
}
