import type { TierParameters } from "../../../deploy/policies.ts";
import { createClaims } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { type RequestOutcome, runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 64;
const FAMILY = 1;
const STAKE = 0.6;
/** Of every member: they err together, on the same claims. */
const ACCURACY = 0.785;
const TIER_NAMES = ["STANDARD", "HIGH"] as const;
const RULES = ["with the rule", "without"] as const;

/** A family that shares all its errors and holds most of the stake. */
export function simulateFamilies(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign(
      {},
      ...TIER_NAMES.flatMap((tier) => RULES.map((rule) => measure(seed, tier, rule, repeats(effort, 40)))),
    ),
  ) as Section["figures"];
  return {
    number: 13,
    name: "families",
    title: "A family that errs as one and holds 60 % of the stake",
    conditions: `${CLAIM_COUNT} claims a request, undecided ones go to the end; its members are right with ${ACCURACY}, all on the same claims; the others as ever. Without the rule: one family on the winning side is enough`,
    figures,
    comparisons: TIER_NAMES.map((tier) =>
      compare(`${tier}: wrong verdicts that it carries alone`, 0, figures[`${tier}/with the rule/alone`], {
        kind: "most",
      }),
    ),
    tables: [
      {
        title: "Share of all claims",
        head: ["tier", "families rule", "decided", "wrong", "wrong, carried by the family alone"],
        rows: TIER_NAMES.flatMap((tier) =>
          RULES.map((rule) => [
            tier,
            rule,
            ...["decided", "wrong", "alone"].map((what) => figureOf(figures, `${tier}/${rule}/${what}`)),
          ]),
        ),
      },
    ],
  };
}

function measure(
  seed: number,
  tierName: (typeof TIER_NAMES)[number],
  rule: (typeof RULES)[number],
  requests: number,
): Record<string, number> {
  const random = createRandom(seed, `families/${tierName}`);
  const validators = populate(random);
  const powers = validators.map(({ stake }) => BigInt(stake));
  const traits = { ...VOTES, familyCorrelation: (family: number) => (family === FAMILY ? 1 : 0) };
  const { terms, levels } = TIERS[tierName];
  const tier: TierParameters = rule === "without" ? { levels, terms: { ...terms, minFamilies: 1 } } : TIERS[tierName];
  let [decided, wrong, alone] = [0, 0, 0];
  for (let request = 0; request < requests; request += 1) {
    const claims = createClaims(random, CLAIM_COUNT, CLAIMS);
    const setting = { random, claims, validators, powers, traits, memory: NO_MEMORY, tier };
    const outcome = runRequest({ ...setting, budget: Number.POSITIVE_INFINITY });
    for (const [claim, verdict] of outcome.verdicts.entries()) {
      if (verdict === "UNDECIDED") continue;
      decided += 1;
      if (verdict === claims[claim]?.truth) continue;
      wrong += 1;
      alone += Number(winnersOf(outcome, claim).every((family) => family === FAMILY));
    }
  }
  const all = requests * CLAIM_COUNT;
  const prefix = `${tierName}/${rule}`;
  return { [`${prefix}/decided`]: decided / all, [`${prefix}/wrong`]: wrong / all, [`${prefix}/alone`]: alone / all };
}

function populate(random: ReturnType<typeof createRandom>): SimulatedValidator[] {
  const members = POPULATION.validators / POPULATION.families;
  const others = POPULATION.validators - members;
  return createPopulation(random, POPULATION).map((validator) => {
    if (validator.family !== FAMILY) return validator;
    return { ...validator, accuracy: ACCURACY, stake: (validator.stake * others * STAKE) / (1 - STAKE) / members };
  });
}

/** Families behind a claim's final verdict, seat by seat. */
function winnersOf({ rounds, verdicts }: RequestOutcome, claim: number): number[] {
  const last = rounds.findLast(({ selection }) => selection.includes(claim));
  const position = last?.selection.indexOf(claim) ?? -1;
  return (last?.outcome.votes ?? []).flatMap(({ answers, validator }) =>
    answers[position] === verdicts[claim] ? [validator.family] : [],
  );
}
