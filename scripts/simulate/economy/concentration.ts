import { createRandom, type Random } from "../shared/random.ts";
import { createSample, gini, nakamoto } from "../shared/statistics.ts";
import { STAKE } from "./parameters.ts";

const YEARS = 10;
const WEEKS = 52;
const VALIDATORS = 200;
/** Populations drawn: with bonds of so heavy a tail, one alone says little. */
const REPLICAS = 20;
/** Most that all seats and emissions of a week could pay, in whole MIRA: 100,000 MIRA of fees a day at full quality. */
const WEEKLY_PAY = 7 * 100_000 * 0.75 * (1 + 0.8 * 0.1733);
/** Mean rank by accuracy as the protocol's reputation sorts validators, and the power factors of ranks 1 to 4. */
const RANKS = { accuracies: [0.62, 0.7, 0.78, 0.86], ranks: [1.8, 2.6, 3.7, 4] } as const;
const rankFactor = (rank: number): number => 1 + (rank - 1) / 3;

/** How stake moves. */
export type ConcentrationScenario = {
  name: string;
  /** Whether accuracies differ, and pay and rank with them. */
  skill: boolean;
  /** Whether rewards stay in the pool. */
  compounding: boolean;
  /** Part of the delegated stake that looks for another validator each week. */
  mobility: number;
  /** How sharply it looks at the yield: a yield higher by a fifth is e^(sensitivity / 5) times as attractive. */
  sensitivity: number;
  /** How much it follows size: 1 is in proportion to it. */
  herding: number;
  /** Most that a pool may be, as a multiple of its own bond. */
  mostPool: number;
};

const BASE = { skill: true, compounding: true, mobility: 1 / 26, sensitivity: 10, herding: 0 } as const;
/** Scenarios that are simulated. */
export const CONCENTRATION_SCENARIOS: readonly ConcentrationScenario[] = [
  { name: "rewards in proportion", ...BASE, skill: false, mobility: 0, mostPool: STAKE.mostPool },
  { name: "skill pays", ...BASE, mobility: 0, mostPool: STAKE.mostPool },
  { name: "skill pays, rewards withdrawn", ...BASE, compounding: false, mobility: 0, mostPool: STAKE.mostPool },
  { name: "delegators seek yield", ...BASE, mostPool: STAKE.mostPool },
  { name: "delegators seek yield and size", ...BASE, herding: 1, mostPool: STAKE.mostPool },
  { name: "the same without the cap", ...BASE, herding: 1, mostPool: Number.POSITIVE_INFINITY },
];

/** Stake at one time. */
export type ConcentrationPoint = {
  year: number;
  /** Of the stake that counts towards power. */
  gini: number;
  /** Validators that together hold more than a third, and more than half, of it. */
  third: number;
  half: number;
  /** Part of it that the ten largest hold. */
  topTen: number;
  /** Stake in all pools, whole MIRA. */
  staked: number;
  /** Part of it that is delegated. */
  delegated: number;
  /** Part of it that counts for nothing, above the cap. */
  idle: number;
  /** What a unit of delegated stake earned in the year before. */
  yield: number;
};
export type ConcentrationResult = ConcentrationScenario & {
  /** Means over {@link REPLICAS} populations. */
  points: ConcentrationPoint[];
  /** Standard errors of the means. */
  errors: ConcentrationPoint[];
};

/** By accuracy: part of the most that a seat can earn. */
export type QualityCurve = readonly (readonly [accuracy: number, quality: number])[];

type Pool = { bond: number; delegated: number; commission: number; accuracy: number };

/** Follows stake week by week for ten years; where delegators choose, their stake flows as a whole. */
export function simulateConcentration(seed: number, quality: QualityCurve): ConcentrationResult[] {
  return CONCENTRATION_SCENARIOS.map((scenario) => {
    const runs = Array.from({ length: REPLICAS }, (_, replica) =>
      runScenario(createRandom(seed, `concentration/${replica}`), scenario, quality),
    );
    const estimates = Array.from({ length: YEARS + 1 }, (_, year) =>
      estimateOf(runs.flatMap((run) => run[year] ?? [])),
    );
    return {
      ...scenario,
      points: estimates.map((each) => each.mean),
      errors: estimates.map((each) => each.error),
    };
  });
}

const FIELDS = ["year", "gini", "third", "half", "topTen", "staked", "delegated", "idle", "yield"] as const;

function estimateOf(points: readonly ConcentrationPoint[]): { mean: ConcentrationPoint; error: ConcentrationPoint } {
  const [mean, error] = [{ ...points[0] }, { ...points[0] }];
  for (const field of FIELDS) {
    const sample = createSample();
    for (const point of points) sample.add(point[field]);
    const estimate = sample.estimate();
    mean[field] = estimate.mean;
    error[field] = estimate.error;
  }
  return { mean: mean as ConcentrationPoint, error: error as ConcentrationPoint };
}

function runScenario(random: Random, scenario: ConcentrationScenario, curve: QualityCurve): ConcentrationPoint[] {
  const pools = createPools(random, scenario);
  /** Stake that has left a pool and not yet thawed, by week; what has thawed comes first. */
  const thawing = Array<number>(STAKE.unbondingWeeks).fill(0);
  const merits = pools.map(({ accuracy }) => meritOf(accuracy, curve));
  const points = [pointOf(pools, 0, 0, scenario)];
  let [paid, base] = [0, 0];
  for (let week = 1; week <= YEARS * WEEKS; week += 1) {
    const before = pools.map(({ delegated }) => delegated);
    const yields = reward(pools, merits, scenario);
    for (const [index, delegated] of before.entries()) {
      base += delegated / WEEKS;
      paid += delegated * (yields[index] ?? 0);
    }
    if (scenario.mobility > 0) {
      let leaving = 0;
      for (const pool of pools) {
        leaving += scenario.mobility * pool.delegated;
        pool.delegated *= 1 - scenario.mobility;
      }
      thawing.push(leaving);
      const unplaced = place(pools, yields, thawing.shift() ?? 0, scenario);
      thawing[0] = (thawing[0] ?? 0) + unplaced;
    }
    if (week % WEEKS === 0) {
      points.push(pointOf(pools, week / WEEKS, paid / base, scenario));
      [paid, base] = [0, 0];
    }
  }
  return points;
}

/** Own bonds with a heavy tail, one to six times as much delegated, commissions of 5 to 20 %. */
function createPools(random: Random, { skill }: ConcentrationScenario): Pool[] {
  return Array.from({ length: VALIDATORS }, () => {
    const bond = Math.min(5_000_000, random.pareto(2 * STAKE.leastBond, 1.1));
    const delegated = bond * (1 + 5 * random.uniform());
    // Drawn in either case, so that all scenarios begin with the same stake.
    const [commission, accuracy] = [0.05 + 0.15 * random.uniform(), 0.62 + 0.33 * random.uniform()];
    return skill ? { bond, delegated, commission, accuracy } : { bond, delegated, commission: 0.1, accuracy: 0.8 };
  });
}

/** What a unit of stake earns, relative to a perfect voter of rank 1. */
type Merit = { quality: number; factor: number };

function meritOf(accuracy: number, curve: QualityCurve): Merit {
  const ranks = RANKS.accuracies.map((each, index) => [each, RANKS.ranks[index] ?? 4] as const);
  return { quality: interpolate(curve, accuracy), factor: rankFactor(interpolate(ranks, accuracy)) };
}

/** Stake that counts: none below the least bond, no more than the cap. */
function counted({ bond, delegated }: Pool, mostPool: number): number {
  return bond < STAKE.leastBond ? 0 : Math.min(bond + delegated, mostPool * bond);
}

/** Pays a week's rewards and gives each pool's yield to delegators. */
function reward(pools: readonly Pool[], merits: readonly Merit[], scenario: ConcentrationScenario): number[] {
  const powers = pools.map((pool, index) => counted(pool, scenario.mostPool) * (merits[index]?.factor ?? 1));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return pools.map((pool, index) => {
    const earned = (WEEKLY_PAY * (powers[index] ?? 0) * (merits[index]?.quality ?? 0)) / total;
    const rate = ((1 - pool.commission) * earned) / (pool.bond + pool.delegated);
    if (scenario.compounding) {
      pool.bond += pool.commission * earned + rate * pool.bond;
      pool.delegated += rate * pool.delegated;
    }
    return rate;
  });
}

/** Places stake with validators by yield, and by size where delegators follow it; returns what found no room. */
function place(
  pools: readonly Pool[],
  yields: readonly number[],
  amount: number,
  scenario: ConcentrationScenario,
): number {
  const { mostPool, sensitivity, herding } = scenario;
  const mean = yields.reduce((sum, each) => sum + each, 0) / yields.length;
  let left = amount;
  // What is too much for one pool goes to the others: a few passes place all that there is room for.
  for (let pass = 0; pass < 8 && left > 1e-6; pass += 1) {
    const rooms = pools.map(({ bond, delegated }) => Math.max(0, mostPool * bond - bond - delegated));
    const weights = pools.map(({ bond, delegated }, index) => {
      const appeal = Math.exp(sensitivity * ((yields[index] ?? 0) / mean - 1)) * (bond + delegated) ** herding;
      return (rooms[index] ?? 0) > 0 ? appeal : 0;
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) break;
    const toPlace = left;
    for (const [index, pool] of pools.entries()) {
      const given = Math.min(rooms[index] ?? 0, (toPlace * (weights[index] ?? 0)) / total);
      pool.delegated += given;
      left -= given;
    }
  }
  return Math.max(0, left);
}

function pointOf(
  pools: readonly Pool[],
  year: number,
  rate: number,
  { mostPool }: ConcentrationScenario,
): ConcentrationPoint {
  const stakes = pools.map((pool) => counted(pool, mostPool));
  const total = stakes.reduce((sum, stake) => sum + stake, 0);
  const top = [...stakes].sort((a, b) => b - a).slice(0, 10);
  const staked = pools.reduce((sum, { bond, delegated }) => sum + bond + delegated, 0);
  return {
    year,
    gini: gini(stakes),
    third: nakamoto(stakes, 1 / 3),
    half: nakamoto(stakes, 1 / 2),
    topTen: top.reduce((sum, stake) => sum + stake, 0) / total,
    staked,
    delegated: pools.reduce((sum, { delegated }) => sum + delegated, 0) / staked,
    idle: 1 - total / staked,
    yield: rate,
  };
}

/** Straight lines between known points, flat outside. */
function interpolate(points: readonly (readonly [number, number])[], at: number): number {
  const next = points.findIndex(([x]) => x >= at);
  const [right, left] = [points[next], points[next - 1]];
  if (!right) return points.at(-1)?.[1] ?? 0;
  if (!left) return right[1];
  return left[1] + ((right[1] - left[1]) * (at - left[0])) / (right[0] - left[0]);
}
