import { concatHex, type Hex, keccak256, zeroHash } from "viem";

/** Commutative node, as OpenZeppelin's `Hashes.commutativeKeccak256`. Both are lower-case, so text order is byte order. */
const nodeOf = (a: Hex, b: Hex): Hex => keccak256(concatHex(a < b ? [a, b] : [b, a]));

/** Depth of a tree of `count` claims: ⌈log₂ count⌉. */
export const depthOf = (count: number): number => (count <= 1 ? 0 : 32 - Math.clz32(count - 1));

/** All layers from the leaves to the root; leaf i at place i, zero leaves up to the next power of two. */
export function layersOf(leaves: readonly Hex[]): readonly (readonly Hex[])[] {
  const width = 2 ** depthOf(leaves.length);
  let layer: readonly Hex[] = [...leaves, ...Array<Hex>(width - leaves.length).fill(zeroHash)];
  const layers = [layer];
  while (layer.length > 1) {
    const below = layer;
    layer = Array.from({ length: below.length / 2 }, (_, i) => nodeOf(at(below, 2 * i), at(below, 2 * i + 1)));
    layers.push(layer);
  }
  return layers;
}

/** Siblings of place `index` from the leaves up. */
export function siblingsOf(layers: readonly (readonly Hex[])[], index: number): readonly Hex[] {
  return layers.slice(0, -1).map((layer, height) => at(layer, (index >> height) ^ 1));
}

/** Root over a leaf and its siblings. */
export function climb(leaf: Hex, siblings: readonly Hex[]): Hex {
  return siblings.reduce<Hex>((hash, sibling) => nodeOf(hash, sibling), leaf);
}

function at(layer: readonly Hex[], index: number): Hex {
  const hash = layer[index];
  if (hash === undefined) throw new RangeError(`No node at ${index}.`);
  return hash;
}
