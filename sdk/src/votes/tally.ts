import { type Answer, type Verdict, verdicts } from "../types/verdict.ts";
import { decodePlanes, encodePlanes, type Planes } from "./planes.ts";

/** One committed ballot. */
export type TallyBallot = {
  /** Unit votes. */
  seats: number;
  /** Declared family; 0 for undeclared, which counts as one family. */
  family: number;
  /** `null` for a commitment that nobody opened. */
  planes: Planes | null;
};

/** What {@link tally} counts. */
export type TallyParameters = {
  claimCount: number;
  /** Every committed ballot, opened or not: thresholds count committed seats. */
  ballots: readonly TallyBallot[];
  /** Threshold of committed seats as a fraction. */
  thresholdNumerator: number;
  thresholdDenominator: number;
  /** Distinct families that must stand on the winning side. */
  minFamilies: number;
};

/** A counted round. */
export type TallyResult = {
  /** Verdict planes, affirm words then deny words. */
  planes: Planes;
  /** One a claim. */
  verdicts: readonly Verdict[];
  /** Unit votes that an answer needed. */
  quorum: number;
  /** Unit votes that each answer got, one a claim. */
  counts: readonly Readonly<Record<Answer, number>>[];
};

/**
 * Unit votes that an answer needs: ⌈committed · numerator / denominator⌉.
 *
 * @example
 * quorum(9, 2, 3); // 6
 */
export function quorum(committedSeats: number, numerator: number, denominator: number): number {
  return Math.ceil((committedSeats * numerator) / denominator);
}

/**
 * Counts a round the plain way, claim by claim. A claim has the answer that a quorum of all committed seats gave, with
 * enough distinct families behind it; else it is UNDECIDED. More than half of the seats are needed, so no two answers
 * can both have it.
 *
 * @throws MiraError `PLANES_INVALID` for a ballot that does not fit `claimCount`
 *
 * @example
 * const { verdicts } = tally({ claimCount: 1, ballots, thresholdNumerator: 2, thresholdDenominator: 3, minFamilies: 2 });
 */
export function tally(parameters: TallyParameters): TallyResult {
  const { claimCount, ballots, thresholdNumerator, thresholdDenominator, minFamilies } = parameters;
  const committed = ballots.reduce((sum, ballot) => sum + ballot.seats, 0);
  const needed = quorum(committed, thresholdNumerator, thresholdDenominator);
  const counts = Array.from({ length: claimCount }, () => ({ ABSTAIN: 0, TRUE: 0, FALSE: 0, INVALID: 0 }));
  const families = Array.from({ length: claimCount }, () => ({
    TRUE: new Set<number>(),
    FALSE: new Set<number>(),
    INVALID: new Set<number>(),
  }));
  for (const { seats, family, planes } of ballots) {
    if (!planes) continue;
    for (const [claim, answer] of decodePlanes(planes, claimCount).entries()) {
      const count = counts[claim];
      if (count) count[answer] += seats;
      if (answer !== "ABSTAIN") families[claim]?.[answer].add(family);
    }
  }
  const decided = counts.map((count, claim): Verdict => {
    const wins = (verdict: Verdict) =>
      verdict !== "UNDECIDED" &&
      count[verdict] >= Math.max(1, needed) &&
      (families[claim]?.[verdict].size ?? 0) >= minFamilies;
    return verdicts.find(wins) ?? "UNDECIDED";
  });
  return { planes: encodePlanes(decided), verdicts: decided, quorum: needed, counts };
}
