import type { Planes } from "../votes/planes.ts";
import { type TallyBallot, tally } from "../votes/tally.ts";

/** Committed seats of other families below which nobody is scored. */
export const LEAST_OTHER_SEATS = 3;

/** What {@link leaveOutVerdict} counts. */
export type LeaveOutParameters = {
  claimCount: number;
  /** Every committed ballot, opened or not. */
  ballots: readonly TallyBallot[];
  /** Threshold of committed seats as a fraction: the round's own. */
  thresholdNumerator: number;
  thresholdDenominator: number;
  /** The family to leave out; 0 is one family like the others. */
  family: number;
};

/**
 * The verdict against which voters of a family are scored: what the committed seats of all other families give at the
 * round's threshold, whatever the families on the winning side. A verdict that held one's own vote, or that of a model of
 * one's own family, would make chance look like skill.
 *
 * @returns Verdict planes, or `null` where fewer than three seats of other families were committed.
 * @throws MiraError `PLANES_INVALID` for a ballot that does not fit `claimCount`
 *
 * @example
 * const verdict = leaveOutVerdict({ claimCount, ballots, thresholdNumerator: 2, thresholdDenominator: 3, family: 4 });
 */
export function leaveOutVerdict({ family, ballots, ...round }: LeaveOutParameters): Planes | null {
  const others = ballots.filter((ballot) => ballot.family !== family);
  const seats = others.reduce((sum, ballot) => sum + ballot.seats, 0);
  if (seats < LEAST_OTHER_SEATS) return null;
  return tally({ ...round, ballots: others, minFamilies: 1 }).planes;
}
