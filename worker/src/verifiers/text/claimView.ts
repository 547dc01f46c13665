import { type EvidenceIndex, type Range, readable } from "./evidenceIndex.ts";
import { limits } from "./limits.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { commonWords } from "./words.ts";

/** A content word of the claim. */
export type Term = {
  token: Token;
  /** Index of the token in the claim. */
  at: number;
  /** Importance, about 0.2 to 2.5. */
  weight: number;
  /** Where the evidence has it; empty if nowhere. */
  positions: readonly number[];
  /** Occurs in the best window. */
  local: boolean;
};

/** A claim beside its evidence: what matters in it and where that is found. */
export type ClaimView = {
  text: string;
  tokens: readonly Token[];
  terms: readonly Term[];
  /** Sum of the terms' weights. */
  weight: number;
  index: EvidenceIndex;
  /** Best sentences, by weight found, best first; at most six. */
  sentences: readonly { at: number; covered: number }[];
  /** Token range of the best sentence with its neighbours. */
  window: Range;
  /** Shares of `weight` that are found: in the best sentence, in its window of three, anywhere. */
  covered: { sentence: number; window: number; anywhere: number };
};

/** How telling a word is, from its form and from how rare it is in this evidence. */
const weightOf = (token: Token, index: EvidenceIndex, occurrences: number): number => {
  const form = commonWords.has(token.lower) ? 0.4 : token.numeric ? 1.5 : token.capital && !token.first ? 1.3 : 1;
  const size = index.sentences.length;
  const rarity = Math.log((size + 1) / (Math.min(occurrences, size) + 0.5)) / Math.log(size + 2);
  return form * (0.5 + Math.min(1, Math.max(0, rarity)));
};

const termsOf = (tokens: readonly Token[], index: EvidenceIndex): Term[] => {
  const seen = new Set<string>();
  const terms: Term[] = [];
  tokens.forEach((token, at) => {
    if (token.functional || seen.has(token.stem)) return;
    seen.add(token.stem);
    const positions = index.positions.get(token.stem) ?? [];
    terms.push({ token, at, positions, weight: weightOf(token, index, positions.length), local: false });
  });
  return terms;
};

const rankSentences = (terms: readonly Term[], index: EvidenceIndex): { at: number; covered: number }[] => {
  const scores = new Map<number, number>();
  let visits = 0;
  for (const term of [...terms].sort((a, b) => a.positions.length - b.positions.length)) {
    if (visits > 0 && visits + term.positions.length > limits.visits) break;
    let previous = -1;
    for (const position of term.positions) {
      const sentence = index.sentenceOf[position] ?? 0;
      if (sentence !== previous) scores.set(sentence, (scores.get(sentence) ?? 0) + term.weight);
      previous = sentence;
      if (++visits > limits.visits) break;
    }
  }
  const best: { at: number; covered: number }[] = [];
  for (const [at, covered] of scores) {
    if (best.length === 6 && covered <= (best[5]?.covered ?? 0)) continue;
    best.push({ at, covered });
    best.sort((a, b) => b.covered - a.covered || a.at - b.at);
    best.length = Math.min(best.length, 6);
  }
  return best;
};

/** Whether a sorted list has a number in `[from, to)`. */
export const hasWithin = (sorted: readonly number[], from: number, to: number): boolean => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length && (sorted[low] ?? 0) < to;
};

const sumWithin = (terms: readonly Term[], [from, to]: Range): number =>
  terms.reduce((sum, { positions, weight }) => sum + (hasWithin(positions, from, to) ? weight : 0), 0);

const around = (index: EvidenceIndex, at: number): Range => [
  index.sentences[Math.max(0, at - 1)]?.[0] ?? 0,
  index.sentences[Math.min(index.sentences.length - 1, at + 1)]?.[1] ?? 0,
];

/** Lays a claim beside its evidence. Its cost is bounded by `limits`, whatever the texts are. */
export const claimViewOf = (claim: string, index: EvidenceIndex): ClaimView => {
  const text = readable(claim.slice(0, limits.claim));
  const tokens = tokensOf(text).slice(0, limits.claimTokens);
  let terms = termsOf(tokens, index);
  const weight = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const sentences = rankSentences(terms, index);
  let window: Range = [0, 0];
  let found = 0;
  for (const { at } of sentences) {
    const range = around(index, at);
    const sum = sumWithin(terms, range);
    if (sum > found) {
      found = sum;
      window = range;
    }
  }
  terms = terms.map((term) => ({ ...term, local: hasWithin(term.positions, ...window) }));
  const anywhere = terms.reduce((sum, term) => sum + (term.positions.length > 0 ? term.weight : 0), 0);
  const covered = {
    sentence: (sentences[0]?.covered ?? 0) / weight,
    window: found / weight,
    anywhere: anywhere / weight,
  };
  return { text, tokens, terms, weight, index, sentences, window, covered };
};
