import type { Hex } from "viem";
import { hashBag, hashNode, hashRoot, peaksOf } from "../internal/logHash.ts";

/** What {@link verifyLogProof} compares. */
export type VerifyLogProofParameters = {
  /** Root of the log with `size` leaves. */
  root: Hex;
  /** Number of leaves, at least 1. */
  size: number;
  /** Place of the leaf, from 0. */
  index: number;
  /** {@link hashVerdictLeaf} */
  leafHash: Hex;
  proof: readonly Hex[];
};

/**
 * Whether a leaf stands at `index` of the log with this size and root. Index and size fix the proof's length.
 *
 * @example
 * verifyLogProof({ root, size, index, leafHash: hashVerdictLeaf(leaf, log), proof });
 */
export function verifyLogProof({ root, size, index, leafHash, proof }: VerifyLogProofParameters): boolean {
  return rootFromLogProof({ size, index, leafHash, proof }) === root.toLowerCase();
}

/** The root that a proof leads to; `null` if its length does not fit index and size. */
export function rootFromLogProof(parameters: Omit<VerifyLogProofParameters, "root">): Hex | null {
  const { size, index, leafHash, proof } = parameters;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  const peaks = peaksOf(size);
  const own = peaks.findIndex(({ height, start }) => index < start + 2 ** height);
  const peak = peaks[own];
  if (!peak) return null;
  const larger = own === 0 ? 0 : 1;
  if (proof.length !== peak.height + larger + peaks.length - own - 1) return null;
  let hash = leafHash;
  for (const [step, sibling] of proof.entries()) {
    if (step < peak.height) {
      const isLeft = Math.floor(index / 2 ** step) % 2 === 0;
      hash = isLeft ? hashNode(hash, sibling) : hashNode(sibling, hash);
    } else if (step === peak.height && larger === 1) hash = hashBag(sibling, hash);
    else hash = hashBag(hash, sibling);
  }
  return hashRoot(size, hash);
}
