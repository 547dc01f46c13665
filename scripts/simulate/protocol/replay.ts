import { encodePlanes, tally, type Verdict } from "@mira-protocol/sdk";
import { createRandom, type Random } from "../shared/random.ts";
import { TIERS } from "../shared/setting.ts";
import { createSample, type Estimate } from "../shared/statistics.ts";
import type { RecordedVotes } from "./recordedVotes.ts";
import { type Effort, figureOf, repeats, type Section } from "./section.ts";

const SIZES = [1, 3, 5, 7] as const;
/** Fresh committees of an adaptive request, level by level. */
const LEVELS = [3, 5, 7] as const;
/** Names that begin with the same letters are of one maker, and count as one family. */
const FAMILY_PREFIX = 3;

type Rule = { name: string; numerator: number; denominator: number; minFamilies: number };
const RULES: readonly Rule[] = [
  ...(["LIGHT", "STANDARD", "HIGH"] as const).map((tier): Rule => {
    const { levels, terms } = TIERS[tier];
    const { thresholdNumerator: numerator = 1, thresholdDenominator: denominator = 1 } = levels[0] ?? {};
    return { name: tier, numerator, denominator, minFamilies: terms.minFamilies };
  }),
  { name: "unanimity", numerator: 1, denominator: 1, minFamilies: 1 },
];

/** Per record: how often it was decided, decided rightly, and how many votes that took; over so many committees. */
type Tallied = { committees: number; decided: number[]; right: number[]; votes: number[] };

/** Part 11: committees of verifiers whose votes were recorded. Errors are those of resampled records. */
export function simulateReplay(effort: Effort, recorded: RecordedVotes): Section {
  const random = createRandom(effort.seed, "replay");
  const { voters, records, skipped } = recorded;
  const resamples = Array.from({ length: repeats(effort, 200) }, () => records.map(() => random.index(records.length)));
  const estimate = (measure: (sample: readonly number[]) => number): Estimate => {
    const sample = createSample();
    for (const indexes of resamples) sample.add(measure(indexes));
    const { error, count } = sample.estimate();
    // The spread of what resampled records give is the error of what all of them give.
    return { mean: measure(records.map((_, index) => index)), error: error * Math.sqrt(count), count: records.length };
  };
  const sizes = SIZES.filter((size) => size <= voters.length);
  const figures: Record<string, Estimate> = {};
  const addTallied = (name: string, { committees, decided, right, votes }: Tallied): void => {
    const sum = (values: readonly number[], sample: readonly number[]) =>
      sample.reduce((total, index) => total + (values[index] ?? 0), 0);
    figures[`${name}/precision`] = estimate((sample) => sum(right, sample) / sum(decided, sample));
    figures[`${name}/coverage`] = estimate((sample) => sum(decided, sample) / committees / sample.length);
    figures[`${name}/votes`] = estimate((sample) => sum(votes, sample) / committees / sample.length);
  };
  for (const rule of RULES) {
    for (const size of sizes) {
      // One alone has one family.
      const minFamilies = size === 1 ? 1 : rule.minFamilies;
      addTallied(`${rule.name}/${size}`, tallyAll(recorded, subsets(voters.length, size), { ...rule, minFamilies }));
    }
  }
  for (const tier of ["LIGHT", "STANDARD"] as const) {
    addTallied(`adaptive/${tier}`, tallyAdaptive(recorded, tier, random, repeats(effort, 300)));
  }
  addErrors(recorded, figures, estimate);
  const pairs = ["all", "same family", "other family"].filter((kind) => figures[`kappa/${kind}`]);
  return {
    number: 11,
    name: "replay",
    title: "Recorded votes of real verifiers",
    conditions: `${records.length} answers that people labelled, ${skipped} left out for want of a label; ${voters.length} verifiers, every committee of each size, one seat each; names with the same first letters are one family`,
    figures,
    comparisons: [],
    tables: [
      {
        title: "Verifiers by themselves",
        head: ["verifier", "right", "says TRUE"],
        rows: voters.map((voter) => [voter, figureOf(figures, `${voter}/right`), figureOf(figures, `${voter}/true`)]),
      },
      {
        title: "Errors",
        head: ["", "measured"],
        rows: [
          ...pairs.map((kind) => [`κ of two verifiers' errors, ${kind}`, figureOf(figures, `kappa/${kind}`)]),
          ["of the answers on which one errs: all err", figureOf(figures, "commonErrors")],
          ["answers on which all err", figureOf(figures, "allErr")],
        ],
      },
      {
        title: "Committees by size and threshold",
        head: ["threshold", "size", "precision", "coverage", "votes a claim"],
        rows: [
          ...RULES.flatMap(({ name, numerator, denominator }) =>
            sizes.map((size) => [
              name === "unanimity" ? name : `${name}, ${numerator}/${denominator}`,
              String(size),
              ...cellsOf(`${name}/${size}`),
            ]),
          ),
          ...(["LIGHT", "STANDARD"] as const).map((tier) => [
            `${tier}, deeper while undecided`,
            LEVELS.join(" → "),
            ...cellsOf(`adaptive/${tier}`),
          ]),
        ],
      },
    ],
  };

  function cellsOf(name: string): Estimate[] {
    return ["precision", "coverage", "votes"].map((what) => figureOf(figures, `${name}/${what}`));
  }
}

function tallyAll(recorded: RecordedVotes, committees: readonly (readonly number[])[], rule: Rule): Tallied {
  const tallied = emptyTallied(recorded, committees.length);
  for (const committee of committees) {
    for (const [index, verdict] of verdictsOf(recorded, committee, rule).entries()) {
      addVerdict(recorded, tallied, { index, verdict, votes: committee.length });
    }
  }
  return tallied;
}

/** Fresh draws of 3, 5 and 7, each for what the one before left undecided, by the tier's thresholds. */
function tallyAdaptive(recorded: RecordedVotes, tier: "LIGHT" | "STANDARD", random: Random, draws: number): Tallied {
  const { levels, terms } = TIERS[tier];
  const tallied = emptyTallied(recorded, draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const verdicts: Verdict[] = recorded.records.map(() => "UNDECIDED");
    const votes = recorded.records.map(() => 0);
    for (const [depth, size] of LEVELS.filter((size) => size <= recorded.voters.length).entries()) {
      const { thresholdNumerator: numerator = 1, thresholdDenominator: denominator = 1 } = levels[depth] ?? {};
      const committee = drawn(random, recorded.voters.length, size);
      const answers = verdictsOf(recorded, committee, { name: tier, numerator, denominator, ...terms });
      for (const [index, verdict] of verdicts.entries()) {
        if (verdict !== "UNDECIDED") continue;
        verdicts[index] = answers[index] ?? "UNDECIDED";
        votes[index] = (votes[index] ?? 0) + size;
      }
    }
    for (const [index, verdict] of verdicts.entries()) {
      addVerdict(recorded, tallied, { index, verdict, votes: votes[index] ?? 0 });
    }
  }
  return tallied;
}

const emptyTallied = ({ records }: RecordedVotes, committees: number): Tallied => ({
  committees,
  decided: records.map(() => 0),
  right: records.map(() => 0),
  votes: records.map(() => 0),
});

function addVerdict(
  { records }: RecordedVotes,
  { decided, right, votes: all }: Tallied,
  { index, verdict, votes }: { index: number; verdict: Verdict; votes: number },
): void {
  all[index] = (all[index] ?? 0) + votes;
  decided[index] = (decided[index] ?? 0) + Number(verdict !== "UNDECIDED");
  right[index] = (right[index] ?? 0) + Number(verdict === records[index]?.truth);
}

/** Most claims of one round. */
const ROUND = 4_096;

function verdictsOf({ voters, records }: RecordedVotes, committee: readonly number[], rule: Rule): Verdict[] {
  const verdicts: Verdict[] = [];
  for (let from = 0; from < records.length; from += ROUND) {
    const some = records.slice(from, from + ROUND);
    const ballots = committee.map((voter) => ({
      seats: 1,
      family: familyOf(voters, voter),
      planes: encodePlanes(some.map(({ votes }) => votes[voter] ?? "UNDECIDED")),
    }));
    const { numerator: thresholdNumerator, denominator: thresholdDenominator, minFamilies } = rule;
    const claimCount = some.length;
    verdicts.push(...tally({ claimCount, ballots, thresholdNumerator, thresholdDenominator, minFamilies }).verdicts);
  }
  return verdicts;
}

/** Families by number, in the order in which their first members appear. */
function familyOf(voters: readonly string[], voter: number): number {
  const prefix = (name: string | undefined) => name?.slice(0, FAMILY_PREFIX).toLowerCase();
  return 1 + voters.findIndex((name) => prefix(name) === prefix(voters[voter]));
}

function addErrors(
  { voters, records }: RecordedVotes,
  figures: Record<string, Estimate>,
  estimate: (measure: (sample: readonly number[]) => number) => Estimate,
): void {
  const errors = voters.map((_, voter) => records.map(({ truth, votes }) => Number(votes[voter] !== truth)));
  const mean = (sample: readonly number[], read: (index: number) => number) =>
    sample.reduce((sum, index) => sum + read(index), 0) / sample.length;
  for (const [voter, name] of voters.entries()) {
    figures[`${name}/right`] = estimate((sample) => 1 - mean(sample, (index) => errors[voter]?.[index] ?? 0));
    figures[`${name}/true`] = estimate((sample) => mean(sample, (i) => Number(records[i]?.votes[voter] === "TRUE")));
  }
  const pairs = subsets(voters.length, 2);
  const kinds = {
    all: pairs,
    "same family": pairs.filter(([a = 0, b = 0]) => familyOf(voters, a) === familyOf(voters, b)),
    "other family": pairs.filter(([a = 0, b = 0]) => familyOf(voters, a) !== familyOf(voters, b)),
  };
  for (const [kind, some] of Object.entries(kinds)) {
    if (some.length === 0) continue;
    figures[`kappa/${kind}`] = estimate((sample) => {
      const kappas = some.map(([a = 0, b = 0]) => kappaOf(sample, errors[a] ?? [], errors[b] ?? []));
      return kappas.reduce((sum, value) => sum + value, 0) / kappas.length;
    });
  }
  const count = (index: number) => errors.reduce((sum, own) => sum + (own[index] ?? 0), 0);
  const all = (sample: readonly number[]) => mean(sample, (index) => Number(count(index) === voters.length));
  figures.allErr = estimate(all);
  figures.commonErrors = estimate((sample) => all(sample) / mean(sample, (index) => Number(count(index) > 0)));
}

/** Cohen's κ of two verifiers' errors. */
function kappaOf(sample: readonly number[], a: readonly number[], b: readonly number[]): number {
  let [both, onlyA, onlyB] = [0, 0, 0];
  for (const index of sample) {
    const [inA, inB] = [a[index] ?? 0, b[index] ?? 0];
    both += inA * inB;
    onlyA += inA;
    onlyB += inB;
  }
  const [shareA, shareB] = [onlyA / sample.length, onlyB / sample.length];
  const agreed = 1 - shareA - shareB + (2 * both) / sample.length;
  const expected = shareA * shareB + (1 - shareA) * (1 - shareB);
  return (agreed - expected) / (1 - expected);
}

/** All subsets of so many out of 0 … count − 1. */
function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count - from }, (_, step) => from + step).flatMap((first) =>
    subsets(count, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

function drawn(random: Random, count: number, size: number): number[] {
  const left = Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: size }, () => left.splice(random.index(left.length), 1)[0] ?? 0);
}
