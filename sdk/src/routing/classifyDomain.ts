import { type DomainName, domains } from "../types/domains.ts";
import { domainSignals, type SpecialDomain } from "./domainSignals.ts";

/** Least score of a field, a strong term or two weak ones. */
const LEAST_SCORE = 2;
/** Least score a statement: an answer that touches on a field once is not about it. */
const LEAST_DENSITY = 0.4;
/** A field that only weak terms tell needs so many different ones: a grammar's "clause" is no law. */
const LEAST_WEAK_TERMS = 2;
/** Most that one statement counts for a field. */
const MOST_PER_CLAIM = 3;

/** How far a field must be ahead of the next one: the difference as a part of its own score. */
export const LEAST_MARGIN = 1 / 3;

/** What {@link classifyDomain} looks at. */
export type ClassifyDomainParameters = {
  /** The statements. */
  claims: readonly string[];
  /** What they answer; it counts like one of them, or like a fifth of them where there are many. */
  prompt?: string | undefined;
};

/** What the words say about the field. */
export type DomainGuess = {
  domain: DomainName;
  /** The field whose words stand there most, even where they do not suffice; `general` if there are none. */
  nearest: DomainName;
  /** How far it is ahead of the next field, 0 to 1. */
  margin: number;
  /** Score of each field: a strong term counts 2, a weak one 1, at most 3 a statement and field. */
  scores: Readonly<Record<SpecialDomain, number>>;
  /** Terms that were found for the nearest field, at most eight. */
  terms: readonly string[];
};

type Term = { weight: number; domain: SpecialDomain };

const special = domains.filter((name): name is SpecialDomain => name !== "general");
const words = new Map<string, Term[]>();
const stems = new Map<string, Term[]>();
const phrases: (Term & { text: string })[] = [];
for (const domain of special) {
  const { strong, weak } = domainSignals[domain];
  for (const [list, weight] of [
    [strong, 2],
    [weak, 1],
  ] as const) {
    for (const term of list.split(",").map((part) => part.trim().replace(/\s+/g, " "))) {
      const isStem = term.endsWith("*");
      const text = isStem ? term.slice(0, -1) : term;
      if (text.includes(" ")) phrases.push({ text: isStem ? ` ${text}` : ` ${text} `, weight, domain });
      else {
        const kept = isStem ? stems : words;
        kept.set(text, [...(kept.get(text) ?? []), { weight, domain }]);
      }
    }
  }
}
const SHORTEST_STEM = Math.min(...[...stems.keys()].map(({ length }) => length));

/**
 * Guesses the field of statements by their words and shapes, without a model: see `docs/routing.md` for what it reaches.
 * A field must be well ahead of the others, and stand in enough of the statements; else they are general.
 *
 * @example
 * classifyDomain({ claims: ["The defendant appealed to the Supreme Court."] }).domain; // "law"
 */
export function classifyDomain({ claims, prompt }: ClassifyDomainParameters): DomainGuess {
  const scores: Record<SpecialDomain, number> = { finance: 0, science: 0, health: 0, law: 0, code: 0 };
  const terms = new Map<SpecialDomain, Map<string, number>>(special.map((domain) => [domain, new Map()]));
  const count = (text: string, times: number): void => {
    const found = signalsOf(text);
    for (const domain of special) {
      const own = [...found].filter(([, term]) => term.domain === domain);
      const sum = own.reduce((total, [, { weight }]) => total + weight, 0);
      scores[domain] += times * Math.min(MOST_PER_CLAIM, sum);
      for (const [, { text: name, weight }] of own) terms.get(domain)?.set(name, weight);
    }
  };
  const promptTimes = prompt === undefined ? 0 : Math.max(1, claims.length / 5);
  for (const claim of claims) count(claim, 1);
  if (prompt !== undefined) count(prompt, promptTimes);
  const [first, second] = special.toSorted((a, b) => scores[b] - scores[a]);
  const top = first ? scores[first] : 0;
  if (!first || top === 0) return { domain: "general", nearest: "general", margin: 0, scores, terms: [] };
  const margin = (top - (second ? scores[second] : 0)) / top;
  const found = terms.get(first) ?? new Map<string, number>();
  const isTold = found.size >= LEAST_WEAK_TERMS || [...found.values()].some((weight) => weight > 1);
  const isDense = top >= LEAST_SCORE && top >= LEAST_DENSITY * (claims.length + promptTimes);
  const suffices = isTold && isDense && margin >= LEAST_MARGIN;
  return {
    domain: suffices ? first : "general",
    nearest: first,
    margin,
    scores,
    terms: [...found.keys()].slice(0, 8),
  };
}

/** The terms of all fields in a text, each once, by field and term. */
function signalsOf(text: string): Map<string, Term & { text: string }> {
  const found = new Map<string, Term & { text: string }>();
  const add = (name: string, { weight, domain }: Term): void =>
    void found.set(`${domain} ${name}`, { text: name, weight, domain });
  const tokens =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/c\+\+|[cf]#|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (const token of tokens) {
    for (const term of words.get(token) ?? []) add(token, term);
    for (let length = token.length; length >= SHORTEST_STEM; --length) {
      const stem = token.slice(0, length);
      for (const term of stems.get(stem) ?? []) add(stem, term);
    }
  }
  const line = ` ${tokens.join(" ")} `;
  for (const phrase of phrases) if (line.includes(phrase.text)) add(phrase.text.trim(), phrase);
  for (const domain of special) {
    for (const shape of domainSignals[domain].shapes) {
      for (const [shown] of text.matchAll(shape)) add(shown, { weight: 2, domain });
    }
  }
  return found;
}
