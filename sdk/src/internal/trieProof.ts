import { fromRlp, type Hex, hexToBytes, keccak256 } from "viem";

/** A decoded node, or an item of one. */
type Item = Uint8Array | Item[];

/** Root of a trie without entries. */
const EMPTY_ROOT: Hex = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/**
 * The value that a proof shows under a key of a Merkle Patricia trie (Ethereum's Yellow Paper, appendix D), or `null` if
 * it shows that there is none. Keys are hashed first, as state and storage do.
 *
 * @throws RangeError if the proof does not lead from the root to an answer
 */
export function trieValue(root: Hex, key: Hex, proof: readonly Hex[]): Uint8Array | null {
  if (proof.length === 0) {
    if (root === EMPTY_ROOT) return null;
    throw new RangeError("The proof is empty.");
  }
  const nibbles = [...hexToBytes(keccak256(key))].flatMap((byte) => [byte >> 4, byte & 15]);
  let expected: Hex | null = root;
  let inline: Item | null = null;
  let depth = 0;
  for (let step = 0; ; ) {
    let node: Item;
    if (inline) node = inline;
    else {
      const bytes: Hex | undefined = proof[step];
      if (bytes === undefined || keccak256(bytes) !== expected) throw new RangeError(`Node ${step} does not fit.`);
      node = fromRlp(bytes, "bytes") as Item;
      ++step;
    }
    if (!Array.isArray(node)) throw new RangeError("A node is no list.");
    const found: Step = node.length === 17 ? atBranch(node, nibbles, depth) : atPath(node, nibbles, depth);
    if (found === null || "value" in found) {
      if (step !== proof.length) throw new RangeError("The proof goes on behind its end.");
      return found?.value ?? null;
    }
    depth = found.depth;
    inline = Array.isArray(found.child) ? found.child : null;
    expected = inline ? null : hashOf(found.child);
  }
}

type Step = { value: Uint8Array } | { child: Item; depth: number } | null;

function atBranch(node: readonly Item[], nibbles: readonly number[], depth: number): Step {
  const nibble = nibbles[depth];
  if (nibble === undefined) return stepTo(node[16]);
  const child = node[nibble];
  if (child === undefined) throw new RangeError("A branch lacks a child.");
  return child.length === 0 ? null : { child, depth: depth + 1 };
}

function atPath(node: readonly Item[], nibbles: readonly number[], depth: number): Step {
  const [encoded, rest] = node;
  if (node.length !== 2 || !(encoded instanceof Uint8Array) || rest === undefined) {
    throw new RangeError("A node has a wrong number of items.");
  }
  const all = [...encoded].flatMap((byte) => [byte >> 4, byte & 15]);
  const flag = all[0] ?? 0;
  const path = all.slice(flag & 1 ? 1 : 2);
  const isLeaf = (flag & 2) !== 0;
  const fits = path.every((nibble, i) => nibble === nibbles[depth + i]);
  const end = depth + path.length;
  // Another path stands where the key's would: the key is not there.
  if (!fits) return null;
  if (isLeaf) return end === nibbles.length ? stepTo(rest) : null;
  return { child: rest, depth: end };
}

function stepTo(item: Item | undefined): Step {
  if (!(item instanceof Uint8Array)) throw new RangeError("A value is no string.");
  return item.length === 0 ? null : { value: item };
}

function hashOf(item: Item): Hex {
  if (!(item instanceof Uint8Array) || item.length !== 32) throw new RangeError("A reference is no hash.");
  return `0x${[...item].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
