import { createRandom, type Random } from "../shared/random.ts";
import { DRIFT } from "./parameters.ts";

const EPOCHS = 365;
const VALIDATORS = 400;
/** Epoch from which on every vote costs twice as much to make. */
const SHOCK = 180;
/** Seats that are asked for in one epoch. */
const SEATS_PER_EPOCH = 900;
/** Within this much of the target a turnout counts as settled. */
const NEAR = 0.03;
/** Most by which a price may differ from where it began, as the price's bounds would hold it. */
const PRICE_BOUND = 1_000;

/** How a price answers to a turnout: its relative change in an epoch. */
export const driftRules = {
  /** In proportion to the part of the target that is missing: the full step up where nobody came. */
  gentle: (turnout: number): number => clamped((DRIFT.targetTurnout - turnout) / DRIFT.targetTurnout),
  /** In proportion too, with the full step where 15 points are missing or 15 too many came. */
  steep: (turnout: number): number => clamped((DRIFT.targetTurnout - turnout) / (1 - DRIFT.targetTurnout)),
  /** Always the full step. */
  "full step": (turnout: number): number => clamped(Math.sign(DRIFT.targetTurnout - turnout)),
} as const;
export type DriftRule = keyof typeof driftRules;

function clamped(steps: number): number {
  return DRIFT.mostStep * Math.max(-1, Math.min(1, steps));
}

/** A market whose price is looked for. */
export type DriftScenario = {
  name: string;
  rule: DriftRule;
  /** Spread of what a vote costs validators: σ of its logarithm. The smaller, the more elastic is supply. */
  spread: number;
  /** Share of power that never votes, whatever it is paid. */
  absent: number;
  /** Whether the absent lose their power: proven missed seats suspend. */
  suspends: boolean;
  /** Epochs after which validators answer to a price. */
  lag: number;
  /** First price, relative to the one that is looked for. */
  start: number;
};

const BASE = { spread: 0.5, absent: 0, suspends: true, lag: 0, start: 0.1 } as const;
const MARKETS: readonly Omit<DriftScenario, "rule">[] = [
  { name: "costs spread by 50 %", ...BASE },
  { name: "costs nearly alike (10 %)", ...BASE, spread: 0.1 },
  { name: "costs far apart (150 %)", ...BASE, spread: 1.5 },
  { name: "supply answers after a week", ...BASE, lag: 7 },
  { name: "from ten times too much", ...BASE, start: 10 },
  { name: "20 % absent, suspended", ...BASE, absent: 0.2 },
  { name: "20 % absent, keeping power", ...BASE, absent: 0.2, suspends: false },
];
/** Every market under every rule. */
export const DRIFT_SCENARIOS: readonly DriftScenario[] = (Object.keys(driftRules) as DriftRule[]).flatMap((rule) =>
  MARKETS.map((market) => ({ ...market, rule })),
);

/** What came of it. */
export type DriftResult = DriftScenario & {
  /** Price by epoch, relative to that at which 85 % of the willing would vote before the shock. */
  prices: number[];
  /** First epoch from which a month's mean turnout stays near the target, before the shock and counted from it. */
  settledAfter: number | null;
  settledAfterShock: number | null;
  /** Mean and standard deviation of the turnout over the last hundred epochs. */
  lastTurnout: number;
  lastDeviation: number;
  /** Standard deviation of the price's logarithm over the last hundred epochs. */
  lastPriceDeviation: number;
};

/** Follows a price for a year from far off, with costs doubling half-way. */
export function simulatePriceDrift(seed: number): DriftResult[] {
  return DRIFT_SCENARIOS.map((scenario) =>
    runScenario(createRandom(seed, `drift/${scenario.name}/${scenario.rule}`), scenario),
  );
}

function runScenario(random: Random, scenario: DriftScenario): DriftResult {
  const costs = Array.from({ length: VALIDATORS }, () => random.logNormal(1, scenario.spread)).sort((a, b) => a - b);
  const wanted = costs[Math.ceil(DRIFT.targetTurnout * VALIDATORS) - 1] ?? 1;
  const [prices, turnouts]: [number[], number[]] = [[], []];
  let price = wanted * scenario.start;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    prices.push(price);
    const seen = prices[Math.max(0, epoch - scenario.lag)] ?? price;
    const willing = costs.filter((cost) => cost * (epoch < SHOCK ? 1 : 2) <= seen).length / VALIDATORS;
    const present = scenario.suspends ? 1 : 1 - scenario.absent;
    const turnout = sampleTurnout(random, willing * present);
    turnouts.push(turnout);
    price = Math.min(wanted * PRICE_BOUND, price * (1 + driftRules[scenario.rule](turnout)));
  }
  const last = turnouts.slice(-100);
  return {
    ...scenario,
    prices: prices.map((each) => each / wanted),
    settledAfter: settledAfter(turnouts.slice(0, SHOCK)),
    settledAfterShock: settledAfter(turnouts.slice(SHOCK)),
    lastTurnout: mean(last),
    lastDeviation: deviation(last),
    lastPriceDeviation: deviation(prices.slice(-100).map(Math.log)),
  };
}

/** Share of an epoch's seats that commit, each by itself. */
function sampleTurnout(random: Random, probability: number): number {
  let committed = 0;
  for (let seat = 0; seat < SEATS_PER_EPOCH; seat += 1) committed += random.chance(probability) ? 1 : 0;
  return committed / SEATS_PER_EPOCH;
}

const WINDOW = 30;

function settledAfter(turnouts: readonly number[]): number | null {
  for (let from = 0; from + WINDOW <= turnouts.length; from += 1) {
    const isNear = turnouts
      .slice(from)
      .every((_, index, rest) => index + WINDOW > rest.length || near(mean(rest.slice(index, index + WINDOW))));
    if (isNear) return from;
  }
  return null;
}

const near = (turnout: number): boolean => Math.abs(turnout - DRIFT.targetTurnout) <= NEAR;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
