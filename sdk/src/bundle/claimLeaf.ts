import { concatHex, type Hex, keccak256, toHex } from "viem";
import { canonicalJson } from "../internal/canonicalJson.ts";
import { hashText, requireBytes32, requireUint } from "../internal/hash.ts";
import type { Bundle, Evidence } from "../types/bundle.ts";

/** `keccak256("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 evidenceHash)")` */
export const CLAIM_TYPEHASH: Hex = keccak256(
  toHex("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 evidenceHash)"),
);

/** What a leaf of the claim tree commits to. */
export type ClaimLeafParameters = {
  /** Place in the bundle, from 0. */
  index: number;
  /** The claim's 32 random bytes. */
  salt: Hex;
  /** {@link claimTextHash} */
  textHash: Hex;
  /** {@link claimEvidenceHash} */
  evidenceHash: Hex;
};

/**
 * Leaf of one claim, hashed twice so that no inner node passes for it.
 *
 * @throws MiraError `VALUE_INVALID` or `VALUE_OUT_OF_RANGE`
 *
 * @example
 * const { text, salt } = bundle.claims[0];
 * claimLeaf({ index: 0, salt, textHash: claimTextHash(text), evidenceHash: claimEvidenceHash(bundle.evidence) });
 */
export function claimLeaf({ index, salt, textHash, evidenceHash }: ClaimLeafParameters): Hex {
  requireUint(index, 32, "index");
  requireBytes32(salt, "salt");
  requireBytes32(textHash, "textHash");
  requireBytes32(evidenceHash, "evidenceHash");
  const encoded = concatHex([CLAIM_TYPEHASH, toHex(index, { size: 32 }), salt, textHash, evidenceHash]);
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

/** What each claim of a bundle contributes to the tree, in order. */
export function claimLeafParameters(bundle: Pick<Bundle, "claims" | "evidence">): readonly ClaimLeafParameters[] {
  const shared = claimEvidenceHash(bundle.evidence);
  return bundle.claims.map(({ text, evidence, salt }, index) => ({
    index,
    salt,
    textHash: claimTextHash(text),
    evidenceHash: evidence ? claimEvidenceHash(evidence) : shared,
  }));
}
