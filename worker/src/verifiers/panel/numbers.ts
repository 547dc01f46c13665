import type { ClaimView, Term } from "../text/claimView.ts";
import type { EvidenceIndex, Range } from "../text/evidenceIndex.ts";
import { agrees, type Quantity, quantitiesOf } from "../text/quantities.ts";
import { type Signal, share } from "./signal.ts";

/** Most numbers of the evidence that one number of a claim is held against one by one. */
const scan = 2_000;

type Given = { all: readonly Quantity[]; byValue: ReadonlyMap<number, readonly Quantity[]> };

const cache = new WeakMap<EvidenceIndex, Given>();

const quantitiesIn = (index: EvidenceIndex): Given => {
  const known = cache.get(index);
  if (known !== undefined) return known;
  const all = quantitiesOf(index.tokens);
  const byValue = new Map<number, Quantity[]>();
  for (const quantity of all) {
    const list = byValue.get(quantity.raw);
    if (list === undefined) byValue.set(quantity.raw, [quantity]);
    else if (list.length < 64) list.push(quantity);
  }
  const given = { all, byValue };
  cache.set(index, given);
  return given;
};

/** The quantities within a token range, by binary search. */
const between = (all: readonly Quantity[], [from, to]: Range): Quantity[] => {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: Quantity[] = [];
  for (let at = low; at < all.length && (all[at]?.from ?? to) < to; at++) found.push(all[at] as Quantity);
  return found;
};

/** Whether two sorted position lists come within `reach` tokens of each other. */
const near = (a: readonly number[], b: readonly number[], reach: number): boolean => {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const gap = (a[i] ?? 0) - (b[j] ?? 0);
    if (Math.abs(gap) <= reach) return true;
    if (gap < 0) i++;
    else j++;
  }
  return false;
};

/** Share of neighbouring content words of the claim that also stand near each other in the evidence. */
export const pairsKept = (terms: readonly Term[], reach: number): number => {
  let kept = 0;
  let weight = 0;
  for (let at = 1; at < terms.length; at++) {
    const [a, b] = [terms[at - 1], terms[at]];
    if (a === undefined || b === undefined) break;
    weight += a.weight + b.weight;
    if (near(a.positions.slice(0, 2_000), b.positions.slice(0, 2_000), reach)) kept += a.weight + b.weight;
  }
  return share(kept, weight, terms[0] !== undefined && terms[0].positions.length > 0 ? 1 : 0);
};

/** How the numbers of a claim fare against those of its evidence. */
export const numbersAgainst = (view: ClaimView) => {
  const stated = quantitiesOf(view.tokens);
  const given = quantitiesIn(view.index);
  const local = between(given.all, view.window);
  const head = given.all.slice(0, scan);
  let anywhere = 0;
  let here = 0;
  const conflicts: { stated: Quantity; given: Quantity }[] = [];
  const absent: Quantity[] = [];
  for (const quantity of stated.slice(0, 24)) {
    const isHere = local.some((each) => agrees(quantity, each));
    if (isHere) here++;
    const same = given.byValue.get(quantity.raw) ?? [];
    if (isHere || [same, head].some((list) => list.some((each) => agrees(quantity, each)))) anywhere++;
    else absent.push(quantity);
    const rival = isHere ? undefined : local.find((each) => each.dimension === quantity.dimension);
    if (rival !== undefined) conflicts.push({ stated: quantity, given: rival });
  }
  return { stated, anywhere, here, conflicts, absent };
};

/** Numbers, dates, shares and amounts of the claim in the evidence; beside them, pairs of neighbouring words. */
export const numbers: Signal = {
  name: "numbers",
  measures: ["some", "absent", "elsewhere", "conflict", "dateAbsent", "pairs", "closePairs", "noNumberPairs"],
  measure: ({ view }) => {
    const { stated, anywhere, here, conflicts, absent } = numbersAgainst(view);
    // Numbers and their units may be written otherwise, so the pairs are of the words around them.
    const words = view.terms.filter(({ at }) => !stated.some(({ from, to }) => at >= from && at < to));
    const pairs = pairsKept(words, 8);
    return [
      stated.length > 0 ? 1 : 0,
      share(absent.length, stated.length, 0),
      share(anywhere - here, stated.length, 0),
      conflicts.length > 0 ? 1 : 0,
      absent.some(({ dimension }) => /^(?:year|month|day)$/u.test(dimension)) ? 1 : 0,
      pairs,
      pairsKept(words, 3),
      stated.length > 0 ? 0 : pairs,
    ];
  },
};
