import { type ClaimView, hasWithin, type Term } from "../text/claimView.ts";
import { densest } from "./entities.ts";
import { type Signal, share } from "./signal.ts";

const longest = 64;

/** Weight of the best ordered alignment of the claim with one sentence; a skipped content word costs a little. */
const aligned = (view: ClaimView, weights: readonly number[], sentence: number): number => {
  const [from = 0, to = 0] = view.index.sentences[sentence] ?? [];
  const claim = view.tokens.slice(0, longest);
  const width = Math.min(longest, to - from);
  let above = new Float64Array(width + 1);
  let best = 0;
  claim.forEach((token, at) => {
    const row = new Float64Array(width + 1);
    const weight = weights[at] ?? 0;
    for (let column = 1; column <= width; column++) {
      const other = view.index.tokens[from + column - 1];
      const match = other?.stem === token.stem ? (above[column - 1] ?? 0) + weight : 0;
      const value = Math.max(match, (above[column] ?? 0) - weight * 0.15, (row[column - 1] ?? 0) - 0.03, 0);
      row[column] = value;
      if (value > best) best = value;
    }
    above = row;
  });
  return best;
};

/** Share of the found terms of `[start, end)` of the claim within the best sentence's window. */
const partFound = (view: ClaimView, start: number, end: number): number => {
  const part = view.terms.slice(start, end);
  const weight = part.reduce((sum, term) => sum + term.weight, 0);
  return share(
    part.reduce((sum, term) => sum + (term.local ? term.weight : 0), 0),
    weight,
    1,
  );
};

/** Share of neighbouring matched terms that the best sentence has in the opposite order only. */
const inverted = (view: ClaimView): number => {
  const [from = 0, to = 0] = view.index.sentences[view.sentences[0]?.at ?? -1] ?? [];
  const found = view.terms.filter(({ positions }) => hasWithin(positions, from, to));
  let pairs = 0;
  let swapped = 0;
  for (let at = 1; at < found.length; at++) {
    const [a, b] = [found[at - 1], found[at]];
    if (a === undefined || b === undefined) break;
    const first = a.positions.find((each) => each >= from) ?? 0;
    const second = b.positions.findLast((each) => each < to) ?? 0;
    pairs++;
    if (second < first) swapped++;
  }
  return share(swapped, pairs, 0);
};

/** The claim's clauses, cut at commas, semicolons and joining words, each with two terms or more. */
const clausesOf = ({ terms, tokens, text }: ClaimView): Term[][] => {
  const clauses: Term[][] = [[]];
  let previous = 0;
  for (const term of terms) {
    const between = text.slice(tokens[previous]?.end ?? 0, term.token.start);
    const cut = /[,;:()]|\b(?:and|but|while|which|who|where|after|before|when|with|because|as)\b/u.test(
      between.slice(0, 200),
    );
    const current = clauses.at(-1) ?? [];
    if (cut && current.length >= 2) clauses.push([term]);
    else current.push(term);
    previous = term.at;
  }
  const last = clauses.at(-1) ?? [];
  if (clauses.length > 1 && last.length < 2) clauses.splice(-2, 2, [...(clauses.at(-2) ?? []), ...last]);
  return clauses.slice(0, 12);
};

/** How much of its average clause one place of the evidence has: a long claim may draw on several places. */
const byClause = (view: ClaimView): number => {
  const found = clausesOf(view).map((clause) =>
    share(
      densest(clause, 28),
      clause.reduce((sum, { weight }) => sum + weight, 0),
      0,
    ),
  );
  return share(
    found.reduce((sum, each) => sum + each, 0),
    found.length,
    0,
  );
};

/** Who did what to whom: the words of the claim in their order, its parts apart. */
export const relations: Signal = {
  name: "relations",
  measures: ["ordered", "second", "head", "middle", "tail", "inverted", "clauses"],
  measure: ({ view }) => {
    const byToken = new Map(view.terms.map(({ at, weight }) => [at, weight]));
    const weights = view.tokens.slice(0, longest).map((_, at) => byToken.get(at) ?? 0.08);
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const scores = view.sentences.slice(0, 4).map(({ at }) => aligned(view, weights, at) / total);
    scores.sort((a, b) => b - a);
    const count = view.terms.length;
    const third = Math.max(1, Math.floor(count / 3));
    return [
      scores[0] ?? 0,
      scores[1] ?? 0,
      partFound(view, 0, third),
      partFound(view, third, count - third),
      partFound(view, count - third, count),
      inverted(view),
      byClause(view),
    ];
  },
};
