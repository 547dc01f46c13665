import { rankOf } from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import { newCareer, powerOf, rateRound } from "../shared/career.ts";
import { createClaims } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { NO_MEMORY, runRound } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";

import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 64;
const ROUNDS = 600;
const SEVEN: LevelParameters = { seats: 7, leastSeats: 5, cap: 1, thresholdNumerator: 2, thresholdDenominator: 3 };
const FIFTEEN: LevelParameters = { ...SEVEN, seats: 15, leastSeats: 11 };
const ACCURACIES = [0.62, 0.7, 0.78, 0.86] as const;
const EXPECTED = [1.8, 2.6, 3.7, 4] as const;
/** How far from an accuracy its validators may be. */
const BAND = 0.02;
/** Validators who are honest until rank 4 and toss coins while they have it. */
const ADAPTIVE = 20;

type World = { name: string; level: LevelParameters; familyCorrelation?: number; adaptive?: number };

const WORLDS: readonly World[] = [
  { name: "7 seats", level: SEVEN },
  { name: "7 seats, families err alike (.3)", level: SEVEN, familyCorrelation: 0.3 },
  { name: "15 seats", level: FIFTEEN },
  { name: "LIGHT", level: levelOf("LIGHT") },
  { name: "STANDARD", level: levelOf("STANDARD") },
  { name: "HIGH", level: levelOf("HIGH") },
  { name: "STANDARD, a tenth adaptive", level: levelOf("STANDARD"), adaptive: ADAPTIVE },
];
/** The worlds that are run without ranks too. */
const COMPARED = WORLDS.filter(({ name }) => name.startsWith("7 seats") || name === "STANDARD");

/** Whether ranks sort by accuracy, and what they do for verdicts. */
export function simulateRanks(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) =>
    Object.assign(
      {},
      ...WORLDS.map((world) => measure(seed, world, true, repeats(effort, ROUNDS))),
      ...COMPARED.map((world) => measure(seed, world, false, repeats(effort, ROUNDS))),
    ),
  ) as Section["figures"];
  const main = "7 seats";
  return {
    number: 4,
    name: "ranks",
    title: "Ranks by accuracy",
    conditions: `first rounds of ${CLAIM_COUNT} claims, ${ROUNDS} a world, the second half measured; power = stake × rank factor`,
    figures,
    comparisons: [
      ...ACCURACIES.map((accuracy, index) =>
        compare(`mean rank at ${accuracy}`, EXPECTED[index] ?? 0, figures[`${main}/ranks/${accuracy}`], {
          rounding: 0.05,
        }),
      ),
      compare("precision with ranks", 0.966, figures[`${main}/ranks/precision`], { rounding: 0.0005 }),
      compare("precision without", 0.961, figures[`${main}/flat/precision`], { rounding: 0.0005 }),
    ],
    tables: [
      {
        title: "Mean rank by accuracy, and precision of first rounds",
        head: ["world", ...ACCURACIES.map(String), "precision", "without ranks", "decided"],
        rows: WORLDS.map(({ name }) => [
          name,
          ...ACCURACIES.map((accuracy) => figureOf(figures, `${name}/ranks/${accuracy}`)),
          figureOf(figures, `${name}/ranks/precision`),
          figures[`${name}/flat/precision`] ?? "",
          figureOf(figures, `${name}/ranks/decided`),
        ]),
      },
      {
        title: "Adaptive: honest until rank 4, a coin while it has it",
        head: ["", "measured"],
        rows: [
          ["mean rank", figureOf(figures, "STANDARD, a tenth adaptive/ranks/adaptiveRank")],
          ["share of its sittings in which it tosses", figureOf(figures, "STANDARD, a tenth adaptive/ranks/cheating")],
        ],
      },
    ],
  };
}

function levelOf(tier: keyof typeof TIERS): LevelParameters {
  const [level] = TIERS[tier].levels;
  if (!level) throw new Error(`Tier ${tier} has no levels.`);
  return level;
}

function measure(seed: number, world: World, hasRanks: boolean, rounds: number): Record<string, number> {
  const random = createRandom(seed, `ranks/${world.name}`);
  const validators = createPopulation(random, POPULATION);
  const careers = validators.map(newCareer);
  const adaptive = new Set(
    validators.flatMap(({ accuracy }, index) => (accuracy >= 0.8 ? [index] : [])).slice(0, world.adaptive ?? 0),
  );
  const traits = { ...VOTES, familyCorrelation: world.familyCorrelation ?? 0 };
  const ranks = ACCURACIES.map(() => ({ sum: 0, count: 0 }));
  const counts = { claims: 0, decided: 0, right: 0, adaptiveRank: 0, adaptiveSeen: 0, sat: 0, cheated: 0 };
  const rankAt = (index: number) => rankOf(careers[index]?.score ?? 0n);
  for (let round = 0; round < rounds; round += 1) {
    const claims = createClaims(random, CLAIM_COUNT, CLAIMS);
    const present = validators.map(
      (validator, index): SimulatedValidator =>
        adaptive.has(index) && rankAt(index) === 4 ? { ...validator, strategy: "coin" } : validator,
    );
    const powers = careers.map((career) => (hasRanks ? powerOf(1, career) : 1n));
    const setting = { random, claims, validators: present, powers, level: world.level, minFamilies: 1, traits };
    const outcome = runRound({ ...setting, memory: NO_MEMORY });
    if (2 * round >= rounds) {
      for (const [claim, verdict] of (outcome.result?.verdicts ?? []).entries()) {
        counts.claims += 1;
        counts.decided += Number(verdict !== "UNDECIDED");
        counts.right += Number(verdict === claims[claim]?.truth);
      }
      for (const { index, validator } of outcome.votes) {
        if (!adaptive.has(index)) continue;
        counts.sat += 1;
        counts.cheated += Number(validator.strategy === "coin");
      }
      for (const [index, { accuracy }] of validators.entries()) {
        if (adaptive.has(index)) {
          counts.adaptiveRank += rankAt(index);
          counts.adaptiveSeen += 1;
          continue;
        }
        const band = ranks[bandOf(accuracy)];
        if (band) [band.sum, band.count] = [band.sum + rankAt(index), band.count + 1];
      }
    }
    rateRound(outcome, world.level, careers);
  }
  const prefix = `${world.name}/${hasRanks ? "ranks" : "flat"}`;
  return {
    ...Object.fromEntries(ranks.map(({ sum, count }, index) => [`${prefix}/${ACCURACIES[index]}`, sum / count])),
    [`${prefix}/precision`]: counts.right / counts.decided,
    [`${prefix}/decided`]: counts.decided / counts.claims,
    [`${prefix}/adaptiveRank`]: counts.adaptiveRank / counts.adaptiveSeen,
    [`${prefix}/cheating`]: counts.cheated / counts.sat,
  };
}

/** Which of the accuracies a validator stands for; the last one stands for all above. */
function bandOf(accuracy: number): number {
  const last = ACCURACIES.length - 1;
  if (accuracy >= (ACCURACIES[last] ?? 1)) return last;
  return ACCURACIES.findIndex((each, index) => index < last && Math.abs(accuracy - each) <= BAND);
}
