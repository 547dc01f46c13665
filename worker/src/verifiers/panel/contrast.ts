import { type ClaimView, hasWithin } from "../text/claimView.ts";
import { antonymsOf } from "../text/lexicon.ts";
import type { Token } from "../text/tokens.ts";
import { type Signal, share } from "./signal.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));
const negators = set(
  "not no never none neither nor nobody nothing nowhere without cannot can't lack lacks lacked fail failed fails unable refuse refused denied deny denies hardly barely rarely un-",
);
const universal = set(
  "all every always only never none each entirely exclusively completely both solely unique sole everyone any",
);
const superlative = set(
  "most first best largest biggest oldest youngest greatest highest lowest last least fastest worst main major top leading",
);
const hedges = set(
  "may might could can perhaps possibly probably likely appears seems suggest suggests some sometimes often generally typically",
);
// Praise and blame that no page states: typical filler of generated biographies and summaries.
const flattery = set(
  "significant renowned passionate dedicated talented unique remarkable influential pioneering legacy inspiring inspiration inspired beloved respected prominent celebrated acclaimed prolific versatile iconic skilled skill talent passion contribution contributions contributed impact impactful dedication commitment committed recognized recognition admired esteemed outstanding exceptional known widely highly successful beautiful invaluable",
);

const isNegator = ({ lower }: Token): boolean => negators.has(lower) || lower.endsWith("n't");
const count = (tokens: readonly Token[], words: ReadonlySet<string>): number =>
  tokens.reduce((sum, { lower }) => sum + (words.has(lower) ? 1 : 0), 0);

/** Cosine of the claim with its best sentence: unlike coverage it also minds what the sentence says besides. */
const cosine = (view: ClaimView, at: number): number => {
  const [from = 0, to = 0] = view.index.sentences[at] ?? [];
  const content = view.index.tokens.slice(from, to).filter(({ functional }) => !functional).length;
  const found = view.terms.reduce((sum, { positions }) => sum + (hasWithin(positions, from, to) ? 1 : 0), 0);
  return share(found, Math.sqrt(Math.max(1, content) * Math.max(1, view.terms.length)), 0);
};

/** Words that turn a claim against its best sentence. */
export const contrastsOf = (view: ClaimView) => {
  const [from = 0, to = 0] = view.index.sentences[view.sentences[0]?.at ?? -1] ?? [];
  const sentence = view.index.tokens.slice(from, to);
  const stems = new Set(sentence.map(({ stem }) => stem));
  const claimStems = new Set(view.tokens.map(({ stem }) => stem));
  const negated = view.tokens.some(isNegator) !== sentence.some(isNegator);
  const opposites = view.terms.filter(
    ({ token }) =>
      !stems.has(token.stem) && [...antonymsOf(token.stem)].some((each) => stems.has(each) && !claimStems.has(each)),
  );
  return { sentence, negated, opposites };
};

/** Negation, opposites, quantifiers, superlatives, hedges and flattery; beside them the cosine of the best sentence. */
export const contrast: Signal = {
  name: "contrast",
  measures: [
    "cosine",
    "covered",
    "negated",
    "negatedAligned",
    "opposite",
    "universal",
    "superlative",
    "hedge",
    "flattery",
    "denial",
  ],
  measure: ({ view }) => {
    const { sentence, negated, opposites } = contrastsOf(view);
    const covered = view.covered.sentence;
    const stray = (words: ReadonlySet<string>): number =>
      Math.min(
        2,
        view.tokens.filter(({ lower }) => words.has(lower) && !sentence.some((other) => other.lower === lower)).length,
      );
    return [
      Math.max(0, ...view.sentences.slice(0, 3).map(({ at }) => cosine(view, at))),
      covered,
      negated ? 1 : 0,
      negated ? covered : 0,
      Math.min(2, opposites.length) * covered,
      stray(universal),
      stray(superlative),
      Math.min(2, count(view.tokens, hedges)),
      stray(flattery),
      view.tokens.some(isNegator) && negated ? 1 : 0,
    ];
  },
};
