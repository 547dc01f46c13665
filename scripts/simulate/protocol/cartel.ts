import type { TierParameters } from "../../../deploy/policies.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom, type Random } from "../shared/random.ts";
import { runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const SHARES = [0.2, 0.3] as const;
const EXPECTED = { flat: [3, 10], falling: [2.1, 5.7] } as const;
type Setting = { accuracy: readonly [from: number, to: number]; hardShare: number; ids?: number };
const SETTINGS = {
  "always right": { accuracy: [1, 1], hardShare: 0 },
  "always right, cartel in 10 ids": { accuracy: [1, 1], hardShare: 0, ids: 10 },
  ".62 to .95, hard claims": { accuracy: POPULATION.accuracy, hardShare: CLAIMS.hardShare },
} as const satisfies Record<string, Setting>;
type Name = keyof typeof SETTINGS;
const THRESHOLDS = ["flat", "falling"] as const;

/** What a cartel that abstains costs a requester who pays for every deeper round. */
export function simulateCartel(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign(
      {},
      ...(Object.keys(SETTINGS) as Name[]).flatMap((honest) =>
        THRESHOLDS.map((thresholds) => measure(seed, honest, thresholds, repeats(effort, 100))),
      ),
    ),
  ) as Section["figures"];
  return {
    number: 6,
    name: "cartel",
    title: "A cartel that abstains at HIGH",
    conditions:
      "votes that a claim takes until it is decided or the levels end, as a multiple of what it takes without the cartel; flat: 4/5 at all levels",
    figures,
    comparisons: THRESHOLDS.flatMap((thresholds) =>
      SHARES.map((share, index) =>
        compare(
          `${thresholds}, ${100 * share} % of the stake`,
          EXPECTED[thresholds][index] ?? 0,
          figures[`always right/${thresholds}/${share}`],
          {
            rounding: 0.05,
          },
        ),
      ),
    ),
    tables: [
      {
        title: "Votes a claim, as a multiple of those without the cartel",
        head: ["the honest", "thresholds", "votes without", ...SHARES.map((share) => `${100 * share} %`)],
        rows: (Object.keys(SETTINGS) as Name[]).flatMap((honest) =>
          THRESHOLDS.map((thresholds) => [
            honest,
            thresholds,
            figureOf(figures, `${honest}/${thresholds}/votes`),
            ...SHARES.map((share) => figureOf(figures, `${honest}/${thresholds}/${share}`)),
          ]),
        ),
      },
    ],
  };
}

function measure(
  seed: number,
  honest: Name,
  thresholds: (typeof THRESHOLDS)[number],
  requests: number,
): Record<string, number> {
  const tier = thresholds === "falling" ? TIERS.HIGH : flattened(TIERS.HIGH);
  const { accuracy, hardShare, ids }: Setting = SETTINGS[honest];
  const traits = hardShare > 0 ? VOTES : { ...VOTES, easyBonus: 0 };
  const votesAt = (share: number): number => {
    const random = createRandom(seed, `cartel/${honest}/${thresholds}/${share}`);
    const validators = populate(random, accuracy, share, ids);
    const powers = validators.map(({ stake }) => BigInt(stake));
    let votes = 0;
    for (let request = 0; request < requests; request += 1) {
      // A claim a request: claims of one request share their committees, so that more would tell little.
      const claims = [{ truth: "TRUE" as const, isHard: random.chance(hardShare) }];
      const setting = { random, claims, validators, powers, traits, memory: NO_MEMORY };
      votes += runRequest({ ...setting, tier, budget: Number.POSITIVE_INFINITY }).votes;
    }
    return votes / requests;
  };
  const without = votesAt(0);
  return {
    [`${honest}/${thresholds}/votes`]: without,
    ...Object.fromEntries(SHARES.map((share) => [`${honest}/${thresholds}/${share}`, votesAt(share) / without])),
  };
}

/** A cartel with its share of the stake, in so many ids or as many as the stake has elsewhere; the others honest. */
function populate(
  random: Random,
  accuracy: readonly [number, number],
  share: number,
  ids?: number,
): SimulatedValidator[] {
  const group = Math.round(share * POPULATION.validators);
  const own = group === 0 ? 0 : (ids ?? group);
  const traits = { ...POPULATION, validators: POPULATION.validators - group + own, accuracy };
  return createPopulation(random, traits).map(
    (validator, index): SimulatedValidator =>
      index < own ? { ...validator, strategy: "abstain", stake: (validator.stake * group) / own } : validator,
  );
}

/** The tier with its first threshold at every level. */
function flattened(tier: TierParameters): TierParameters {
  const [first] = tier.levels;
  if (!first) throw new Error("The tier has no levels.");
  const { thresholdNumerator, thresholdDenominator } = first;
  return { ...tier, levels: tier.levels.map((level) => ({ ...level, thresholdNumerator, thresholdDenominator })) };
}
