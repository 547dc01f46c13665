import { emptyKappaRecord, type Tier, type Verdict } from "@mira-protocol/sdk";
import { createClaims } from "../shared/claims.ts";
import { payRound, type SeatPay } from "../shared/pay.ts";
import { createPopulation, type SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { runRound } from "../shared/round.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { createSample, type Estimate, type Sample } from "../shared/statistics.ts";
import type { Strategy } from "../shared/votes.ts";

/** Sizes of bundle. */
export const SIZES = [1, 4, 32, 256] as const;
/** Strategies that are put among honest validators, a few of each. */
const PROBES = ["abstain", "true", "coin", "crowd", "lag", "friend", "absent"] as const satisfies readonly Strategy[];
const OF_EACH = 3;
/** A family of colluders alone. */
const ONE_FAMILY = POPULATION.families + 1;
/** Bounds of the bands into which honest validators are sorted. */
export const BANDS = [0.62, 0.7, 0.78, 0.86, 0.95] as const;
/** Accuracy of those whose answers a friend gets. */
const FRIENDS_ACCURACY = 0.85;

/** One row of the table: what a seat of a kind of validator earned, by size of bundle. */
export type IncomeRow = {
  who: string;
  /** Of the most that a seat can earn, before dilution, for each of {@link SIZES}. */
  pay: Estimate[];
};

/** A setting in which income is measured. */
export type IncomeParameters = {
  seed: number;
  /** Measured rounds of each size. */
  rounds: number;
  tier?: Tier;
  /** Sizes of bundle in the traffic, equally often. */
  sizes?: readonly number[];
  familyCorrelation?: number;
  abstention?: number;
  /** Honest validators' accuracies, from and to. */
  accuracy?: readonly [from: number, to: number];
  /** Rounds of each size before those that are measured, in which records form. */
  warmUp?: number;
  /** Share of the validators that collude, all of one mind. */
  colluding?: number;
  /** Whether colluders declare one family, or spread over all. */
  isOneFamily?: boolean;
};

/** What came of it. */
export type IncomeResult = {
  rows: IncomeRow[];
  /** By size: pay after dilution, of all seats. */
  diluted: Estimate[];
  /** By size: share of claims decided, and of those decided rightly. */
  decided: number[];
  precision: number[];
};

/**
 * Measures what a seat earns by strategy. Rounds of all sizes come in turn to the same validators, so that small ones are
 * paid by the record that large ones have made.
 */
export function measureIncome(parameters: IncomeParameters): IncomeResult {
  const { seed, rounds, tier = "STANDARD", sizes = SIZES, warmUp = 100 } = parameters;
  const random = createRandom(seed, "income");
  const validators = populate(parameters);
  const records = validators.map(() => emptyKappaRecord);
  const { levels, terms } = TIERS[tier];
  const level = levels[0];
  if (!level) throw new Error(`Tier ${tier} has no levels.`);
  const powers = validators.map(({ stake }) => BigInt(stake));
  const ledger = createLedger(sizes.length);
  const traits = {
    ...VOTES,
    familyCorrelation: parameters.familyCorrelation ?? VOTES.familyCorrelation,
    abstention: parameters.abstention ?? VOTES.abstention,
  };
  let previous: readonly Verdict[] = [];
  let crowd = { true: 1, decided: 2 };
  for (let turn = 0; turn < (warmUp + rounds) * sizes.length; turn += 1) {
    const position = turn % sizes.length;
    const claims = createClaims(random, sizes[position] ?? 1, CLAIMS);
    const agreed = claims.map(() => (random.chance(0.5) ? "TRUE" : "FALSE") as "TRUE" | "FALSE");
    const memory = { previous, agreed, crowdTrueShare: crowd.true / crowd.decided };
    const { minFamilies } = terms;
    const outcome = runRound({ random, claims, validators, powers, level, minFamilies, traits, memory });
    const paid = payRound(outcome, level, records);
    const verdicts = outcome.result?.verdicts ?? [];
    previous = verdicts.length > 0 ? verdicts : previous;
    const trues = verdicts.filter((verdict) => verdict === "TRUE").length;
    const decided = verdicts.filter((verdict) => verdict !== "UNDECIDED").length;
    crowd = { true: crowd.true + trues, decided: crowd.decided + decided };
    if (turn < warmUp * sizes.length) continue;
    const right = verdicts.filter((verdict, index) => verdict === claims[index]?.truth).length;
    ledger.add(position, paid, { claims: claims.length, decided, right });
    for (const [index, validator] of validators.entries()) {
      if (validator.strategy === "absent" && outcome.drawn[index]) ledger.addAbsent(position);
    }
  }
  return ledger.result();
}

/** Honest validators, of whom a few are replaced by each other strategy. */
function populate({ seed, accuracy = POPULATION.accuracy, colluding = 0, isOneFamily }: IncomeParameters) {
  const traits = { ...POPULATION, accuracy };
  const validators = createPopulation(createRandom(seed, "income/population"), traits);
  const group = Math.round(colluding * validators.length);
  const source: SimulatedValidator = {
    id: validators.length + 1,
    family: POPULATION.families,
    stake: 0,
    accuracy: FRIENDS_ACCURACY,
    strategy: "honest",
  };
  return validators.map((validator, index): SimulatedValidator => {
    const { family } = validator;
    if (index < group) return { ...validator, strategy: "collude", family: isOneFamily ? ONE_FAMILY : family };
    const probe = colluding === 0 ? PROBES[Math.floor(index / OF_EACH)] : undefined;
    if (!probe) return validator;
    return probe === "friend" ? { ...validator, strategy: probe, copies: source } : { ...validator, strategy: probe };
  });
}

/** Who a validator is counted with. */
function labelsOf({ strategy, accuracy }: SimulatedValidator): string[] {
  if (strategy !== "honest") return [strategy];
  const band = BANDS.findLastIndex((bound, index) => index < BANDS.length - 1 && accuracy >= bound);
  return ["honest", bandName(band)];
}

/** What honest validators of one band are called. */
export function bandName(band: number): string {
  return `honest ${BANDS[band]?.toFixed(2)}–${BANDS[band + 1]?.toFixed(2)}`;
}

/** Sums up by kind of validator and size. A round counts once, as its seats are paid by one verdict. */
function createLedger(sizes: number) {
  const samples = new Map<string, Sample[]>();
  const row = () => Array.from({ length: sizes }, createSample);
  const diluted = row();
  const counts = Array.from({ length: sizes }, () => ({ claims: 0, decided: 0, right: 0 }));
  const sampleOf = (who: string, size: number): Sample | undefined => {
    const existing = samples.get(who) ?? row();
    samples.set(who, existing);
    return existing[size];
  };
  return {
    add(size: number, paid: readonly SeatPay[], round: { claims: number; decided: number; right: number }): void {
      const groups = new Map<string, SeatPay[]>();
      for (const pay of paid) {
        for (const label of labelsOf(pay.vote.validator)) groups.set(label, [...(groups.get(label) ?? []), pay]);
      }
      for (const [label, group] of groups) sampleOf(label, size)?.add(perSeat(group, "quality"));
      if (paid.length > 0) diluted[size]?.add(perSeat(paid, "fraction"));
      const count = counts[size];
      if (!count) return;
      count.claims += round.claims;
      count.decided += round.decided;
      count.right += round.right;
    },
    addAbsent: (size: number) => sampleOf("absent", size)?.add(0),
    result: (): IncomeResult => ({
      rows: [...samples]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([who, sizes]) => ({ who, pay: sizes.map((sample) => sample.estimate()) })),
      diluted: diluted.map((sample) => sample.estimate()),
      decided: counts.map(({ claims, decided }) => decided / Math.max(1, claims)),
      precision: counts.map(({ decided, right }) => right / Math.max(1, decided)),
    }),
  };
}

function perSeat(paid: readonly SeatPay[], key: "quality" | "fraction"): number {
  const seats = paid.reduce((sum, { vote }) => sum + vote.seats, 0);
  return paid.reduce((sum, pay) => sum + pay[key] * pay.vote.seats, 0) / seats;
}
