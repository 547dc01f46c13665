import type { EvidenceIndex } from "../text/evidenceIndex.ts";
import type { Signal } from "./signal.ts";

const size = 5;
const blockBits = 8;
const buckets = 1 << 16;
/** Longest chain of equal hashes that is walked for one gram. */
const chain = 48;

/** Character n-grams of the evidence in a chained hash table, newest first. */
type Grams = { head: Int32Array; next: Int32Array; hash: Int32Array };

const cache = new WeakMap<EvidenceIndex, Grams>();

const lettersOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;

const hashesOf = (letters: string): Int32Array => {
  const hashes = new Int32Array(Math.max(0, letters.length - size + 1));
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0x811c9dc5;
    for (let offset = 0; offset < size; offset++) hash = Math.imul(hash ^ letters.charCodeAt(at + offset), 0x01000193);
    hashes[at] = hash ^ (hash >>> 15);
  }
  return hashes;
};

const gramsOf = (index: EvidenceIndex): Grams => {
  const known = cache.get(index);
  if (known !== undefined) return known;
  const hash = hashesOf(lettersOf(index.text));
  const head = new Int32Array(buckets).fill(-1);
  const next = new Int32Array(hash.length);
  hash.forEach((value, at) => {
    const bucket = value & (buckets - 1);
    next[at] = head[bucket] ?? -1;
    head[bucket] = at;
  });
  const grams = { head, next, hash };
  cache.set(index, grams);
  return grams;
};

/** Positions of one gram, at most `chain` steps away. */
const positionsOf = ({ head, next, hash }: Grams, value: number): number[] => {
  const found: number[] = [];
  let at = head[value & (buckets - 1)] ?? -1;
  for (let step = 0; at >= 0 && step < chain; step++) {
    if (hash[at] === value) found.push(at);
    at = next[at] ?? -1;
  }
  return found;
};

/**
 * Overlapping runs of five characters: robust to inflection, to misspelling and to languages without a stemmer here.
 * Beside how many are found it measures how many are found in one place and the worst stretch of the claim.
 */
export const characters: Signal = {
  name: "characters",
  blind: true,
  measures: ["anywhere", "place", "longest", "worst", "worstThird", "rare"],
  measure: ({ view: { text, index } }) => {
    const grams = gramsOf(index);
    const hashes = hashesOf(lettersOf(text.slice(0, 1_200)));
    if (hashes.length === 0) return [0, 0, 0, 0, 0, 0];
    const blocks = new Map<number, number>();
    const hit = new Uint8Array(hashes.length);
    let longest = 0;
    let rare = 0;
    let running = new Map<number, number>();
    hashes.forEach((value, at) => {
      const positions = positionsOf(grams, value);
      hit[at] = positions.length > 0 ? 1 : 0;
      rare += positions.length > 0 ? 1 / Math.sqrt(positions.length) : 1;
      const runs = new Map<number, number>();
      let previous = -1;
      for (const position of positions) {
        const run = (running.get(position - 1) ?? 0) + 1;
        runs.set(position, run);
        if (run > longest) longest = run;
        const block = position >> blockBits;
        if (block === previous) continue;
        previous = block;
        blocks.set(block, (blocks.get(block) ?? 0) + 1 / hashes.length);
      }
      running = runs;
    });
    let place = 0;
    for (const [block, sum] of blocks) place = Math.max(place, Math.min(1, sum + (blocks.get(block + 1) ?? 0)));
    const found = hit.reduce((sum, each) => sum + each, 0);
    const stretch = Math.min(14, hashes.length);
    let inside = 0;
    const densities: number[] = [];
    for (let at = 0; at < hashes.length; at++) {
      inside += hit[at] ?? 0;
      if (at >= stretch) inside -= hit[at - stretch] ?? 0;
      if (at >= stretch - 1) densities.push(inside / stretch);
    }
    densities.sort((a, b) => a - b);
    const third = densities.slice(0, Math.ceil(densities.length / 3));
    return [
      found / hashes.length,
      place,
      Math.min(1, longest / hashes.length),
      densities[0] ?? 0,
      third.reduce((sum, each) => sum + each, 0) / Math.max(1, third.length),
      rare / hashes.length,
    ];
  },
};
