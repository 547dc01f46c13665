import {
  addToKappaRecord,
  committeeKappa,
  emptyKappaRecord,
  enteringFigures,
  judgeRound,
  type KappaRecord,
  kappa,
  nextScore,
  rankOf,
  SCORE_FLOOR,
  SCORE_ONE,
  type Score,
} from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import { ballotsOf, type RoundOutcome } from "./round.ts";

/** What a validator lives through in one domain, never idle for a week. */
export type Career = {
  record: KappaRecord;
  /** s, in 2⁻³². */
  score: bigint;
  sittings: number;
  /** Sittings at each jailing. */
  jailedAt: number[];
};

/** Where a committee's κ̄ comes from: its members' running κ̂ before the round, or what they reach in the round itself. */
export const committeeSources = ["running", "round"] as const;
export type CommitteeSource = (typeof committeeSources)[number];

export const newCareer = (): Career => ({ record: emptyKappaRecord, score: 0n, sittings: 0, jailedAt: [] });

/** Power of a stake with a standing: rank factors 1, 4/3, 5/3 and 2, as the registry has them. */
export const powerOf = (stake: number, { score }: Career): bigint => BigInt(stake) * BigInt(2 + rankOf(score));

/**
 * Scores everybody who sat in a settled round. Who reaches the floor is jailed, and comes back with a score of 0: here at
 * once, so that a population keeps its make-up.
 */
export function rateRound(
  { votes, result }: RoundOutcome,
  { thresholdNumerator, thresholdDenominator }: LevelParameters,
  careers: readonly Career[],
  source: CommitteeSource = "running",
): void {
  if (!result) return;
  const claimCount = result.verdicts.length;
  const scores = judgeRound({ claimCount, ballots: ballotsOf(votes), thresholdNumerator, thresholdDenominator });
  const seated = votes.flatMap(({ index }, position) => {
    const [career, score] = [careers[index], scores[position]];
    return career && score ? [{ career, score }] : [];
  });
  const committee =
    source === "running" ? committeeKappa(seated.map(({ career }) => kappa(career.record))) : kappaOfRound(seated);
  for (const { career, score } of seated) {
    const entering = enteringFigures(career.record, score);
    career.record = addToKappaRecord(career.record, score);
    career.score = nextScore({ score: career.score, ...entering, committeeKappa: committee });
    career.sittings += 1;
    if (career.score > SCORE_FLOOR) continue;
    career.jailedAt.push(career.sittings);
    career.score = 0n;
  }
}

function kappaOfRound(seated: readonly { score: Score }[]): bigint {
  const edge = seated.reduce((total, { score }) => total + score.edge, 0n);
  const information = seated.reduce((total, { score }) => total + score.information, 0n);
  return information === 0n || edge < 0n ? 0n : (edge * SCORE_ONE) / information;
}
