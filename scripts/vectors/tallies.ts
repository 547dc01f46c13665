import {
  type Answer,
  answers,
  encodePlanes,
  encodeSettlement,
  packSeat,
  quorum,
  tally,
  votesHash,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { type Columns, columns, source, word } from "./columns.ts";

export function quorums(): Columns {
  const fractions = [
    [2, 3],
    [3, 4],
    [4, 5],
    [13, 20],
    [3, 5],
    [1, 1],
    [128, 255],
  ] as const;
  const committed = [1, 2, 3, 4, 5, 6, 7, 9, 15, 20, 60, 63, 127, 255, 510];
  return columns(
    fractions.flatMap(([numerator, denominator]) =>
      committed.map((seats) => ({
        committed: seats,
        numerator,
        denominator,
        quorum: quorum(seats, numerator, denominator),
      })),
    ),
  );
}

export function tallies(): Columns {
  const random = source("tally");
  const flat = { seats: [] as string[], family: [] as string[], withheld: [] as boolean[], planes: [] as Hex[] };
  const written: Hex[] = [];
  const verdicts: Hex[] = [];
  const fractions = [
    [2, 3],
    [3, 4],
    [4, 5],
    [3, 5],
  ] as const;
  const rows = Array.from({ length: 24 }, (_, i) => {
    const claimCount = [1, 3, 255, 256, 257, 600][i % 6] ?? 1;
    const [thresholdNumerator, thresholdDenominator] = random.pick(fractions);
    const minFamilies = 1 + (i % 3);
    const truth = Array.from({ length: claimCount }, () => random.pick<Answer>(["TRUE", "FALSE", "FALSE", "INVALID"]));
    const ballots = Array.from({ length: 1 + (i % 12) }, () => {
      const given = truth.map((right) => (random.below(8) === 0 ? random.pick(answers) : right));
      const isWithheld = random.below(10) === 0;
      return {
        seats: 1 + random.below(3),
        family: random.below(4),
        planes: isWithheld ? null : encodePlanes(given),
      };
    });
    const result = tally({ claimCount, ballots, thresholdNumerator, thresholdDenominator, minFamilies });
    const commitments = ballots.map(({ planes, ...seat }) => ({
      seat: packSeat({ ...seat, validatorId: 1, toppedUp: false }),
      commitment: random.word(),
      opening: planes && { salt: random.word(), reportHash: random.word(), planes },
    }));
    const settlement = encodeSettlement({ claimCount, commitments });
    const starts = { ballotsStart: flat.seats.length, planesStart: flat.planes.length, verdictStart: verdicts.length };
    const settlementStart = written.length;
    for (const ballot of ballots) {
      flat.seats.push(String(ballot.seats));
      flat.family.push(String(ballot.family));
      flat.withheld.push(ballot.planes === null);
      flat.planes.push(...(ballot.planes ?? []).map(word));
    }
    verdicts.push(...result.planes.map(word));
    written.push(...settlement.planes.map(word));
    return {
      claimCount,
      thresholdNumerator,
      thresholdDenominator,
      minFamilies,
      quorum: result.quorum,
      ballots: ballots.length,
      ...starts,
      settlementStart,
      settlementLength: settlement.planes.length,
      verdictHash: votesHash(result.planes),
    };
  });
  return {
    ...columns(rows),
    ballotSeats: flat.seats,
    ballotFamily: flat.family,
    ballotWithheld: flat.withheld,
    // Opened ballots only, in order, each 2 · ⌈claimCount / 256⌉ words.
    ballotPlanes: flat.planes,
    verdict: verdicts,
    // What `settle` takes: a base, then each opened ballot's planes XORed with it.
    settlementPlanes: written,
  };
}
