import { type Address, encodeAbiParameters, type Hex, keccak256, toHex } from "viem";

/** A final verdict as it enters the log. */
export type VerdictLeaf = {
  requestId: bigint;
  domain: number;
  tier: number;
  /** See {@link policyHash}. */
  policyHash: Hex;
  /** Deepest level that was voted on. */
  level: number;
  bundleHash: Hex;
  claimsRoot: Hex;
  claimCount: number;
  /** {@link votesHash} of the verdict planes. */
  verdictHash: Hex;
  /** Timestamps, seconds. */
  openedAt: number;
  finalizedAt: number;
  /** Committed seats of the deepest round. */
  seats: number;
};

/** Type hash of {@link VerdictLeaf}. */
export const LEAF_TYPEHASH: Hex = keccak256(
  toHex(
    "VerdictLeaf(uint64 requestId,uint8 domain,uint8 tier,bytes32 policyHash,uint8 level,bytes32 bundleHash,bytes32 claimsRoot,uint32 claimCount,bytes32 verdictHash,uint40 openedAt,uint40 finalizedAt,uint16 seats)",
  ),
);

const leafWords = [
  { type: "bytes32" },
  { type: "uint256" },
  { type: "address" },
  { type: "uint64" },
  { type: "uint8" },
  { type: "uint8" },
  { type: "bytes32" },
  { type: "uint8" },
  { type: "bytes32" },
  { type: "bytes32" },
  { type: "uint32" },
  { type: "bytes32" },
  { type: "uint40" },
  { type: "uint40" },
  { type: "uint16" },
] as const;

/**
 * Hash of a leaf: chain and registry bind it to one log.
 *
 * @example
 * hashVerdictLeaf(leaf, { chainId: 31337, registry: deployment.registry });
 */
export function hashVerdictLeaf(leaf: VerdictLeaf, log: { chainId: number; registry: Address }): Hex {
  const encoded = encodeAbiParameters(leafWords, [
    LEAF_TYPEHASH,
    BigInt(log.chainId),
    log.registry,
    leaf.requestId,
    leaf.domain,
    leaf.tier,
    leaf.policyHash,
    leaf.level,
    leaf.bundleHash,
    leaf.claimsRoot,
    leaf.claimCount,
    leaf.verdictHash,
    leaf.openedAt,
    leaf.finalizedAt,
    leaf.seats,
  ]);
  return keccak256(keccak256(encoded));
}
