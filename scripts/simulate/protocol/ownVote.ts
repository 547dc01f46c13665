import { countVote, figuresOf, judgeRound } from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import { createClaims } from "../shared/claims.ts";
import { createPopulation } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { ballotsOf, countVotes, NO_MEMORY, runRound } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, VOTES } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 256;
const COINS = 10;
const COMMITTEES = [
  { seats: 3, least: 2, inside: 0.43 },
  { seats: 7, least: 5, inside: 0.15 },
  { seats: 15, least: 11, inside: 0.15 },
] as const;
const THRESHOLDS = [
  [2, 3],
  [3, 4],
  [4, 5],
] as const;

/** How skilled a coin looks against a verdict with its own vote in it, and against one without its family. */
export function simulateOwnVote(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) => measure(seed, repeats(effort, 250)));
  return {
    number: 2,
    name: "ownVote",
    title: "A coin's κ with and without its own vote in the verdict",
    conditions: `single draws of 3, 7 and 15 expected seats among ${POPULATION.validators} validators, ${COINS} of them coins; ${CLAIM_COUNT} claims a round`,
    figures,
    comparisons: COMMITTEES.flatMap(({ seats, inside }) => [
      compare(`${seats} seats, own vote in`, inside, figures[`in/${seats}/2/3`], { rounding: 0.005 }),
      compare(`${seats} seats, left out`, 0, figures[`out/${seats}/2/3`], { rounding: 0.01 }),
    ]),
    tables: [
      {
        title: "κ of a coin by seats and threshold",
        head: ["threshold", ...COMMITTEES.flatMap(({ seats }) => [`${seats} seats, in`, `${seats}, left out`])],
        rows: THRESHOLDS.map(([numerator, denominator]) => [
          `${numerator}/${denominator}`,
          ...COMMITTEES.flatMap(({ seats }) =>
            ["in", "out"].map((side) => figureOf(figures, `${side}/${seats}/${numerator}/${denominator}`)),
          ),
        ]),
      },
    ],
  };
}

function measure(seed: number, rounds: number): Record<string, number> {
  const random = createRandom(seed, "own-vote");
  const validators = createPopulation(random, POPULATION).map((validator, index) =>
    index < COINS ? { ...validator, strategy: "coin" as const } : validator,
  );
  const powers = validators.map(() => 1n);
  const sums = new Map<string, { edge: number; information: number }>();
  const add = (name: string, { edge, information }: { edge: bigint; information: bigint }) => {
    const sum = sums.get(name) ?? { edge: 0, information: 0 };
    sums.set(name, { edge: sum.edge + Number(edge), information: sum.information + Number(information) });
  };
  for (const { seats, least } of COMMITTEES) {
    for (let round = 0; round < rounds; round += 1) {
      const level = levelOf(seats, least, [2, 3]);
      const claims = createClaims(random, CLAIM_COUNT, CLAIMS);
      const setting = { random, claims, validators, powers, traits: VOTES, memory: NO_MEMORY };
      const { votes, result } = runRound({ ...setting, level, minFamilies: 1 });
      const coins = votes.flatMap(({ validator }, at) => (validator.strategy === "coin" ? [at] : []));
      // A single draw: rounds that needed the second window would have failed.
      if (!result || coins.length === 0 || votes.some(({ toppedUp }) => toppedUp)) continue;
      for (const [numerator, denominator] of THRESHOLDS) {
        const key = `${seats}/${numerator}/${denominator}`;
        const rule = levelOf(seats, least, [numerator, denominator]);
        const { planes } = countVotes(votes, { claimCount: CLAIM_COUNT, level: rule, minFamilies: 1 });
        const scores = judgeRound({ claimCount: CLAIM_COUNT, ballots: ballotsOf(votes), ...rule });
        for (const at of coins) {
          const [vote, score] = [votes[at], scores[at]];
          if (!vote || !score) continue;
          add(`in/${key}`, figuresOf(countVote(vote.planes, planes)));
          add(`out/${key}`, score);
        }
      }
    }
  }
  return Object.fromEntries([...sums].map(([name, { edge, information }]) => [name, edge / information]));
}

function levelOf(
  seats: number,
  leastSeats: number,
  [thresholdNumerator, thresholdDenominator]: readonly [number, number],
): LevelParameters {
  return { seats, leastSeats, cap: seats, thresholdNumerator, thresholdDenominator };
}
