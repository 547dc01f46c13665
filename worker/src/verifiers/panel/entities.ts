import type { ClaimView, Term } from "../text/claimView.ts";
import { hasWithin } from "../text/claimView.ts";
import { namesOf } from "../text/names.ts";
import { type Signal, share } from "./signal.ts";

/** Greatest weight of the claim's words within any `width` tokens of the evidence. */
export const densest = (terms: readonly Term[], width: number): number => {
  const marks: { at: number; term: number }[] = [];
  const byRarity = terms
    .map((term, at) => ({ at, term }))
    .sort((a, b) => a.term.positions.length - b.term.positions.length);
  for (const { at, term } of byRarity) {
    if (marks.length > 0 && marks.length + term.positions.length > 6_000) break;
    for (const position of term.positions.slice(0, 6_000)) marks.push({ at: position, term: at });
  }
  marks.sort((a, b) => a.at - b.at);
  const inside = new Uint16Array(terms.length);
  let sum = 0;
  let best = 0;
  let tail = 0;
  for (const mark of marks) {
    const before = inside[mark.term] ?? 0;
    inside[mark.term] = before + 1;
    if (before === 0) sum += terms[mark.term]?.weight ?? 0;
    while ((marks[tail]?.at ?? 0) < mark.at - width) {
      const leaving = marks[tail++]?.term ?? 0;
      const left = (inside[leaving] ?? 1) - 1;
      inside[leaving] = left;
      if (left === 0) sum -= terms[leaving]?.weight ?? 0;
    }
    best = Math.max(best, sum);
  }
  return best;
};

/** Names of the claim: which the evidence knows, which stand where the rest of the claim stands. */
export const namesAgainst = (view: ClaimView) => {
  const names = namesOf(view.tokens);
  let known = 0;
  let whole = 0;
  let local = 0;
  const unknown: string[] = [];
  const inName = new Uint8Array(view.tokens.length);
  for (const { from, to } of names) {
    const words = view.tokens.slice(from, to).filter(({ functional }) => !functional);
    inName.fill(1, from, to);
    const lists = words.map(({ stem }) => view.index.positions.get(stem) ?? []);
    const found = lists.filter((list) => list.length > 0).length;
    known += share(found, words.length, 1);
    if (found < words.length) unknown.push(words.map(({ lower }) => lower).join(" "));
    if (lists.every((list) => hasWithin(list, ...view.window))) local++;
    const [first = [], ...rest] = lists;
    if (first.slice(0, 500).some((at) => rest.every((list) => hasWithin(list, at - 4, at + 6)))) whole++;
  }
  return { names, known, whole, local, unknown, inName };
};

/** Names first: an unknown name is the commonest sign of invention. Beside them, the densest place of the evidence. */
export const entities: Signal = {
  name: "entities",
  measures: ["some", "unknown", "broken", "elsewhere", "others", "dense", "denser", "rest"],
  measure: ({ view }) => {
    const { names, known, whole, local, inName } = namesAgainst(view);
    const count = names.length;
    const rest = view.terms.filter(({ at }) => inName[at] === 0);
    const restWeight = rest.reduce((sum, { weight }) => sum + weight, 0);
    const restFound = rest.reduce((sum, { positions, weight }) => sum + (positions.length > 0 ? weight : 0), 0);
    return [
      count > 0 ? 1 : 0,
      share(count - known, count, 0),
      share(count - whole, count, 0),
      share(whole - local, count, 0),
      Math.min(3, names.length / 2),
      densest(view.terms, 24) / view.weight,
      densest(view.terms, 8) / view.weight,
      share(restFound, restWeight, 1),
    ];
  },
};
