import type { Signal } from "./signal.ts";

/** Share of the claim's words that the evidence has: in one sentence, in three neighbouring ones, anywhere. */
export const lexical: Signal = {
  name: "lexical",
  measures: ["sentence", "window", "anywhere", "almostAll", "worstMissing", "missing", "length"],
  measure: ({ view: { terms, covered } }) => {
    const missing = terms.filter(({ positions }) => positions.length === 0);
    return [
      covered.sentence,
      covered.window,
      covered.anywhere,
      Math.max(0, covered.anywhere - 0.8) * 5,
      missing.reduce((worst, { weight }) => Math.max(worst, weight), 0),
      Math.min(3, missing.length / 2),
      Math.log1p(terms.length) - 2,
    ];
  },
};
