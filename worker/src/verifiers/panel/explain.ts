import type { ClaimView } from "../text/claimView.ts";

const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** The best sentence of the evidence for a claim, shortened; empty if there is none. */
export const bestSentence = ({ index, sentences }: ClaimView): string => {
  const [from = 0, to = 0] = index.sentences[sentences[0]?.at ?? -1] ?? [];
  const [start, end] = [index.tokens[from]?.start ?? 0, index.tokens[to - 1]?.end ?? 0];
  return clip(index.text.slice(start, end).replace(/\s+/gu, " "), 160);
};

/** One sentence for a person: what was found and what was not. */
export const explain = (view: ClaimView, supported: boolean): string => {
  const missing = view.terms
    .filter(({ positions }) => positions.length === 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 4)
    .map(({ token }) => `“${clip(token.lower, 30)}”`);
  const best = bestSentence(view);
  const near = best === "" ? "Nothing in the evidence comes near." : `The nearest evidence is “${best}”.`;
  if (supported) return near;
  return missing.length === 0 ? near : `The evidence does not have ${missing.join(", ")}. ${near}`;
};
