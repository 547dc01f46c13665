import type { LevelParameters } from "../../../deploy/policies.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom, type Random } from "../shared/random.ts";
import { countVotes, NO_MEMORY, runRound, type SeatedVote } from "../shared/round.ts";
import { overSeeds } from "../shared/seeds.ts";
import { POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const STAKE = 0.3;
/** Votes that are there when an early window closes. */
const EARLY_SEATS = 9;
type Setting = { accuracy: readonly [number, number]; ids: number; hardShare: number };
const SETTINGS = {
  "always right": { accuracy: [1, 1], ids: 60, hardShare: 0 },
  "always right, attacker in 10 ids": { accuracy: [1, 1], ids: 10, hardShare: 0 },
  ".95": { accuracy: [0.95, 0.95], ids: 60, hardShare: 0 },
  ".62 to .95, hard claims": { accuracy: POPULATION.accuracy, ids: 60, hardShare: 0.35 },
} as const satisfies Record<string, Setting>;
type Name = keyof typeof SETTINGS;
/** Where nobody errs but by intent, so that the group alone makes the difference. */
const MAIN = "always right" satisfies Name;

/** Ways to count a round: name, and whether the group's answer wins by it. */
const RULES = {
  "all openings": "the protocol: thresholds count committed seats",
  dropping: "the settler drops openings, thresholds count what it shows, at least the least seats",
  "dropping, own seats": "the same, if it needs the least seats of its own",
  "sender order": "the protocol, openings in any order",
  "early close": `the window closes at ${EARLY_SEATS} seats, the group is there first`,
} as const;
type Rule = keyof typeof RULES;

/** Figures 7 and 8: whoever settles or is first must not matter. */
export function simulateSettler(effort: Effort): readonly Section[] {
  const figures = overSeeds(effort, (seed) =>
    Object.assign({}, ...(Object.keys(SETTINGS) as Name[]).map((name) => measure(seed, name, repeats(effort, 600)))),
  ) as Section["figures"];
  const of = (rule: Rule | "fixed window", name: Name = MAIN) => figures[`${name}/${rule}`];
  const rows = (rules: readonly Rule[]) =>
    (Object.keys(SETTINGS) as Name[]).map((name) => [
      name,
      ...rules.map((rule) => figureOf(figures, `${name}/${rule}`)),
    ]);
  const conditions = `STANDARD, first rounds, a group with ${100 * STAKE} % of the stake answers wrongly; share of claims that it wins`;
  return [
    {
      number: 7,
      name: "settler",
      title: "A settler free to drop openings",
      conditions,
      figures,
      comparisons: [
        compare("with all openings", 0.029, of("all openings"), { rounding: 0.0005 }),
        compare("free to drop openings", 0.126, of("dropping, own seats"), { rounding: 0.0005 }),
        compare("verdicts that differ by sender", 0, of("sender order")),
      ],
      tables: [
        {
          title: "Share of claims that the group wins, by how the others answer",
          head: ["the honest", "all openings", "dropping", "dropping, own seats"],
          rows: rows(["all openings", "dropping", "dropping, own seats"]),
        },
      ],
    },
    {
      number: 8,
      name: "earlyClose",
      title: "Closing the commit window early",
      conditions,
      figures,
      comparisons: [
        compare("fixed window", 0.024, of("all openings"), { rounding: 0.0005 }),
        compare("closing early", 0.075, of("early close"), { rounding: 0.0005 }),
      ],
      tables: [
        {
          title: "Share of claims that the group wins, by how the others answer",
          head: ["the honest", "fixed window", "closing early"],
          rows: rows(["all openings", "early close"]),
        },
      ],
    },
  ];
}

function measure(seed: number, name: Name, rounds: number): Record<string, number> {
  const { accuracy, ids, hardShare }: Setting = SETTINGS[name];
  const random = createRandom(seed, `settler/${name}`);
  const validators = populate(random, accuracy, ids);
  const powers = validators.map(({ stake }) => BigInt(stake));
  const [level] = TIERS.STANDARD.levels;
  if (!level) throw new Error("The tier has no levels.");
  const { minFamilies } = TIERS.STANDARD.terms;
  const traits = hardShare > 0 ? VOTES : { ...VOTES, easyBonus: 0 };
  const wins: Record<Rule, number> = {
    "all openings": 0,
    dropping: 0,
    "dropping, own seats": 0,
    "sender order": 0,
    "early close": 0,
  };
  for (let round = 0; round < rounds; round += 1) {
    const claims = [{ truth: "TRUE" as const, isHard: random.chance(hardShare), isTarget: true }];
    const setting = { random, claims, validators, powers, level, minFamilies, traits, memory: NO_MEMORY };
    const { votes, result } = runRound(setting);
    if (!result) continue;
    const verdictOf = (some: readonly SeatedVote[]) =>
      countVotes(some, { claimCount: 1, level, minFamilies }).verdicts[0];
    const wrong = (some: readonly SeatedVote[]) => verdictOf(some) === "FALSE";
    wins["all openings"] += Number(wrong(votes));
    wins.dropping += Number(winsByDropping(votes, level, 0));
    wins["dropping, own seats"] += Number(winsByDropping(votes, level, level.leastSeats));
    wins["sender order"] += Number(verdictOf(votes) !== verdictOf(shuffled(random, votes)));
    wins["early close"] += Number(wrong(firstCome(random, votes)));
  }
  return Object.fromEntries(Object.entries(wins).map(([rule, count]) => [`${name}/${rule}`, count / rounds]));
}

/** A group with its share of the stake in so many ids, the others honest. */
function populate(random: Random, accuracy: readonly [number, number], ids: number): SimulatedValidator[] {
  const others = Math.round((1 - STAKE) * POPULATION.validators);
  const stake = Math.round((STAKE * POPULATION.validators * 20_000) / ids);
  const traits = { ...POPULATION, validators: ids + others, accuracy };
  return createPopulation(random, traits).map(
    (validator, index): SimulatedValidator => (index < ids ? { ...validator, strategy: "attack", stake } : validator),
  );
}

/** Whether FALSE wins if somebody chooses what is counted: all FALSE votes, and as few others as the least seats need. */
function winsByDropping(votes: readonly SeatedVote[], level: LevelParameters, leastOwn: number): boolean {
  const seats = (answer: string) => votes.reduce((sum, vote) => sum + (vote.answers[0] === answer ? vote.seats : 0), 0);
  const wanted = seats("FALSE");
  if (wanted < leastOwn) return false;
  const shown = Math.max(wanted, level.leastSeats);
  return wanted * level.thresholdDenominator >= shown * level.thresholdNumerator;
}

/** The group first, then the others as chance has it, until the early window would close. */
function firstCome(random: Random, votes: readonly SeatedVote[]): SeatedVote[] {
  const isOwn = ({ validator }: SeatedVote) => validator.strategy === "attack";
  const order = [
    ...votes.filter(isOwn),
    ...shuffled(
      random,
      votes.filter((vote) => !isOwn(vote)),
    ),
  ];
  let seats = 0;
  return order.filter((vote) => {
    if (seats >= EARLY_SEATS) return false;
    seats += vote.seats;
    return true;
  });
}

function shuffled(random: Random, votes: readonly SeatedVote[]): SeatedVote[] {
  return votes
    .map((vote) => ({ vote, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ vote }) => vote);
}
