import type { ClaimView, Term } from "../text/claimView.ts";
import { hasWithin } from "../text/claimView.ts";
import type { EvidenceIndex } from "../text/evidenceIndex.ts";
import { synonymsOf } from "../text/lexicon.ts";
import type { Signal } from "./signal.ts";

const cache = new WeakMap<EvidenceIndex, ReadonlyMap<string, readonly string[]>>();
const root = 4;

/** The evidence's stems by their first letters. */
const familiesOf = (index: EvidenceIndex): ReadonlyMap<string, readonly string[]> => {
  const known = cache.get(index);
  if (known !== undefined) return known;
  const families = new Map<string, string[]>();
  for (const stem of index.positions.keys()) {
    if (stem.length < root) continue;
    const key = stem.slice(0, root);
    const list = families.get(key);
    if (list === undefined) families.set(key, [stem]);
    else if (list.length < 64) list.push(stem);
  }
  cache.set(index, families);
  return families;
};

const commonPrefix = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
};

/** How close the evidence comes to one term: in the window and anywhere, each in [0, 1]. */
const closeness = (
  { token, positions, local }: Term,
  { index, window }: ClaimView,
): { here: number; anywhere: number } => {
  let here = local ? 1 : 0;
  let anywhere = positions.length > 0 ? 1 : 0;
  if (here === 1 || token.numeric) return { here, anywhere };
  const consider = (stem: string, value: number): void => {
    const list = index.positions.get(stem);
    if (list === undefined) return;
    anywhere = Math.max(anywhere, value);
    if (value > here && hasWithin(list, ...window)) here = value;
  };
  for (const stem of synonymsOf(token.stem)) consider(stem, 0.8);
  for (const stem of familiesOf(index).get(token.stem.slice(0, root)) ?? []) {
    const length = commonPrefix(stem, token.stem);
    const likeness = length / Math.max(stem.length, token.stem.length);
    if (likeness >= 0.55) consider(stem, likeness * 0.9);
  }
  return { here, anywhere };
};

/** Each word of the claim against its nearest word of the evidence: equal, synonymous or of one root. */
export const paraphrase: Signal = {
  name: "paraphrase",
  measures: ["window", "anywhere", "worst", "second", "lost", "squared"],
  measure: ({ view }) => {
    let here = 0;
    let anywhere = 0;
    const gaps: number[] = [];
    for (const term of view.terms) {
      const close = closeness(term, view);
      here += term.weight * close.here;
      anywhere += term.weight * close.anywhere;
      gaps.push(term.weight * (1 - Math.max(close.here, close.anywhere * 0.75)));
    }
    gaps.sort((a, b) => b - a);
    return [
      here / view.weight,
      anywhere / view.weight,
      gaps[0] ?? 0,
      gaps[1] ?? 0,
      Math.min(3, gaps.reduce((sum, gap) => sum + gap, 0) / 2),
      (here / view.weight) ** 2,
    ];
  },
};
