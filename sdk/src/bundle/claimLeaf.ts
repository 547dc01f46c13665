import { concatHex, type Hex, keccak256, toHex } from "viem";
import { canonicalJson } from "../internal/canonicalJson.ts";
import { hashText, requireBytes32, requireUint } from "../internal/hash.ts";
import type { Bundle, Evidence } from "../types/bundle.ts";
import type { Question } from "../types/verdict.ts";

/** `keccak256("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 contextHash)")` */
export const CLAIM_TYPEHASH: Hex = keccak256(
  toHex("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 contextHash)"),
);

/** What a leaf of the claim tree commits to. */
export type ClaimLeafParameters = {
  /** Place in the bundle, from 0. */
  index: number;
  /** The claim's 32 random bytes. */
  salt: Hex;
  /** {@link claimTextHash} */
  textHash: Hex;
  /** {@link claimContextHash} */
  contextHash: Hex;
};

/**
 * Leaf of one claim, hashed twice so that no inner node passes for it.
 *
 * @throws MiraError `VALUE_INVALID` or `VALUE_OUT_OF_RANGE`
 *
 * @example
 * const { text, salt } = bundle.claims[0];
 * const contextHash = claimContextHash(bundle.question, claimEvidenceHash(bundle.evidence));
 * claimLeaf({ index: 0, salt, textHash: claimTextHash(text), contextHash });
 */
export function claimLeaf({ index, salt, textHash, contextHash }: ClaimLeafParameters): Hex {
  requireUint(index, 32, "index");
  requireBytes32(salt, "salt");
  requireBytes32(textHash, "textHash");
  requireBytes32(contextHash, "contextHash");
  const encoded = concatHex([CLAIM_TYPEHASH, toHex(index, { size: 32 }), salt, textHash, contextHash]);
  return keccak256(keccak256(encoded));
}

/** keccak-256 of a claim's text in UTF-8. */
export function claimTextHash(text: string): Hex {
  return hashText(text);
}

/** keccak-256 of the canonical JSON of the evidence that a claim is judged against: its own, else the bundle's. */
export function claimEvidenceHash(evidence: readonly Evidence[]): Hex {
  return hashText(canonicalJson(evidence));
}

/**
 * keccak256(abi.encode(keccak256(question), evidenceHash)): what a claim is judged for, and against.
 *
 * @throws MiraError `VALUE_INVALID`
 *
 * @example
 * const contextHash = claimContextHash("support", claimEvidenceHash(bundle.evidence));
 */
export function claimContextHash(question: Question, evidenceHash: Hex): Hex {
  requireBytes32(evidenceHash, "evidenceHash");
  return keccak256(concatHex([hashText(question), evidenceHash]));
}

/** Hash of the evidence that each claim of a bundle is judged against, in order. */
export function claimEvidenceHashes({ claims, evidence }: Pick<Bundle, "claims" | "evidence">): readonly Hex[] {
  const shared = claimEvidenceHash(evidence);
  return claims.map((claim) => (claim.evidence ? claimEvidenceHash(claim.evidence) : shared));
}

/** The part of a bundle to which the tree over its claims commits. */
export type ClaimTreeSource = Pick<Bundle, "question" | "claims" | "evidence">;

/** What each claim of a bundle contributes to the tree, in order. */
export function claimLeafParameters(bundle: ClaimTreeSource): readonly ClaimLeafParameters[] {
  const { question, claims, evidence } = bundle;
  const shared = claimContextHash(question, claimEvidenceHash(evidence));
  return claims.map(({ text, salt, evidence: own }, index) => ({
    index,
    salt,
    textHash: claimTextHash(text),
    contextHash: own ? claimContextHash(question, claimEvidenceHash(own)) : shared,
  }));
}
