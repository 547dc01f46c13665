import type { ClaimView } from "../text/claimView.ts";
import { hasWithin } from "../text/claimView.ts";
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

/**
 * Weight of terms that the best sentence replaces: found before and after, but with another content word between.
 * `a drama film` against `a drama book` replaces `film`.
 */
const replaced = (view: ClaimView): number => {
  const [from = 0, to = 0] = view.index.sentences[view.sentences[0]?.at ?? -1] ?? [];
  const place = new Map<string, number>();
  for (let at = to - 1; at >= from; at--) place.set(view.index.tokens[at]?.stem ?? "", at);
  const wanted = new Set(view.tokens.map(({ stem }) => stem));
  let weight = 0;
  view.terms.forEach((term, at) => {
    if (place.has(term.token.stem)) return;
    const before = place.get(view.terms[at - 1]?.token.stem ?? "");
    const after = place.get(view.terms[at + 1]?.token.stem ?? "");
    const start = before === undefined ? (after ?? from) - 4 : before + 1;
    const end = after === undefined ? (before ?? to) + 4 : after;
    if ((before === undefined && after === undefined) || end - start > 5) return;
    const rivals = view.index.tokens
      .slice(Math.max(from, start), Math.min(to, end))
      .filter(({ functional, stem }) => !functional && !wanted.has(stem));
    if (rivals.length > 0) weight += term.weight;
  });
  return weight;
};

/** Who did what to whom: the words of the claim in their order, its subject half and its object half apart. */
export const relations: Signal = {
  name: "relations",
  measures: ["ordered", "second", "head", "middle", "tail", "inverted", "lastTerm", "replaced"],
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
      view.terms.at(-1)?.local ? 1 : 0,
      Math.min(3, replaced(view)),
    ];
  },
};
