import { type ClaimView, hasWithin } from "./claimView.ts";
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

/**
 * Looks for a contradiction with the sentence that has most of the claim's words: one of them denies what the other
 * states, names its opposite, or gives another number of the same kind. It presumes that the sentence speaks of the
 * same thing, so it asks for a close match first.
 */
export const contradictionOf = (view: ClaimView): Contradiction | undefined => {
  const { index, tokens, terms } = view;
  const [best] = view.sentences;
  if (best === undefined || best.covered < aligned * view.weight) return undefined;
  const [from, to] = index.sentences[best.at] ?? [0, 0];
  const sentence = index.tokens.slice(from, to);
  if (sentence.filter(({ functional }) => !functional).length > widest * terms.length + 3) return undefined;
  const stems = new Set(sentence.map(({ stem }) => stem));
  const [mine, theirs] = [negatedStems(tokens), negatedStems(sentence)];
  const once = (stem: string): boolean => sentence.filter((token) => token.stem === stem).length === 1;
  const deniedHere = [...mine].filter((stem) => stems.has(stem) && !theirs.has(stem));
  const deniedThere = [...theirs].filter(
    (stem) => !mine.has(stem) && terms.some(({ token }) => token.stem === stem) && once(stem),
  );
  if (deniedHere.length > 0 && theirs.size === 0)
    return { kind: "negation", reason: `The claim denies what the evidence states of “${deniedHere[0]}”.` };
  if (deniedThere.length > 0 && mine.size === 0 && !tokens.some((_, at) => isNegator(tokens, at)))
    return { kind: "negation", reason: `The evidence denies what the claim states of “${deniedThere[0]}”.` };
  const own = new Set(tokens.map(({ stem }) => stem));
  for (const { token } of terms) {
    if (stems.has(token.stem)) continue;
    const opposite = [...antonymsOf(token.stem)].find((stem) => stems.has(stem) && !own.has(stem));
    if (opposite !== undefined) return { kind: "opposite", reason: `“${token.lower}” stands against “${opposite}”.` };
  }
  const plain = terms.filter(({ token }) => !token.numeric);
  const plainWeight = plain.reduce((sum, { weight }) => sum + weight, 0);
  const plainFound = plain.reduce(
    (sum, { positions, weight }) => sum + (hasWithin(positions, from, to) ? weight : 0),
    0,
  );
  if (plainFound < 0.75 * plainWeight) return undefined;
  const given = quantitiesOf(index.tokens, from, to);
  const nearby = quantitiesOf(index.tokens, ...view.window);
  for (const stated of quantitiesOf(tokens)) {
    if (given.some((each) => agrees(stated, each))) continue;
    const rivals = given.filter(({ dimension }) => dimension === stated.dimension);
    const [rival] = rivals;
    // With several numbers of a kind it is not clear which one the claim means.
    if (
      rival !== undefined &&
      rivals.length === 1 &&
      stated.dimension !== "ordinal" &&
      !nearby.some((each) => agrees(stated, each))
    )
      return { kind: "number", reason: `The evidence has ${rival.raw} where the claim has ${stated.raw}.` };
  }
  return undefined;
};
