import { encodePlanes, type Planes } from "../votes/planes.ts";
import { SCORE_ONE } from "./fixedPoint.ts";
import { countVote, figuresOf, noCounts, type VoteCounts } from "./voteCounts.ts";

/** One vote against the verdict of the other families; figures in 2⁻³², rounded down. */
export type Score = {
  /** Over the claims that both decide; all zero where there was no verdict to score against. */
  counts: VoteCounts;
  /** A − E. */
  edge: bigint;
  /** I of the claims that the verdict decides and the voter answered. */
  information: bigint;
  /** I of all claims that the verdict decides. */
  decidedInformation: bigint;
  /** Answered share of the claims that the verdict decides; without a verdict, of all claims. */
  coverage: bigint;
};

/** What {@link scoreVote} compares. */
export type ScoreVoteParameters = {
  claimCount: number;
  /** The voter's planes. */
  vote: Planes;
  /** The verdict of the other families, or `null` where too few of them sat: see `leaveOutVerdict`. */
  verdict: Planes | null;
};

/**
 * Scores a vote against the verdict that the other families gave. It counts once for an id and a round, however many
 * seats the id has.
 *
 * @example
 * const score = scoreVote({ claimCount, vote: ballot.planes, verdict });
 */
export function scoreVote({ claimCount, vote, verdict }: ScoreVoteParameters): Score {
  // One answer on all claims holds no information, so that nothing but the coverage remains.
  const against = verdict ?? encodePlanes(Array(claimCount).fill("TRUE"));
  const counts = countVote(vote, against);
  const all = countVote(against, against);
  return {
    counts: verdict ? counts : noCounts,
    ...figuresOf(counts),
    decidedInformation: figuresOf(all).information,
    coverage: all.answered === 0 ? 0n : (BigInt(counts.answered) * SCORE_ONE) / BigInt(all.answered),
  };
}
