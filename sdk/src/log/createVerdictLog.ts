import type { Hex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireBytes32 } from "../internal/hash.ts";
import { hashBag, hashNode, hashRoot, type Peak, peaksOf } from "../internal/logHash.ts";

/** A copy of the verdict log, kept from its leaf hashes. */
export type VerdictLog = {
  /** Number of leaves. */
  readonly size: number;
  /** Appends a leaf's hash and returns its index. */
  append(leafHash: Hex): number;
  /** The root that the log had with `size` leaves; the present size by default. */
  root(size?: number): Hex;
  /**
   * Proof that leaf `index` stands in the log as it was with `size` leaves: siblings up to its peak, then the fold of
   * the larger peaks if there are any, then the smaller peaks.
   */
  proof(index: number, size?: number): readonly Hex[];
};

/**
 * Keeps a copy of the verdict log: a Merkle mountain range, as `VerdictLog.sol` builds it. Each step costs O(log n), for
 * any size that the log ever had.
 *
 * @param leafHashes First leaves, in order.
 * @throws MiraError `LOG_OUT_OF_RANGE` from `root` and `proof` for a size or an index that the log does not have
 *
 * @example
 * const log = createVerdictLog(leaves.map((leaf) => hashVerdictLeaf(leaf, { chainId, registry })));
 * verifyLogProof({ root: log.root(), size: log.size, index: 3, leafHash, proof: log.proof(3) }); // true
 */
export function createVerdictLog(leafHashes: Iterable<Hex> = []): VerdictLog {
  // layers[h][k] is the node over leaves k·2^h to (k + 1)·2^h − 1; a full node never changes.
  const layers: Hex[][] = [[]];
  const leavesOf = () => layers[0]?.length ?? 0;

  function nodeAt({ height, start }: Peak): Hex {
    const node = layers[height]?.[start / 2 ** height];
    if (node === undefined) throw new RangeError(`No node of height ${height} at ${start}.`);
    return node;
  }

  function requireSize(size: number): void {
    if (Number.isInteger(size) && size >= 1 && size <= leavesOf()) return;
    throw new MiraError("LOG_OUT_OF_RANGE", `The log has no size ${size}.`, { details: { size, most: leavesOf() } });
  }

  const bagOf = (peaks: readonly Peak[]): Hex => peaks.map(nodeAt).reduce(hashBag);

  function append(leafHash: Hex): number {
    requireBytes32(leafHash, "leafHash");
    let node = leafHash;
    for (let height = 0; ; ++height) {
      layers[height] ??= [];
      const layer = layers[height] ?? [];
      layer.push(node);
      const left = layer[layer.length - 2];
      if (layer.length % 2 === 1 || left === undefined) return leavesOf() - 1;
      node = hashNode(left, node);
    }
  }

  function proof(index: number, size: number = leavesOf()): readonly Hex[] {
    requireSize(size);
    const peaks = peaksOf(size);
    const own = peaks.findIndex(({ height, start }) => index >= start && index < start + 2 ** height);
    const peak = peaks[own];
    if (!peak || !Number.isInteger(index)) {
      throw new MiraError("LOG_OUT_OF_RANGE", `A log of ${size} has no leaf ${index}.`, { details: { index, size } });
    }
    const siblings = Array.from({ length: peak.height }, (_, height) => {
      const place = Math.floor(index / 2 ** height);
      return nodeAt({ height, start: (place % 2 === 0 ? place + 1 : place - 1) * 2 ** height });
    });
    const larger = own === 0 ? [] : [bagOf(peaks.slice(0, own))];
    return [...siblings, ...larger, ...peaks.slice(own + 1).map(nodeAt)];
  }

  for (const leafHash of leafHashes) append(leafHash);
  return {
    get size() {
      return leavesOf();
    },
    append,
    root(size = leavesOf()) {
      requireSize(size);
      return hashRoot(size, bagOf(peaksOf(size)));
    },
    proof,
  };
}
