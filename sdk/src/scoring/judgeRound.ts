import type { Planes } from "../votes/planes.ts";
import { type LeaveOutParameters, leaveOutVerdict } from "./leaveOutVerdict.ts";
import { type Score, scoreVote } from "./scoreVote.ts";

/** What {@link judgeRound} judges: every committed ballot, opened or not, and the round's threshold. */
export type JudgeRoundParameters = Omit<LeaveOutParameters, "family">;

/**
 * Scores every opened ballot of a round against the verdict of the other families.
 *
 * @returns One score a ballot, in order; `null` for those that nobody opened.
 * @throws MiraError `PLANES_INVALID` for a ballot that does not fit `claimCount`
 *
 * @example
 * const scores = judgeRound({ claimCount, ballots, thresholdNumerator: 2, thresholdDenominator: 3 });
 */
export function judgeRound(round: JudgeRoundParameters): readonly (Score | null)[] {
  const verdicts = new Map<number, Planes | null>();
  return round.ballots.map(({ family, planes: vote }) => {
    if (!vote) return null;
    let verdict = verdicts.get(family);
    if (verdict === undefined) {
      verdict = leaveOutVerdict({ ...round, family });
      verdicts.set(family, verdict);
    }
    return scoreVote({ claimCount: round.claimCount, vote, verdict });
  });
}
