import type { Verdict } from "@mira-protocol/sdk";
import { createClaims, type SimulatedClaim } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom, type Random } from "../shared/random.ts";
import { payOf, reckonRequest } from "../shared/reckoning.ts";
import { type Challengeable, type RequestOutcome, runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION } from "../shared/setting.ts";
import { CASES, type Case, nameOf, OTHERS, POLICIES, type PolicyName } from "./collusionCases.ts";
import { type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 32;
/** Claims of a request that the group wants answered wrongly. */
const TARGETS = 4;

/** What a group reaches that answers chosen claims wrongly, and what it pays for that. */
export function simulateCollusion(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign({}, ...CASES.map((each) => measure(seed, each, repeats(effort, 24)))),
  ) as Section["figures"];
  const cells = (each: Case, whats: readonly string[]) =>
    whats.map((what) => figureOf(figures, `${nameOf(each)}/${what}`));
  const labels = ({ tier, group, watching, others, challenges }: Case) => [
    others,
    tier,
    group === "bribed" ? "first committee bribed" : `${100 * group} %${challenges ? ", challenging" : ""}`,
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
          ...cells(each, ["clawback", "slash", "lostPay", "bonds", "loss", "clear", "votes"]),
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
  | "bonds"
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
  const perTarget = [
    "first",
    "wrong",
    "right",
    "undecided",
    "clawback",
    "slash",
    "lostPay",
    "bonds",
    "loss",
    "clear",
  ] as const;
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
  const own: Challengeable[] = [];
  const outcome = runRequest({
    random,
    claims,
    validators,
    powers: validators.map(() => 1n),
    traits,
    memory: NO_MEMORY,
    tier: POLICIES[tier],
    budget: Number.POSITIVE_INFINITY,
    isChallenged: (verdict) => {
      const isOwn = each.challenges === true && claims[verdict.claim]?.isTarget === true;
      if (!isOwn || verdict.verdict !== claims[verdict.claim]?.truth) return watcher.isChallenged(verdict);
      own.push(verdict);
      return true;
    },
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
  const bonds = bondsLost(outcome, tier, own);
  sums.bonds += bonds;
  sums.loss += bonds;
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

/** Bonds that the group does not get back: all of one where its challenge failed, the cost where nothing was decided. */
function bondsLost({ verdicts }: RequestOutcome, tier: PolicyName, challenges: readonly Challengeable[]): number {
  return challenges.reduce((sum, { claim, verdict, level }) => {
    const together = challenges.filter((other) => other.level === level).length;
    const cost = ((POLICIES[tier].levels[level + 1]?.seats ?? 0) * Math.max(32, together)) / together;
    const part = verdicts[claim] === "UNDECIDED" ? 1 : verdicts[claim] === verdict ? 5 / 4 : 0;
    return sum + part * cost;
  }, 0);
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
  bonds: 0,
  loss: 0,
  clear: 0,
  votes: 0,
  challenges: 0,
  flip: 0,
  challengeUndecided: 0,
  lost: 0,
});
