import type { TierParameters } from "../../../deploy/policies.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { runRequest } from "../shared/request.ts";
import { NO_MEMORY } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const SHARES = [0.2, 0.3] as const;
const EXPECTED = { flat: [3, 10], falling: [2.1, 5.7] } as const;
const HONEST = {
  "always right": [1, 1],
  ".90 to 1": [0.9, 1],
  ".62 to .95, hard claims": POPULATION.accuracy,
} as const;
type Honest = keyof typeof HONEST;
const THRESHOLDS = ["flat", "falling"] as const;

/** What a cartel that abstains costs a requester who pays for every deeper round. */
export function simulateCartel(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign(
      {},
      ...(Object.keys(HONEST) as Honest[]).flatMap((honest) =>
        THRESHOLDS.map((thresholds) => measure(seed, honest, thresholds, repeats(effort, 120))),
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
        rows: (Object.keys(HONEST) as Honest[]).flatMap((honest) =>
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
  honest: Honest,
  thresholds: (typeof THRESHOLDS)[number],
  requests: number,
): Record<string, number> {
  const tier = thresholds === "falling" ? TIERS.HIGH : flattened(TIERS.HIGH);
  const hardShare = honest.endsWith("hard claims") ? 0.35 : 0;
  const traits = hardShare > 0 ? VOTES : { ...VOTES, easyBonus: 0 };
  const votesAt = (share: number): number => {
    const random = createRandom(seed, `cartel/${honest}/${thresholds}/${share}`);
    const group = Math.round(share * POPULATION.validators);
    const validators = createPopulation(random, { ...POPULATION, accuracy: HONEST[honest] }).map(
      (validator, index): SimulatedValidator => (index < group ? { ...validator, strategy: "abstain" } : validator),
    );
    const powers = validators.map(() => 1n);
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

/** The tier with its first threshold at every level. */
function flattened(tier: TierParameters): TierParameters {
  const [first] = tier.levels;
  if (!first) throw new Error("The tier has no levels.");
  const { thresholdNumerator, thresholdDenominator } = first;
  return { ...tier, levels: tier.levels.map((level) => ({ ...level, thresholdNumerator, thresholdDenominator })) };
}
