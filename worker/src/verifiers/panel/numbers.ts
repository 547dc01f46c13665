import type { ClaimView, Term } from "../text/claimView.ts";
import type { EvidenceIndex } from "../text/evidenceIndex.ts";
import { agrees, type Quantity, quantitiesOf } from "../text/quantities.ts";
import { type Signal, share } from "./signal.ts";

const cache = new WeakMap<EvidenceIndex, readonly Quantity[]>();

const quantitiesIn = (index: EvidenceIndex): readonly Quantity[] => {
  let known = cache.get(index);
  if (known === undefined) {
    known = quantitiesOf(index.tokens);
    cache.set(index, known);
  }
  return known;
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
  const local = given.filter(({ from }) => from >= view.window[0] && from < view.window[1]);
  let anywhere = 0;
  let here = 0;
  const conflicts: { stated: Quantity; given: Quantity }[] = [];
  const absent: Quantity[] = [];
  for (const quantity of stated.slice(0, 24)) {
    const isHere = local.some((each) => agrees(quantity, each));
    if (isHere) here++;
    if (isHere || given.slice(0, 20_000).some((each) => agrees(quantity, each))) anywhere++;
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
    const pairs = pairsKept(view.terms, 8);
    return [
      stated.length > 0 ? 1 : 0,
      share(absent.length, stated.length, 0),
      share(anywhere - here, stated.length, 0),
      conflicts.length > 0 ? 1 : 0,
      absent.some(({ dimension }) => /^(?:year|month|day)$/u.test(dimension)) ? 1 : 0,
      pairs,
      pairsKept(view.terms, 3),
      stated.length > 0 ? 0 : pairs,
    ];
  },
};
