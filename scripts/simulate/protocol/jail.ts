import type { LevelParameters } from "../../../deploy/policies.ts";
import { type Career, committeeSources, newCareer, rateRound } from "../shared/career.ts";
import { createClaims } from "../shared/claims.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { runRound } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { CLAIMS, POPULATION, VOTES } from "../shared/setting.ts";
import type { Strategy } from "../shared/votes.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const CLAIM_COUNT = 32;
const PROBES = ["coin", "true", "biased", "crowd", "abstain"] as const satisfies readonly Strategy[];
const OF_EACH = 4;
const LEVEL: LevelParameters = { seats: 7, leastSeats: 5, cap: 1, thresholdNumerator: 2, thresholdDenominator: 3 };
const WORLDS = { few: "a few of each", half: "half of the others coins" } as const;
type World = keyof typeof WORLDS;
/** Honest validators from here on must never be jailed. */
const SAFE_ACCURACY = 0.7;

/** Who reaches the floor of the score, and after how many sittings. */
export function simulateJail(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) => ({
    ...measure(seed, "few", repeats(effort, 1_000)),
    ...measure(seed, "half", repeats(effort, 1_000)),
  }));
  const jailed = (world: World, who: string) => figures[`${world}/running/${who}/jailed`];
  return {
    number: 3,
    name: "jail",
    title: "Who is jailed",
    conditions: `7 expected seats, threshold 2/3, ${CLAIM_COUNT} claims a round, some 35 sittings each; who is jailed comes back with a score of 0`,
    figures,
    comparisons: [
      ...(["coin", "true", "biased"] as const).map((who) =>
        compare(`${who}: share jailed`, 1, jailed("few", who), { kind: "least" }),
      ),
      compare("95th percentile of sittings", 25, figures["few/running/guessers/p95"], { kind: "most" }),
      compare("accuracy ≥ .70: share jailed", 0, jailed("few", "able")),
      compare("the same, half the others coins", 0, jailed("half", "able")),
    ],
    tables: [
      {
        title: "Share jailed at least once, by where the committee's κ̄ comes from",
        head: ["world", "κ̄", ...PROBES, "honest < .70", "honest ≥ .70", "95 % of coin, true, biased by sitting"],
        rows: (Object.keys(WORLDS) as World[]).flatMap((world) =>
          committeeSources.map((source) => [
            WORLDS[world],
            source === "running" ? "running κ̂ of the members" : "the round's own",
            ...[...PROBES, "weak", "able"].map((who) => figureOf(figures, `${world}/${source}/${who}/jailed`)),
            figureOf(figures, `${world}/${source}/guessers/p95`),
          ]),
        ),
      },
    ],
  };
}

function measure(seed: number, world: World, rounds: number): Record<string, number> {
  const random = createRandom(seed, `jail/${world}`);
  const validators = populate(random, world);
  const powers = validators.map(() => 1n);
  const lives = committeeSources.map((source) => ({ source, careers: validators.map(newCareer) }));
  let crowd = { true: 1, decided: 2 };
  for (let round = 0; round < rounds; round += 1) {
    const claims = createClaims(random, CLAIM_COUNT, CLAIMS);
    const memory = { previous: [], agreed: [], crowdTrueShare: crowd.true / crowd.decided };
    const outcome = runRound({
      random,
      claims,
      validators,
      powers,
      level: LEVEL,
      minFamilies: 1,
      traits: VOTES,
      memory,
    });
    const verdicts = outcome.result?.verdicts ?? [];
    crowd = {
      true: crowd.true + verdicts.filter((verdict) => verdict === "TRUE").length,
      decided: crowd.decided + verdicts.filter((verdict) => verdict !== "UNDECIDED").length,
    };
    for (const { source, careers } of lives) rateRound(outcome, LEVEL, careers, source);
  }
  return Object.assign(
    {},
    ...lives.map(({ source, careers }) => figuresOfWorld(`${world}/${source}`, validators, careers)),
  );
}

function populate(random: ReturnType<typeof createRandom>, world: World): SimulatedValidator[] {
  const probes = PROBES.length * OF_EACH;
  const coins = world === "half" ? (POPULATION.validators - probes) / 2 : 0;
  return createPopulation(random, POPULATION).map((validator, index): SimulatedValidator => {
    const strategy = PROBES[Math.floor(index / OF_EACH)] ?? (index < probes + coins ? "coin" : "honest");
    return { ...validator, strategy };
  });
}

function figuresOfWorld(
  prefix: string,
  validators: readonly SimulatedValidator[],
  careers: readonly Career[],
): Record<string, number> {
  const of = (isOne: (validator: SimulatedValidator) => boolean) =>
    careers.filter((_, index) => validators[index] && isOne(validators[index]));
  const share = (group: readonly Career[]) => group.filter(({ jailedAt }) => jailedAt.length > 0).length / group.length;
  const honest = (isOne: (accuracy: number) => boolean) =>
    of(({ strategy, accuracy }) => strategy === "honest" && isOne(accuracy));
  const guessers = of(({ strategy }) => strategy === "coin" || strategy === "true" || strategy === "biased");
  const first = guessers.map(({ jailedAt: [sitting], sittings }) => sitting ?? sittings + 1).sort((a, b) => a - b);
  return {
    ...Object.fromEntries(
      PROBES.map((who) => [`${prefix}/${who}/jailed`, share(of(({ strategy }) => strategy === who))]),
    ),
    [`${prefix}/weak/jailed`]: share(honest((accuracy) => accuracy < SAFE_ACCURACY)),
    [`${prefix}/able/jailed`]: share(honest((accuracy) => accuracy >= SAFE_ACCURACY)),
    // Who was not jailed counts as jailed after its last sitting: a lower bound.
    [`${prefix}/guessers/p95`]: first[Math.ceil(0.95 * first.length) - 1] ?? Number.NaN,
  };
}
