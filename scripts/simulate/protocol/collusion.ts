import type { Tier, Verdict } from "@mira-protocol/sdk";
import type { LevelParameters, TierParameters } from "../../../deploy/policies.ts";
import { createClaims, type SimulatedClaim } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom, type Random } from "../shared/random.ts";
import { payOf, reckonRequest } from "../shared/reckoning.ts";
import { type Challengeable, type RequestOutcome, runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 32;
/** Claims of a request that the group wants answered wrongly. */
const TARGETS = 4;
const TIER_NAMES = ["LIGHT", "STANDARD", "HIGH"] as const satisfies readonly Tier[];
/** The tiers, and two of them with no threshold below two thirds. */
const POLICIES: Readonly<Record<PolicyName, TierParameters>> = {
  ...TIERS,
  "STANDARD, 2/3 at least": atLeastTwoThirds(TIERS.STANDARD),
  "HIGH, 2/3 at least": atLeastTwoThirds(TIERS.HIGH),
};
type PolicyName = Tier | "STANDARD, 2/3 at least" | "HIGH, 2/3 at least";
/** Share of the stake that colludes; `bribed`: every seat of the first round, and nobody in deeper ones. */
const GROUPS = [0.1, 0.2, 0.3, 0.4, "bribed"] as const;
/** Chance that somebody honest looks at a decided claim, and challenges if its own model disagrees. */
const WATCHING = [0, 0.25, 0.5, 1] as const;
/** The others: the protocol's population, or one of better models. */
const OTHERS = {
  usual: { accuracy: POPULATION.accuracy, hardShare: CLAIMS.hardShare, traits: VOTES },
  able: { accuracy: [0.85, 0.95], hardShare: 0.2, traits: { ...VOTES, hardPenalty: 0.2, easyBonus: 0.05 } },
} as const;
const ABLE = TIER_NAMES.flatMap((tier) =>
  ([0.3, 0.4, "bribed"] as const).flatMap((group) =>
    ([0, 1] as const).map((watching) => ({ tier, group, watching, others: "able" as const })),
  ),
);
const USUAL = TIER_NAMES.flatMap((tier) =>
  GROUPS.flatMap((group) =>
    WATCHING.filter((watching) => group === 0.4 || watching === 0 || watching === 1).map((watching) => ({
      tier,
      group,
      watching,
      others: "usual" as const,
    })),
  ),
);
const FIRMER = (["STANDARD, 2/3 at least", "HIGH, 2/3 at least"] as const).flatMap((tier) =>
  ([0, 1] as const).map((watching) => ({ tier, group: 0.4 as const, watching, others: "usual" as const })),
);
type Case = {
  tier: PolicyName;
  group: (typeof GROUPS)[number];
  watching: (typeof WATCHING)[number];
  others: keyof typeof OTHERS;
};
const CASES: readonly Case[] = [...USUAL, ...FIRMER, ...ABLE];
const nameOf = ({ tier, group, watching, others }: Case): string => `${others}/${tier}/${group}/${watching}`;

/** What a group reaches that answers chosen claims wrongly, and what it pays for that. */
export function simulateCollusion(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign({}, ...CASES.map((each) => measure(seed, each, repeats(effort, 24)))),
  ) as Section["figures"];
  const cells = (each: Case, whats: readonly string[]) =>
    whats.map((what) => figureOf(figures, `${nameOf(each)}/${what}`));
  const labels = ({ tier, group, watching, others }: Case) => [
    others,
    tier,
    group === "bribed" ? "first committee bribed" : `${100 * group} %`,
    `${100 * watching} %`,
  ];
  return {
    number: 14,
    name: "collusion",
    title: "A group that answers chosen claims wrongly",
    conditions: `requests of ${CLAIM_COUNT} claims, ${TARGETS} of them chosen; others: usual, as in the protocol's population, or able: .85 to .95 with a fifth of the claims hard (− .20, others + .05); undecided claims go to the end; one watcher a request, of an accuracy from the population, looks at each decided claim with the stated chance`,
    figures,
    comparisons: [],
    tables: [
      {
        title: "Final verdicts on the chosen claims, and wrong ones among all others",
        head: [
          "others",
          "tier",
          "colluding",
          "watched",
          "wrong at first",
          "wrong",
          "right",
          "undecided",
          "not chosen, wrong",
        ],
        rows: CASES.map((each) => [
          ...labels(each),
          ...cells(each, ["first", "wrong", "right", "undecided", "others"]),
        ]),
      },
      {
        title: "What the attack costs the group, in p a chosen claim, and what its request cost",
        head: [
          "tier",
          "colluding",
          "watched",
          "clawback",
          "slash",
          "lost pay",
          "in all",
          "clear reversals",
          "votes a claim",
        ],
        rows: CASES.map((each) => [
          ...labels(each),
          ...cells(each, ["clawback", "slash", "lostPay", "loss", "clear", "votes"]),
        ]),
      },
      {
        title: "Honest challenges: how they end",
        head: ["others", "tier", "colluding", "watched", "challenges a request", "flip", "undecided", "lost"],
        rows: CASES.filter(({ watching }) => watching > 0).map((each) => [
          ...labels(each),
          ...cells(each, ["challenges", "flip", "challengeUndecided", "lost"]),
        ]),
      },
    ],
  };
}

type Sums = Record<
  | "first"
  | "wrong"
  | "right"
  | "undecided"
  | "others"
  | "clawback"
  | "slash"
  | "lostPay"
  | "loss"
  | "clear"
  | "votes"
  | "challenges"
  | "flip"
  | "challengeUndecided"
  | "lost",
  number
>;

function measure(seed: number, each: Case, requests: number): Record<string, number> {
  const { group, others } = each;
  const random = createRandom(seed, `collusion/${nameOf(each)}`);
  const size = group === "bribed" ? 0 : Math.round(group * POPULATION.validators);
  const validators = createPopulation(random, { ...POPULATION, accuracy: OTHERS[others].accuracy }).map(
    (validator, index): SimulatedValidator => (index < size ? { ...validator, strategy: "attack" } : validator),
  );
  const sums = emptySums();
  for (let request = 0; request < requests; request += 1) runOne(random, each, validators, sums);
  const targets = requests * TARGETS;
  const perTarget = ["first", "wrong", "right", "undecided", "clawback", "slash", "lostPay", "loss", "clear"] as const;
  const perChallenge = ["flip", "challengeUndecided", "lost"] as const;
  const figures: Record<string, number> = {
    ...Object.fromEntries(perTarget.map((what) => [what, sums[what] / targets])),
    ...Object.fromEntries(perChallenge.map((what) => [what, sums[what] / Math.max(1, sums.challenges)])),
    others: sums.others / (requests * (CLAIM_COUNT - TARGETS)),
    challenges: sums.challenges / requests,
    votes: sums.votes / (requests * CLAIM_COUNT),
  };
  return Object.fromEntries(Object.entries(figures).map(([what, value]) => [`${nameOf(each)}/${what}`, value]));
}

function runOne(random: Random, each: Case, validators: readonly SimulatedValidator[], sums: Sums): void {
  const { tier, group } = each;
  const { hardShare, traits } = OTHERS[each.others];
  const claims = createClaims(random, CLAIM_COUNT, { ...CLAIMS, hardShare }).map((claim, index) => ({
    ...claim,
    isTarget: index < TARGETS,
  }));
  const watcher = createWatcher(random, claims, each);
  const outcome = runRequest({
    random,
    claims,
    validators,
    powers: validators.map(() => 1n),
    traits,
    memory: NO_MEMORY,
    tier: POLICIES[tier],
    budget: Number.POSITIVE_INFINITY,
    isChallenged: watcher.isChallenged,
    ...(group === "bribed"
      ? { firstRound: validators.map((validator) => ({ ...validator, strategy: "attack" as const })) }
      : {}),
  });
  sums.votes += outcome.votes;
  for (const [index, verdict] of outcome.verdicts.entries()) {
    const claim = claims[index];
    if (!claim) continue;
    const isWrong = verdict !== "UNDECIDED" && verdict !== claim.truth;
    if (!claim.isTarget) {
      sums.others += Number(isWrong);
      continue;
    }
    const first = outcome.rounds[0]?.outcome.result?.verdicts[index] ?? "UNDECIDED";
    sums.first += Number(first !== "UNDECIDED" && first !== claim.truth);
    sums.wrong += Number(isWrong);
    sums.right += Number(verdict === claim.truth);
    sums.undecided += Number(verdict === "UNDECIDED");
  }
  addLosses(outcome, tier, sums);
  for (const { claim, verdict } of watcher.challenges) {
    const final = outcome.verdicts[claim];
    sums.challenges += 1;
    sums.flip += Number(final !== "UNDECIDED" && final !== verdict);
    sums.challengeUndecided += Number(final === "UNDECIDED");
    sums.lost += Number(final === verdict);
  }
}

/** What the group loses: pay clawed back, stake slashed, and pay that honest votes would have earned in the first round. */
function addLosses(outcome: RequestOutcome, tier: PolicyName, sums: Sums): void {
  const { terms } = POLICIES[tier];
  const isOwn = (strategy: string) => strategy === "attack";
  let loss = 0;
  for (const { pay, clawback, slash } of reckonRequest(outcome, terms)) {
    if (!isOwn(pay.vote.validator.strategy)) continue;
    sums.clawback += clawback;
    sums.slash += slash;
    sums.clear += Number(slash > 0);
    loss += clawback + slash;
  }
  const [first] = outcome.rounds;
  const honest = (first?.pay ?? []).filter(({ vote }) => !isOwn(vote.validator.strategy));
  const seats = honest.reduce((sum, { vote }) => sum + vote.seats, 0);
  if (first && seats > 0) {
    const paid = honest.reduce((sum, each) => sum + payOf(each, first.selection.length, terms), 0) / seats;
    for (const each of first.pay) {
      if (!isOwn(each.vote.validator.strategy)) continue;
      const lost = paid * each.vote.seats - payOf(each, first.selection.length, terms);
      sums.lostPay += lost;
      loss += lost;
    }
  }
  sums.loss += loss;
}

function atLeastTwoThirds({ terms, levels }: TierParameters): TierParameters {
  const isBelow = ({ thresholdNumerator, thresholdDenominator }: LevelParameters) =>
    3 * thresholdNumerator < 2 * thresholdDenominator;
  const raise = (level: LevelParameters): LevelParameters =>
    isBelow(level) ? { ...level, thresholdNumerator: 2, thresholdDenominator: 3 } : level;
  return { terms, levels: levels.map(raise) };
}

/** Somebody honest with a model of its own, whose answer to a claim stays the same. */
function createWatcher(random: Random, claims: readonly SimulatedClaim[], { watching, others }: Case) {
  const { accuracy: range, traits } = OTHERS[others];
  const [from, to] = range;
  const accuracy = from + (to - from) * random.uniform();
  const looks = claims.map(() => random.chance(watching));
  const answers = claims.map(({ truth, isHard }): Verdict => {
    const right = Math.min(1, accuracy + (isHard ? -traits.hardPenalty : traits.easyBonus));
    return random.chance(right) ? truth : truth === "TRUE" ? "FALSE" : "TRUE";
  });
  const challenges: Challengeable[] = [];
  return {
    challenges,
    isChallenged: (verdict: Challengeable): boolean => {
      if (!looks[verdict.claim] || answers[verdict.claim] === verdict.verdict) return false;
      challenges.push(verdict);
      return true;
    },
  };
}

const emptySums = (): Sums => ({
  first: 0,
  wrong: 0,
  right: 0,
  undecided: 0,
  others: 0,
  clawback: 0,
  slash: 0,
  lostPay: 0,
  loss: 0,
  clear: 0,
  votes: 0,
  challenges: 0,
  flip: 0,
  challengeUndecided: 0,
  lost: 0,
});
