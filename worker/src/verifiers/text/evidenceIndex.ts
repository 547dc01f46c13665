import type { Evidence } from "@mira-protocol/sdk";
import { limits } from "./limits.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A run of tokens `[from, to)` of the evidence. */
export type Range = readonly [from: number, to: number];

/** Evidence read once: its words, its sentences and where each stem occurs. */
export type EvidenceIndex = {
  /** What was read, all pieces joined, compatibility forms and zero-width characters normalised. */
  text: string;
  tokens: readonly Token[];
  sentences: readonly Range[];
  /** Sentence of each token. */
  sentenceOf: Int32Array;
  /** Token positions of each stem, ascending. */
  positions: ReadonlyMap<string, readonly number[]>;
  /** Evidence was longer than `limits.evidence`: what is not found here may still be there. */
  truncated: boolean;
};

const cache = new WeakMap<readonly Evidence[], EvidenceIndex>();
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gu;

/** The form in which claims and evidence are compared: NFKC, without invisible characters. */
export const readable = (text: string): string => text.normalize("NFKC").replace(invisible, "");

const gather = (evidence: readonly Evidence[]): { text: string; truncated: boolean } => {
  const parts: string[] = [];
  let left = limits.evidence as number;
  let truncated = false;
  for (const { text, title } of evidence) {
    const part = title === undefined ? text : `${title}\n${text}`;
    if (part.length > left) truncated = true;
    if (left > 0) parts.push(readable(part.slice(0, left)));
    left -= part.length;
  }
  return { text: parts.join("\n\n"), truncated };
};

/** Reads evidence into an index, in time linear in its length; the same array is read once. */
export const evidenceIndexOf = (evidence: readonly Evidence[]): EvidenceIndex => {
  const known = cache.get(evidence);
  if (known !== undefined) return known;
  const { text, truncated } = gather(evidence);
  const tokens = tokensOf(text);
  const positions = new Map<string, number[]>();
  const sentences: Range[] = [];
  const sentenceOf = new Int32Array(tokens.length);
  let from = 0;
  tokens.forEach((token, at) => {
    if (at > from && (token.first || at - from >= limits.sentenceTokens)) {
      sentences.push([from, at]);
      from = at;
    }
    sentenceOf[at] = sentences.length;
    const list = positions.get(token.stem);
    if (list === undefined) positions.set(token.stem, [at]);
    else list.push(at);
  });
  if (tokens.length > from) sentences.push([from, tokens.length]);
  const index: EvidenceIndex = { text, tokens, sentences, sentenceOf, positions, truncated };
  cache.set(evidence, index);
  return index;
};
