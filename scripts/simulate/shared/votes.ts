import type { Answer, Verdict } from "@mira-protocol/sdk";
import type { SimulatedClaim } from "./claims.ts";
import type { SimulatedValidator } from "./population.ts";
import type { Random } from "./random.ts";

/**
 * How a validator answers. None can see the votes of a round before it has committed, so that copying means to guess
 * them (`crowd`, `lag`) or to have them from a friend (`friend`).
 *
 * - `honest`: right with its accuracy, abstains on some claims
 * - `abstain`: always says that it does not know
 * - `true`: always TRUE
 * - `biased`: TRUE four times in five, by chance
 * - `coin`: TRUE or FALSE by a coin
 * - `crowd`: TRUE as often as the verdicts so far, at random
 * - `lag`: the verdicts of the last round, claim by claim
 * - `friend`: the answers of another validator, told before it commits
 * - `collude`: random answers that a group has agreed on
 * - `attack`: the wrong answer on the claims that a group has chosen, honest on all others
 * - `absent`: never commits
 */
export const strategies = [
  "honest",
  "abstain",
  "true",
  "biased",
  "coin",
  "crowd",
  "lag",
  "friend",
  "collude",
  "attack",
  "absent",
] as const;
export type Strategy = (typeof strategies)[number];

/** Share of TRUE that `biased` says. */
const BIAS = 0.8;

/** How honest validators err. */
export type VoteTraits = {
  /** Share of claims on which an honest validator abstains. */
  abstention: number;
  /** Taken off the accuracy on hard claims. */
  hardPenalty: number;
  /** Added to it on the others. */
  easyBonus: number;
  /**
   * Correlation of errors within a family: the share of claims on which all its members err together or not at all. The
   * same for all families, or by family.
   */
  familyCorrelation: number | ((family: number) => number);
};

/** What the voters of one round have in common. */
export type VoteContext = {
  random: Random;
  claims: readonly SimulatedClaim[];
  traits: VoteTraits;
  errors: SharedErrors;
  /** Share of TRUE among verdicts so far. */
  crowdTrueShare: number;
  /** Verdicts of the last round, if there was one. */
  previous: readonly Verdict[];
  /** The group's agreed answers. */
  agreed: readonly Answer[];
  /** Answers given so far, by id. */
  given: Map<number, readonly Answer[] | null>;
};

/** One validator's answers, the same whoever asks for them; `null` where it does not commit. */
export function answersOf(validator: SimulatedValidator, context: VoteContext): readonly Answer[] | null {
  const known = context.given.get(validator.id);
  if (known !== undefined) return known;
  const answers = decide(validator, context);
  context.given.set(validator.id, answers);
  return answers;
}

function decide(validator: SimulatedValidator, context: VoteContext): readonly Answer[] | null {
  const { random, claims, crowdTrueShare, previous, agreed } = context;
  const pick = (share: number): Answer => (random.chance(share) ? "TRUE" : "FALSE");
  switch (validator.strategy) {
    case "honest":
      return claims.map((_, index) => honestAnswer(validator, index, context));
    case "friend":
      return validator.copies ? answersOf(validator.copies, context) : null;
    case "abstain":
      return claims.map(() => "ABSTAIN");
    case "true":
      return claims.map(() => "TRUE");
    case "biased":
      return claims.map(() => pick(BIAS));
    case "coin":
      return claims.map(() => pick(0.5));
    case "crowd":
      return claims.map(() => pick(crowdTrueShare));
    case "lag":
      return claims.map((_, index) => {
        const last = previous[index % Math.max(1, previous.length)];
        return last === "TRUE" || last === "FALSE" ? last : pick(crowdTrueShare);
      });
    case "attack":
      return claims.map(({ isTarget, truth }, index) =>
        isTarget ? opposite(truth) : honestAnswer(validator, index, context),
      );
    case "collude":
      return claims.map((_, index) => agreed[index] ?? "ABSTAIN");
    case "absent":
      return null;
  }
}

function honestAnswer({ accuracy, family }: SimulatedValidator, index: number, context: VoteContext): Answer {
  const { random, claims, traits, errors } = context;
  const claim = claims[index];
  if (!claim || random.chance(traits.abstention)) return "ABSTAIN";
  const right = Math.min(1, Math.max(0, accuracy + (claim.isHard ? -traits.hardPenalty : traits.easyBonus)));
  const isRight = errors.luck(family, index) < right;
  return isRight ? claim.truth : opposite(claim.truth);
}

const opposite = (truth: SimulatedClaim["truth"]): SimulatedClaim["truth"] => (truth === "TRUE" ? "FALSE" : "TRUE");

/** Where a family errs together: one number for all its members on some claims, a number each on the others. */
export type SharedErrors = { luck(family: number, claim: number): number };

/** Errors of one round; each voter's accuracy is the same with and without correlation. */
export function createSharedErrors(random: Random, correlations: VoteTraits["familyCorrelation"]): SharedErrors {
  const shared = new Map<string, number | null>();
  return {
    luck: (family, claim) => {
      const correlation = typeof correlations === "number" ? correlations : correlations(family);
      if (correlation === 0) return random.uniform();
      const key = `${family}/${claim}`;
      if (!shared.has(key)) shared.set(key, random.chance(correlation) ? random.uniform() : null);
      return shared.get(key) ?? random.uniform();
    },
  };
}
