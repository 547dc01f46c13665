import { type Address, concatHex, encodeAbiParameters, getAddress, type Hex, isAddress, keccak256 } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireUint } from "../internal/hash.ts";

/** An account, and all that it is due since genesis; base units of MIRA. */
export type DistributionLeaf = { account: Address; amount: bigint };

/** A tree over accounts and amounts. */
export type DistributionTree = {
  root: Hex;
  /**
   * Siblings of an account's leaf, from the leaf up.
   *
   * @throws MiraError `CONTRIBUTION_NOT_FOUND` for an account without a leaf
   */
  proofOf(account: Address): readonly Hex[];
};

const LEAF = [{ type: "address" }, { type: "uint256" }] as const;

/**
 * The standard Merkle tree of OpenZeppelin over (address, uint256), which its `MerkleProof` verifies: leaves are hashed
 * twice and sorted by hash, and the order in which they are given is of no consequence.
 *
 * @throws MiraError `VALUE_INVALID` without leaves, for a malformed address, or for an account with two leaves;
 * `VALUE_OUT_OF_RANGE` for an amount that is none
 *
 * @example
 * const { root, proofOf } = distributionTree([{ account: alice, amount: 5n }, { account: bob, amount: 7n }]);
 * const proof = proofOf(alice);
 */
export function distributionTree(leaves: readonly DistributionLeaf[]): DistributionTree {
  if (leaves.length === 0) throw new MiraError("VALUE_INVALID", "A tree has at least one leaf.");
  const hashes = new Map(leaves.map(({ account, amount }) => [addressOf(account), leafOf(account, amount)]));
  if (hashes.size < leaves.length) throw new MiraError("VALUE_INVALID", "An account has one leaf, not two.");
  // All are lower-case, so text order is byte order.
  const sorted = [...hashes.values()].sort();
  const nodes = nodesOf(sorted);
  return {
    root: at(nodes, 0),
    proofOf(account) {
      const hash = hashes.get(addressOf(account));
      if (hash !== undefined) return siblingsOf(nodes, nodes.length - 1 - sorted.indexOf(hash));
      throw new MiraError("CONTRIBUTION_NOT_FOUND", `The distribution has nothing for ${account}.`, {
        details: { account },
      });
    },
  };
}

/** 2n − 1 nodes: the root first, node i above nodes 2i + 1 and 2i + 2, and the leaves last, in reverse. */
function nodesOf(sorted: readonly Hex[]): readonly Hex[] {
  const inner = sorted.length - 1;
  const nodes: Hex[] = [...Array<Hex>(inner).fill("0x"), ...sorted.toReversed()];
  for (let i = inner - 1; i >= 0; --i) nodes[i] = nodeOf(at(nodes, 2 * i + 1), at(nodes, 2 * i + 2));
  return nodes;
}

function siblingsOf(nodes: readonly Hex[], leaf: number): readonly Hex[] {
  const siblings: Hex[] = [];
  // Left children are odd, right ones even.
  for (let i = leaf; i > 0; i = (i - 1) >> 1) siblings.push(at(nodes, i % 2 === 1 ? i + 1 : i - 1));
  return siblings;
}

/** Hashed twice, so that no inner node passes as a leaf. */
const leafOf = (account: Address, amount: bigint): Hex =>
  keccak256(keccak256(encodeAbiParameters(LEAF, [addressOf(account), requireUint(amount, 256, "amount")])));

const nodeOf = (a: Hex, b: Hex): Hex => keccak256(concatHex(a < b ? [a, b] : [b, a]));

function addressOf(account: Address): Address {
  if (isAddress(account, { strict: false })) return getAddress(account);
  throw new MiraError("VALUE_INVALID", `There is no address "${account}".`, { details: { account } });
}

function at(nodes: readonly Hex[], index: number): Hex {
  const hash = nodes[index];
  if (hash === undefined) throw new RangeError(`No node at ${index}.`);
  return hash;
}
