import { type ClaimView, hasWithin, type Term } from "./claimView.ts";
import type { Range } from "./evidenceIndex.ts";
import { antonymsOf } from "./lexicon.ts";
import { agrees, quantitiesOf } from "./quantities.ts";
import type { Token } from "./tokens.ts";

/** Why a claim whose words match is yet against its evidence. */
export type Contradiction = { kind: "negation" | "opposite" | "number"; reason: string };

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const negators = words("not no never none neither nor nobody nothing without cannot can't unable incapable");
/** Words after a negator that turn it into something else: `not only`, `no longer than`. */
const idle = words("only just merely longer doubt matter less more later one least");

/** Share of the claim's words that one sentence must have before a contradiction is looked for. */
const aligned = 0.65;
/** Share that it must have of the claim's other words beside the one that is contradicted. */
const rest = 0.75;
/** A sentence with more than this many times the claim's content words says much else, and may deny that. */
const widest = 2;
/** Tokens after a negator within which the word that it negates must stand. */
const scope = 5;

const isNegator = (tokens: readonly Token[], at: number): boolean => {
  const { lower = "" } = tokens[at] ?? {};
  return (
    (negators.has(lower) || lower.endsWith("n't")) && !idle.has(tokens[at + 1]?.lower ?? "") && !tokens[at + 1]?.numeric
  );
};

/** The content word that each negator negates: the first one after it. */
const negatedStems = (tokens: readonly Token[]): Set<string> => {
  const found = new Set<string>();
  tokens.forEach((_, at) => {
    if (!isNegator(tokens, at)) return;
    const next = tokens.slice(at + 1, at + 1 + scope).find(({ functional }) => !functional);
    if (next !== undefined) found.add(next.stem);
  });
  return found;
};

const negationBetween = (tokens: readonly Token[], sentence: readonly Token[]): Contradiction | undefined => {
  const [mine, theirs] = [negatedStems(tokens), negatedStems(sentence)];
  const times = (all: readonly Token[], stem: string): number => all.filter((token) => token.stem === stem).length;
  if (theirs.size === 0) {
    const denied = [...mine].find((stem) => times(sentence, stem) > 0);
    if (denied !== undefined)
      return { kind: "negation", reason: `The claim denies what the evidence states of “${denied}”.` };
  }
  if (tokens.some((_, at) => isNegator(tokens, at))) return undefined;
  // A word that the sentence also has outside the negation is not denied by it.
  const denied = [...theirs].find((stem) => times(tokens, stem) > 0 && times(sentence, stem) === 1);
  return denied === undefined
    ? undefined
    : { kind: "negation", reason: `The evidence denies what the claim states of “${denied}”.` };
};

/** A word of the claim whose opposite stands in the sentence, where all the rest of the claim matches. */
const oppositeBetween = (
  { terms, tokens, weight }: ClaimView,
  covered: number,
  sentence: readonly Token[],
): Contradiction | undefined => {
  const [own, theirs] = [new Set(tokens.map(({ stem }) => stem)), new Set(sentence.map(({ stem }) => stem))];
  for (const { token, weight: mine } of terms) {
    if (theirs.has(token.stem) || covered < rest * (weight - mine)) continue;
    const opposite = [...antonymsOf(token.stem)].find((stem) => theirs.has(stem) && !own.has(stem));
    if (opposite !== undefined) return { kind: "opposite", reason: `“${token.lower}” stands against “${opposite}”.` };
  }
  return undefined;
};

/** Another number of the same kind where all but the numbers matches; with several rivals it is unclear which is meant. */
const numberBetween = ({ terms, tokens, index, window }: ClaimView, [from, to]: Range): Contradiction | undefined => {
  const plain = terms.filter(({ token }) => !token.numeric);
  const weight = plain.reduce((sum, term) => sum + term.weight, 0);
  // A name may stand in the sentence before, with a pronoun here.
  const isHere = ({ positions, token, local }: Term): boolean =>
    hasWithin(positions, from, to) || (token.capital && local);
  const found = plain.reduce((sum, term) => sum + (isHere(term) ? term.weight : 0), 0);
  if (plain.length < 2 || found < rest * weight) return undefined;
  const given = quantitiesOf(index.tokens, from, to);
  const nearby = quantitiesOf(index.tokens, ...window);
  for (const stated of quantitiesOf(tokens)) {
    const rivals = given.filter(({ dimension }) => dimension === stated.dimension);
    const [rival] = rivals;
    if (rival === undefined || rivals.length > 1 || stated.dimension === "ordinal") continue;
    if ([...given, ...nearby].some((each) => agrees(stated, each))) continue;
    return { kind: "number", reason: `The evidence has ${rival.raw} where the claim has ${stated.raw}.` };
  }
  return undefined;
};

/**
 * Looks for a contradiction with the sentence that has most of the claim's words: one of them denies what the other
 * states, names its opposite, or gives another number of the same kind. It presumes that the sentence speaks of the
 * same thing, so it asks for a close match first.
 */
export const contradictionOf = (view: ClaimView): Contradiction | undefined => {
  const { index, tokens, terms } = view;
  const [best] = view.sentences;
  const [from, to] = index.sentences[best?.at ?? -1] ?? [0, 0];
  const sentence = index.tokens.slice(from, to);
  if (best === undefined || sentence.filter(({ functional }) => !functional).length > widest * terms.length + 3)
    return undefined;
  const denied = best.covered >= aligned * view.weight ? negationBetween(tokens, sentence) : undefined;
  return denied ?? oppositeBetween(view, best.covered, sentence) ?? numberBetween(view, [from, to]);
};
