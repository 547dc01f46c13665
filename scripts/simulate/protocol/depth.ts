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
/** Seats of fixed committees, which decide by two thirds in one round. */
export const FIXED = [3, 5, 7, 9, 11, 15, 21, 31] as const;
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
  const names = [...FIXED.map((seats) => `fixed/${seats}`), ...ADAPTIVE.flatMap(depthNames)];
  return {
    number: 12,
    name: "depth",
    title: "Adaptive depth against a fixed committee",
    conditions: `${CLAIM_COUNT} claims a request; undecided claims go deeper without limit of budget; fixed committees decide by 2/3 in one round, two families at least`,
    figures,
    comparisons: [],
    tables: [
      {
        title: `Votes a claim saved against a fixed committee of ${REFERENCE}, and the difference in precision and coverage`,
        head: ["population", "tier, levels", "votes saved", "precision", "coverage"],
        rows: mixes.flatMap((mix) =>
          ADAPTIVE.flatMap(depthNames).map((name) => [
            MIX_NAMES[mix],
            name,
            figure(`${mix}/${name}/saved`),
            figure(`${mix}/${name}/gain`),
            figure(`${mix}/${name}/covered`),
          ]),
        ),
      },
      ...mixes.map((mix) => ({
        title: `Votes a claim, precision and coverage: ${MIX_NAMES[mix]}`,
        head: ["committee", "votes a claim", "precision", "coverage"],
        rows: names.map((name) => [name, ...row(mix, name)]),
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
  for (const seats of FIXED) run(`fixed/${seats}`, fixedTier(seats));
  const at = (name: string, what: string) => figures[`${mix}/${name}/${what}`] ?? Number.NaN;
  const reference = `fixed/${REFERENCE}`;
  for (const tier of ADAPTIVE) {
    for (const [index, name] of depthNames(tier).entries()) {
      const { terms } = TIERS[tier];
      run(name, { ...TIERS[tier], terms: { ...terms, levels: index + 1 } });
      figures[`${mix}/${name}/saved`] = 1 - at(name, "votes") / at(reference, "votes");
      figures[`${mix}/${name}/gain`] = at(name, "precision") - at(reference, "precision");
      figures[`${mix}/${name}/covered`] = at(name, "coverage") - at(reference, "coverage");
    }
  }
  return figures;
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
function fixedTier(seats: number): TierParameters {
  const [first] = TIERS.STANDARD.levels;
  if (!first) throw new Error("The tier has no levels.");
  const { cap, thresholdNumerator, thresholdDenominator } = first;
  const level: LevelParameters = {
    seats,
    leastSeats: Math.ceil((seats * 55) / 100),
    cap: Math.ceil((cap * seats) / first.seats),
    thresholdNumerator,
    thresholdDenominator,
  };
  return { levels: [level], terms: { ...TIERS.STANDARD.terms, levels: 1 } };
}
