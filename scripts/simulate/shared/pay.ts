import { addToKappaRecord, judgeRound, type KappaRecord, kappa, payFraction } from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import type { RoundOutcome, SeatedVote } from "./round.ts";

/** What a seat earned. */
export type SeatPay = {
  vote: SeatedVote;
  /** Of the most that a seat can earn, by the quality of the vote. */
  quality: number;
  /** The same after dilution: more seats than expected share the pay of the expected ones. */
  fraction: number;
};

/**
 * Pays the seats of a settled round and brings the running records of their validators up to date, each judged by the
 * record that it had before the round.
 *
 * @param records By position in the population; changed.
 */
export function payRound(
  { votes, committedSeats, result }: RoundOutcome,
  level: LevelParameters,
  records: KappaRecord[],
): readonly SeatPay[] {
  if (!result) return [];
  const { thresholdNumerator, thresholdDenominator, seats: expected } = level;
  const ballots = votes.map(({ seats, validator: { family }, planes }) => ({ seats, family, planes }));
  const claimCount = result.verdicts.length;
  const scores = judgeRound({ claimCount, ballots, thresholdNumerator, thresholdDenominator });
  const dilution = expected / Math.max(expected, committedSeats);
  return votes.flatMap((vote, position) => {
    const [score, record] = [scores[position], records[vote.index]];
    if (!score || !record) return [];
    const quality = Number(payFraction(score, kappa(record))) / 2 ** 32;
    records[vote.index] = addToKappaRecord(record, score);
    return [{ vote, quality, fraction: quality * dilution }];
  });
}
