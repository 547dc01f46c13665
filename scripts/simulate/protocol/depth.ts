import type { LevelParameters, TierParameters } from "../../../deploy/policies.ts";
import { createClaims } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import type { VoteTraits } from "../shared/votes.ts";
import { type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 64;
/** Seats of fixed committees, which decide in one round: by two thirds, or by simple majority as ensembles do. */
export const FIXED = [5, 7, 9, 15, 21, 31] as const;
export const RULES = { "2/3": [2, 3], majority: [501, 1_000] } as const;
export type RuleName = keyof typeof RULES;
/** A fixed committee's name. */
export const fixedName = (rule: RuleName, seats: number): string => `${rule}/${seats}`;
/** The committee that adaptive depth is held against. */
export const REFERENCE = 15;
export const ADAPTIVE = ["LIGHT", "STANDARD"] as const;

type Mix = { accuracy: readonly [number, number]; hardShare: number; traits: VoteTraits };

/** Populations and claims. */
export const MIXES = {
  mixed: { accuracy: [0.85, 0.95], hardShare: 0.2, traits: { ...VOTES, hardPenalty: 0.2, easyBonus: 0.05 } },
  even: { accuracy: [0.85, 0.95], hardShare: 0, traits: { ...VOTES, easyBonus: 0 } },
  protocol: { accuracy: POPULATION.accuracy, hardShare: CLAIMS.hardShare, traits: VOTES },
} as const satisfies Record<string, Mix>;
export type MixName = keyof typeof MIXES;
const MIX_NAMES: Record<MixName, string> = {
  mixed: ".85 to .95, a fifth hard: − .20, others + .05",
  even: ".85 to .95, no claim hard",
  protocol: ".62 to .95, 35 % hard: − .15, others + .08",
};

/** Votes that adaptive depth takes beside a fixed committee, and the precision of both. */
export function simulateDepth(effort: Effort): Section {
  const mixes = Object.keys(MIXES) as MixName[];
  const figures = overSeeds(effort, (seed) =>
    Object.assign({}, ...mixes.map((mix) => measure(seed, mix, repeats(effort, 40)))),
  ) as Section["figures"];
  const figure = (name: string) => figureOf(figures, name);
  const row = (mix: MixName, name: string) => [
    figure(`${mix}/${name}/votes`),
    figure(`${mix}/${name}/precision`),
    figure(`${mix}/${name}/coverage`),
  ];
  const rules = Object.keys(RULES) as RuleName[];
  const fixed = rules.flatMap((rule) => FIXED.map((seats) => fixedName(rule, seats)));
  const names = [...fixed, ...ADAPTIVE.flatMap(depthNames)];
  return {
    number: 12,
    name: "depth",
    title: "Adaptive depth against a fixed committee",
    conditions: `${CLAIM_COUNT} claims a request; undecided claims go deeper without limit of budget; fixed committees decide in one round by 2/3 or by majority, two families at least`,
    figures,
    comparisons: [],
    tables: [
      {
        title: `Votes a claim saved: against ${REFERENCE} seats by majority, with the difference in precision and coverage; and against the majority that is as precise`,
        head: [
          "population",
          "tier, levels",
          "saved",
          "precision",
          "coverage",
          "seats as precise",
          "saved against those",
        ],
        rows: mixes.flatMap((mix) =>
          ADAPTIVE.flatMap(depthNames).map((name) => [
            MIX_NAMES[mix],
            name,
            figure(`${mix}/${name}/saved`),
            figure(`${mix}/${name}/gain`),
            figure(`${mix}/${name}/covered`),
            figures[`${mix}/${name}/equal`] ?? `> ${FIXED.at(-1)}`,
            figures[`${mix}/${name}/equalSaved`] ?? "",
          ]),
        ),
      },
      ...mixes.map((mix) => ({
        title: `Votes a claim, precision and coverage: ${MIX_NAMES[mix]}`,
        head: ["committee", "votes a claim", "precision", "coverage"],
        rows: names.map((name) => [name.replace(/^(2\/3|majority)\//, "fixed, $1, "), ...row(mix, name)]),
      })),
    ],
  };
}

/** A tier cut off after each of its levels. */
export function depthNames(tier: (typeof ADAPTIVE)[number]): string[] {
  return Array.from({ length: TIERS[tier].terms.levels }, (_, depth) => `${tier}/${depth + 1}`);
}

function measure(seed: number, mix: MixName, requests: number): Record<string, number> {
  const figures: Record<string, number> = {};
  const run = (name: string, tier: TierParameters) => {
    const { votes, precision, coverage } = measureTier(seed, mix, tier, requests);
    figures[`${mix}/${name}/votes`] = votes;
    figures[`${mix}/${name}/precision`] = precision;
    figures[`${mix}/${name}/coverage`] = coverage;
  };
  for (const rule of Object.keys(RULES) as RuleName[]) {
    for (const seats of FIXED) run(fixedName(rule, seats), fixedTier(seats, rule));
  }
  const at = (name: string, what: string) => figures[`${mix}/${name}/${what}`] ?? Number.NaN;
  const reference = fixedName("majority", REFERENCE);
  for (const tier of ADAPTIVE) {
    for (const [index, name] of depthNames(tier).entries()) {
      const { terms } = TIERS[tier];
      run(name, { ...TIERS[tier], terms: { ...terms, levels: index + 1 } });
      figures[`${mix}/${name}/saved`] = 1 - at(name, "votes") / at(reference, "votes");
      figures[`${mix}/${name}/gain`] = at(name, "precision") - at(reference, "precision");
      figures[`${mix}/${name}/covered`] = at(name, "coverage") - at(reference, "coverage");
      const equal = votesAsPrecise(at(name, "precision"), (seats) => {
        const fixed = fixedName("majority", seats);
        return [at(fixed, "votes"), at(fixed, "precision")];
      });
      figures[`${mix}/${name}/equal`] = equal;
      figures[`${mix}/${name}/equalSaved`] = 1 - at(name, "votes") / equal;
    }
  }
  return figures;
}

/** Votes that a fixed committee of the same precision takes, between the sizes that were run; not a number beyond them. */
function votesAsPrecise(
  precision: number,
  read: (seats: number) => readonly [votes: number, precision: number],
): number {
  const points = FIXED.map(read);
  for (const [index, [votes, own]] of points.entries()) {
    const [nextVotes, next] = points[index + 1] ?? [Number.NaN, Number.NaN];
    if (own <= precision && precision < next) return votes + ((nextVotes - votes) * (precision - own)) / (next - own);
  }
  return Number.NaN;
}

function measureTier(seed: number, mix: MixName, tier: TierParameters, requests: number) {
  const { accuracy, hardShare, traits }: Mix = MIXES[mix];
  // The same claims and validators for every committee of a seed.
  const random = createRandom(seed, `depth/${mix}`);
  const validators: SimulatedValidator[] = createPopulation(random, { ...POPULATION, accuracy });
  const powers = validators.map(() => 1n);
  let [votes, decided, right] = [0, 0, 0];
  for (let request = 0; request < requests; request += 1) {
    const claims = createClaims(random, CLAIM_COUNT, { ...CLAIMS, hardShare });
    const setting = { random, claims, validators, powers, traits, memory: NO_MEMORY, tier };
    const outcome = runRequest({ ...setting, budget: Number.POSITIVE_INFINITY });
    votes += outcome.votes;
    decided += outcome.verdicts.filter((verdict) => verdict !== "UNDECIDED").length;
    right += outcome.verdicts.filter((verdict, claim) => verdict === claims[claim]?.truth).length;
  }
  const all = requests * CLAIM_COUNT;
  return { votes: votes / all, precision: right / decided, coverage: decided / all };
}

/** One round of so many seats, by STANDARD's other rules. */
function fixedTier(seats: number, rule: RuleName): TierParameters {
  const [first] = TIERS.STANDARD.levels;
  if (!first) throw new Error("The tier has no levels.");
  const [thresholdNumerator, thresholdDenominator] = RULES[rule];
  const level: LevelParameters = {
    seats,
    leastSeats: Math.ceil((seats * 55) / 100),
    cap: Math.ceil((first.cap * seats) / first.seats),
    thresholdNumerator,
    thresholdDenominator,
  };
  return { levels: [level], terms: { ...TIERS.STANDARD.terms, levels: 1 } };
}
