import { encodePlanes, tally } from "@mira-protocol/sdk";
import { createRandom } from "../shared/random.ts";
import { overSeeds } from "../shared/seeds.ts";
import { createSharedErrors } from "../shared/votes.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const ACCURACY = 0.731;
const CORRELATIONS = [0, 0.2, 0.3, 0.4, 0.5, 0.6] as const;
const MODELS = [1, 2, 3] as const;
/** arXiv 2411.06535: precision, and the coverage that its confidence intervals fit. */
const PUBLISHED = { 1: [0.731, 1], 2: [0.939, 49 / 78], 3: [0.956, 45 / 78] } as const;
const CLAIMS_PER_ROUND = 2_000;

/** Figure 10, and part 15: the published ensemble experiment, with independent and with correlated errors. */
export function simulateEnsemble(effort: Effort): readonly Section[] {
  const figures = overSeeds(effort, (seed) =>
    Object.assign(
      {},
      ...CORRELATIONS.flatMap((correlation) =>
        MODELS.map((models) => measure(seed, models, correlation, repeats(effort, 5))),
      ),
    ),
  ) as Section["figures"];
  const three = (what: string, correlation: number) => figures[`3/${correlation}/${what}`];
  const table = (models: readonly number[]) => ({
    title: "Precision and coverage of unanimity among models of 73.1 %",
    head: ["error correlation", ...models.flatMap((count) => [`${count} models: precision`, "coverage"])],
    rows: CORRELATIONS.map((correlation) => [
      String(correlation),
      ...models.flatMap((count) =>
        ["precision", "coverage"].map((what) => figureOf(figures, `${count}/${correlation}/${what}`)),
      ),
    ]),
  });
  const conditions = `voters who are right with .731, one seat each; a claim is decided if all agree; correlation κ of errors between any two`;
  return [
    {
      number: 10,
      name: "unanimity",
      title: "Three voters of 73.1 %, unanimity",
      conditions: `${conditions}. The protocol gives no figures but those published`,
      figures,
      comparisons: [
        compare("three: precision, independent", closedForm(3, 0).precision, three("precision", 0), {
          rounding: 0.0005,
        }),
        compare("three: coverage, independent", closedForm(3, 0).coverage, three("coverage", 0), { rounding: 0.0005 }),
        compare("three: precision, κ .4", closedForm(3, 0.4).precision, three("precision", 0.4), { rounding: 0.0005 }),
        compare("three: coverage, κ .4", closedForm(3, 0.4).coverage, three("coverage", 0.4), { rounding: 0.0005 }),
      ],
      tables: [table([3])],
    },
    {
      number: 15,
      name: "ensemble",
      title: "The published ensemble experiment",
      conditions: `${conditions}; published: arXiv 2411.06535, 78 cases, coverage as its confidence intervals fit`,
      figures,
      comparisons: MODELS.slice(1).flatMap((models) => [
        compare(`${models} models: published precision`, PUBLISHED[models][0], figures[`${models}/0/precision`], {
          rounding: 0.0005,
        }),
        compare(`${models} models: published coverage`, PUBLISHED[models][1], figures[`${models}/0/coverage`], {
          rounding: 0.005,
        }),
      ]),
      tables: [table(MODELS)],
    },
  ];
}

function measure(seed: number, models: number, correlation: number, rounds: number): Record<string, number> {
  const random = createRandom(seed, `ensemble/${models}/${correlation}`);
  let [decided, right] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const errors = createSharedErrors(random, correlation);
    const ballots = Array.from({ length: models }, (_, model) => ({
      seats: 1,
      family: model + 1,
      // One family of errors: any two voters err together on the correlated share of claims.
      planes: encodePlanes(
        Array.from({ length: CLAIMS_PER_ROUND }, (_, claim) => (errors.luck(1, claim) < ACCURACY ? "TRUE" : "FALSE")),
      ),
    }));
    const rule = { thresholdNumerator: 1, thresholdDenominator: 1, minFamilies: 1 };
    const { verdicts } = tally({ claimCount: CLAIMS_PER_ROUND, ballots, ...rule });
    decided += verdicts.filter((verdict) => verdict !== "UNDECIDED").length;
    right += verdicts.filter((verdict) => verdict === "TRUE").length;
  }
  const prefix = `${models}/${correlation}`;
  return {
    [`${prefix}/precision`]: right / decided,
    [`${prefix}/coverage`]: decided / (rounds * CLAIMS_PER_ROUND),
  };
}

/** All err together or not at all on the correlated share of claims, each by itself on the others. */
function closedForm(models: number, correlation: number): { precision: number; coverage: number } {
  const right = correlation * ACCURACY + (1 - correlation) * ACCURACY ** models;
  const wrong = correlation * (1 - ACCURACY) + (1 - correlation) * (1 - ACCURACY) ** models;
  return { precision: right / (right + wrong), coverage: right + wrong };
}
