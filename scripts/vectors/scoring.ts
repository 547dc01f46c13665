import {
  type Answer,
  addToKappaRecord,
  answers,
  committeeKappa,
  emptyKappaRecord,
  encodePlanes,
  enteringFigures,
  judgeRound,
  type KappaRecord,
  kappa,
  nextScore,
  packKappaRecord,
  packVoteCounts,
  payFraction,
  SCORE_FLOOR,
  SCORE_ONE,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { type Columns, columns, source, word } from "./columns.ts";

const CLAIM_COUNTS = [1, 3, 31, 255, 256, 257, 600, 1_024, 4_096];
const BALLOTS = [7, 9, 3, 1, 24, 5, 7, 2, 12];
const FRACTIONS = [
  [2, 3],
  [3, 4],
  [4, 5],
  [3, 5],
] as const;

const signed = (value: bigint): Hex => word(BigInt.asUintN(256, value));

/** Rounds with each opened ballot's score, and what a record that runs through them comes to. */
export function scores(): Columns {
  const random = source("scoring");
  const flat = { seats: [] as string[], family: [] as string[], withheld: [] as boolean[], planes: [] as Hex[] };
  const judged: Record<string, unknown>[] = [];
  const records = new Map<number, KappaRecord>();
  const rounds = Array.from({ length: 27 }, (_, i) => {
    const claimCount = CLAIM_COUNTS[i % 9] ?? 1;
    const [thresholdNumerator, thresholdDenominator] = random.pick(FRACTIONS);
    const isInvalidKnown = i % 2 === 0;
    const right: readonly Answer[] = isInvalidKnown ? ["TRUE", "FALSE", "FALSE", "INVALID"] : ["TRUE", "FALSE"];
    const truth = Array.from({ length: claimCount }, () => random.pick(right));
    const ballots = Array.from({ length: (BALLOTS[(i + (i >> 2)) % 9] ?? 1) as number }, (_, voter) => {
      const given = truth.map((answer) => {
        if (random.below(6) !== 0) return answer;
        return isInvalidKnown ? random.pick(answers) : random.pick<Answer>(["ABSTAIN", "TRUE", "FALSE"]);
      });
      return {
        seats: voter === 2 && i % 5 === 0 ? 9 : 1 + random.below(3),
        family: [0, 255, 7, 8, 9, 10][random.below(2 + (i % 5))] ?? 0,
        planes: random.below(9) === 0 ? null : encodePlanes(given),
      };
    });
    const result = judgeRound({ claimCount, ballots, thresholdNumerator, thresholdDenominator });
    const starts = { ballotsStart: flat.seats.length, planesStart: flat.planes.length, scoresStart: judged.length };
    const recordOf = (position: number): KappaRecord => records.get(position) ?? emptyKappaRecord;
    const committee = committeeKappa(ballots.flatMap(({ planes }, i) => (planes ? [kappa(recordOf(i))] : [])));
    for (const [position, ballot] of ballots.entries()) {
      flat.seats.push(String(ballot.seats));
      flat.family.push(String(ballot.family));
      flat.withheld.push(ballot.planes === null);
      flat.planes.push(...(ballot.planes ?? []).map(word));
      const score = result[position];
      if (!score) continue;
      const before = recordOf(position);
      // Of every rank, and at both ends.
      const scoreBefore = SCORE_FLOOR + (SCORE_ONE * BigInt(random.below(8_801))) / 100n;
      const after = addToKappaRecord(before, score);
      records.set(position, after);
      judged.push({
        position,
        counts: word(packVoteCounts(score.counts)),
        edge: signed(score.edge),
        information: score.information,
        decidedInformation: score.decidedInformation,
        coverage: score.coverage,
        recordBefore: word(packKappaRecord(before)),
        kappa: signed(kappa(before)),
        pay: payFraction(score, kappa(before)),
        recordAfter: word(packKappaRecord(after)),
        scoreBefore: signed(scoreBefore),
        scoreAfter: signed(
          nextScore({ score: scoreBefore, ...enteringFigures(before, score), committeeKappa: committee }),
        ),
      });
    }
    return {
      claimCount,
      thresholdNumerator,
      thresholdDenominator,
      ballots: ballots.length,
      committeeKappa: committee,
      ...starts,
    };
  });
  return {
    ...columns(rounds),
    ballotSeats: flat.seats,
    ballotFamily: flat.family,
    ballotWithheld: flat.withheld,
    // Opened ballots only, in order, each 2 · ⌈claimCount / 256⌉ words.
    ballotPlanes: flat.planes,
    // One row an opened ballot.
    ...columns(judged),
  };
}
