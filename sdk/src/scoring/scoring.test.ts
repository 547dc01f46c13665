import fc from "fast-check";
import { toHex } from "viem";
import { describe, expect, test } from "vitest";
import { type Row, readVectors, rowsOf, sliceOf } from "../../test/vectors.ts";
import {
  type Answer,
  addToKappaRecord,
  answers,
  committeeKappa,
  countVote,
  decayScore,
  emptyKappaRecord,
  encodePlanes,
  enteringFigures,
  figuresOf,
  judgeRound,
  type KappaRecord,
  kappa,
  leaveOutVerdict,
  nextScore,
  packKappaRecord,
  packVoteCounts,
  payFraction,
  rankOf,
  SCORE_CAP,
  SCORE_FLOOR,
  SCORE_ONE,
  type Score,
  scoreVote,
  type TallyBallot,
  tally,
  unpackKappaRecord,
  wordsOf,
} from "../index.ts";

const word = (value: bigint) => toHex(BigInt.asUintN(256, value), { size: 32 });
const signed = (hex: string) => BigInt.asIntN(256, BigInt(hex));
const table = readVectors("scoring");

describe("scores", () => {
  test.each(rowsOf(table, "claimCount"))("agree with the vectors %#", (row) => {
    const claimCount = row.int("claimCount");
    const [start, count] = [row.int("ballotsStart"), row.int("ballots")];
    let plane = row.int("planesStart");
    const column = (name: string) => sliceOf(table, name, start, count);
    const families = column("ballotFamily");
    const withheld = column("ballotWithheld");
    const ballots = column("ballotSeats").map((seats, i): TallyBallot => {
      if (String(withheld[i]) === "true") return { seats: Number(seats), family: Number(families[i]), planes: null };
      const planes = sliceOf(table, "ballotPlanes", plane, 2 * wordsOf(claimCount)).map(BigInt);
      plane += planes.length;
      return { seats: Number(seats), family: Number(families[i]), planes };
    });
    const threshold = {
      thresholdNumerator: row.int("thresholdNumerator"),
      thresholdDenominator: row.int("thresholdDenominator"),
    };
    const scores = judgeRound({ claimCount, ballots, ...threshold });
    const rows: readonly Row[] = rowsOf(table, "position");
    let at = row.int("scoresStart");
    const kappas: bigint[] = [];
    for (const [position, score] of scores.entries()) {
      expect(score === null).toBe(ballots[position]?.planes === null);
      if (!score) continue;
      const expected = rows[at++] as Row;
      expect(expected.int("position")).toBe(position);
      expect(word(packVoteCounts(score.counts))).toBe(expected.hex("counts"));
      expect(word(score.edge)).toBe(expected.hex("edge"));
      expect(score.information).toBe(expected.big("information"));
      expect(score.decidedInformation).toBe(expected.big("decidedInformation"));
      expect(score.coverage).toBe(expected.big("coverage"));
      const before = unpackKappaRecord(BigInt(expected.hex("recordBefore")));
      expect(word(kappa(before))).toBe(expected.hex("kappa"));
      expect(payFraction(score, kappa(before))).toBe(expected.big("pay"));
      expect(word(packKappaRecord(addToKappaRecord(before, score)))).toBe(expected.hex("recordAfter"));
      const entering = { ...enteringFigures(before, score), committeeKappa: row.big("committeeKappa") };
      const after = nextScore({ score: signed(expected.hex("scoreBefore")), ...entering });
      expect(word(after)).toBe(expected.hex("scoreAfter"));
      kappas.push(kappa(before));
    }
    expect(committeeKappa(kappas)).toBe(row.big("committeeKappa"));
  });
});

const answer = fc.constantFrom<Answer>(...answers);
const round = fc
  .record({ claimCount: fc.integer({ min: 1, max: 40 }), ballots: fc.integer({ min: 1, max: 9 }) })
  .chain(({ claimCount, ballots }) =>
    fc.record({
      claimCount: fc.constant(claimCount),
      truth: fc.array(answer, { minLength: claimCount, maxLength: claimCount }),
      ballots: fc.array(
        fc.record({
          seats: fc.integer({ min: 1, max: 3 }),
          family: fc.integer({ min: 0, max: 3 }),
          isOpened: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
          // null: as the truth says.
          given: fc.array(fc.option(answer, { freq: 3 }), { minLength: claimCount, maxLength: claimCount }),
        }),
        { minLength: ballots, maxLength: ballots },
      ),
    }),
  );

describe("a score", () => {
  test("is that of a count claim by claim", () => {
    fc.assert(
      fc.property(round, ({ claimCount, truth, ballots }) => {
        const given = ballots.map((ballot) => truth.map((right, i) => ballot.given[i] ?? right));
        const voted = ballots.map(
          ({ seats, family, isOpened }, i): TallyBallot => ({
            seats,
            family,
            planes: isOpened ? encodePlanes(given[i] ?? []) : null,
          }),
        );
        const scores = judgeRound({ claimCount, ballots: voted, thresholdNumerator: 2, thresholdDenominator: 3 });
        for (const [i, score] of scores.entries()) {
          if (!score) continue;
          const others = voted.filter(({ family }) => family !== voted[i]?.family);
          const isScored = others.reduce((sum, { seats }) => sum + seats, 0) >= 3;
          const threshold = { thresholdNumerator: 2, thresholdDenominator: 3, minFamilies: 1 };
          const { verdicts } = tally({ claimCount, ballots: others, ...threshold });
          const decided = verdicts.map((verdict, claim) => ({ verdict, own: given[i]?.[claim] ?? "ABSTAIN" }));
          const all = isScored ? decided.filter(({ verdict }) => verdict !== "UNDECIDED") : [];
          const both = all.filter(({ own }) => own !== "ABSTAIN");
          const [n, whole] = [both.length, all.length];
          const known = ["TRUE", "FALSE", "INVALID"] as const;
          const count = (list: typeof all, by: "verdict" | "own", answer: Answer) =>
            list.filter((one) => one[by] === answer).length;
          const chance = known.reduce((sum, a) => sum + count(both, "own", a) * count(both, "verdict", a), 0);
          const gini = (list: typeof all) =>
            list.length - known.reduce((sum, a) => sum + count(list, "verdict", a) ** 2, 0) / Math.max(1, list.length);
          const agreed = both.filter(({ verdict, own }) => verdict === own).length;
          expect(Number(score.edge) / 2 ** 32).toBeCloseTo(n === 0 ? 0 : agreed - chance / n, 6);
          expect(Number(score.information) / 2 ** 32).toBeCloseTo(gini(both), 6);
          expect(Number(score.decidedInformation) / 2 ** 32).toBeCloseTo(gini(all), 6);
          if (isScored) expect(Number(score.coverage) / 2 ** 32).toBeCloseTo(whole === 0 ? 0 : n / whole, 6);
          expect(score.counts.answered).toBe(n);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("rounds down, A − E towards −∞", () => {
    // Three claims, two TRUE; both TRUE ones found, the FALSE one missed: E = (3·2 + 0·1) / 3 = 2, I = 3 − 5/3.
    const counts = countVote([0b111n, 0n], [0b011n, 0b100n]);
    expect(figuresOf(counts)).toEqual({ edge: 0n, information: (4n * SCORE_ONE) / 3n });
    // E = (2·2 + 1·1) / 3 with nothing agreed but one: 1 − 5/3 = −2/3, rounded to what is less.
    const { edge } = figuresOf(countVote([0b101n, 0b010n], [0b011n, 0b100n]));
    expect(edge).toBe(-((2n * SCORE_ONE + 2n) / 3n));
  });

  test("needs three committed seats of other families", () => {
    const planes = encodePlanes(["TRUE", "FALSE"]);
    const ballots = [
      { seats: 5, family: 1, planes },
      { seats: 2, family: 0, planes },
    ];
    const threshold = { claimCount: 2, thresholdNumerator: 2, thresholdDenominator: 3 };
    expect(leaveOutVerdict({ ...threshold, ballots, family: 1 })).toBeNull();
    expect(leaveOutVerdict({ ...threshold, ballots, family: 0 })).toEqual(planes);
    const withheld = { seats: 1, family: 2, planes: null };
    // Committed seats count, opened or not: two of three is a quorum.
    expect(leaveOutVerdict({ ...threshold, ballots: [...ballots, withheld], family: 1 })).toEqual(planes);
    const [score] = judgeRound({ ...threshold, ballots });
    expect(score).toMatchObject({ edge: 0n, information: 0n, decidedInformation: 0n, coverage: SCORE_ONE });
    expect(score?.counts.answered).toBe(0);
  });
});

describe("a record", () => {
  test("comes back from its word", () => {
    const counts = fc.integer({ min: 0, max: 31 });
    const record = fc.record({
      edge: fc.bigInt({ min: -(2n ** 35n), max: 2n ** 35n - 1n }),
      information: fc.bigInt({ min: 0n, max: 2n ** 36n - 1n }),
      claims: fc.integer({ min: 0, max: 1_023 }),
      pool: fc.record({
        answered: counts,
        agreed: counts,
        affirmed: counts,
        verdictAffirmed: counts,
        invalid: counts,
        verdictInvalid: counts,
      }),
    });
    fc.assert(
      fc.property(record, (given) => {
        expect(unpackKappaRecord(packKappaRecord(given))).toEqual(given);
      }),
    );
    expect(packKappaRecord(emptyKappaRecord)).toBe(0n);
    expect(kappa(emptyKappaRecord)).toBe(SCORE_ONE / 4n);
  });

  test("learns from single claims as from many", () => {
    const one = (isTrue: boolean): Score => {
      const vote = encodePlanes([isTrue ? "TRUE" : "FALSE"]);
      return scoreVote({ claimCount: 1, vote, verdict: vote });
    };
    let record: KappaRecord = emptyKappaRecord;
    for (let i = 0; i < 320; i++) record = addToKappaRecord(record, one(i % 2 === 0));
    // ΣI = 160 of 320 claims, all gained.
    expect(kappa(record)).toBe((168n * SCORE_ONE) / 192n);
  });

  test("forgets by halves", () => {
    const vote = encodePlanes(Array.from({ length: 1_024 }, (_, i) => (i % 2 === 0 ? "TRUE" : "FALSE")));
    const score = scoreVote({ claimCount: 1_024, vote, verdict: vote });
    const once = addToKappaRecord(emptyKappaRecord, score);
    expect(once).toMatchObject({ information: 512n << 22n, edge: 512n << 22n, claims: 0 });
    expect(addToKappaRecord(once, score)).toMatchObject({ information: 768n << 22n, claims: 0 });
  });
});

describe("the pay fraction", () => {
  const score = (edge: bigint, coverage: bigint): Score => ({
    ...scoreVote({ claimCount: 1, vote: [0n, 0n], verdict: null }),
    edge,
    coverage,
  });

  test("is an eighth for who abstains, whatever the record", () => {
    const verdict = encodePlanes(["TRUE", "FALSE"]);
    const silent = scoreVote({ claimCount: 2, vote: [0n, 0n], verdict });
    expect(payFraction(silent, SCORE_ONE - 1n)).toBe(SCORE_ONE / 8n);
    expect(payFraction(scoreVote({ claimCount: 2, vote: [0n, 0n], verdict: null }), SCORE_ONE - 1n)).toBe(
      SCORE_ONE / 8n,
    );
  });

  test("follows the record where nobody else can be compared with", () => {
    const half = scoreVote({ claimCount: 2, vote: encodePlanes(["TRUE", "ABSTAIN"]), verdict: null });
    expect(payFraction(half, SCORE_ONE / 2n)).toBe(SCORE_ONE / 8n + (7n * SCORE_ONE) / 32n);
  });

  test("lies between an eighth and one", () => {
    expect(payFraction(score(9n * SCORE_ONE, 0n), 0n)).toBe(SCORE_ONE);
    expect(payFraction(score(-9n * SCORE_ONE, 0n), 0n)).toBe(SCORE_ONE / 8n);
    expect(payFraction(score(0n, SCORE_ONE), -1n)).toBe(SCORE_ONE / 8n);
  });
});

describe("a standing", () => {
  const DAY = 86_400;
  const points = (count: number) => BigInt(count) * SCORE_ONE;

  test("has a rank for every sixteen points above zero", () => {
    const ranks = [-24, 0, 15, 16, 31, 32, 47, 48, 64].map((count) => rankOf(points(count)));
    expect(ranks).toEqual([1, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(rankOf(points(16) - 1n)).toBe(1);
  });

  test("falls by a point a week of rest, and no lower than zero", () => {
    expect(decayScore(points(3), 7 * DAY - 1)).toBe(points(3));
    expect(decayScore(points(3), 15 * DAY)).toBe(points(1));
    expect(decayScore(points(3), 365 * DAY)).toBe(0n);
    expect(decayScore(points(-3), 365 * DAY)).toBe(points(-3));
  });

  test("asks more of whoever stands higher, and nothing where the committee guesses", () => {
    const figures = { edge: points(16) / 2n, information: points(16), committeeKappa: SCORE_ONE };
    const gains = [0, 16, 32, 48].map((count) => nextScore({ score: points(count), ...figures }) - points(count));
    // Half of 16 claims, less a quarter, .4, .55 and .65 of them.
    expect(gains.map((gain) => Math.round((Number(gain) / 2 ** 32) * 100) / 100)).toEqual([4, 1.6, -0.8, -2.4]);
    const guessers = { edge: 0n, information: points(16), committeeKappa: 0n };
    expect(nextScore({ score: points(5), ...guessers })).toBe(points(5));
  });

  test("moves by eight at most, between its ends", () => {
    const much = { edge: points(500), information: points(500), committeeKappa: SCORE_ONE };
    expect(nextScore({ score: 0n, ...much })).toBe(points(8));
    expect(nextScore({ score: points(60), ...much })).toBe(SCORE_CAP);
    const little = { ...much, edge: points(-500) };
    expect(nextScore({ score: 0n, ...little })).toBe(points(-8));
    expect(nextScore({ score: points(-20), ...little })).toBe(SCORE_FLOOR);
  });

  test("moves only when claims enter the record", () => {
    const vote = encodePlanes(Array.from({ length: 31 }, (_, i) => (i % 2 === 0 ? "TRUE" : "FALSE")));
    const score = scoreVote({ claimCount: 31, vote, verdict: vote });
    expect(enteringFigures(emptyKappaRecord, score)).toEqual({ edge: 0n, information: 0n });
    const record = addToKappaRecord(emptyKappaRecord, score);
    expect(enteringFigures(record, score).information).toBeGreaterThan(points(30));
  });

  test("is worth the mean of a committee's kappas, zero where that is negative", () => {
    expect(committeeKappa([kappa(emptyKappaRecord), 0n, 2n])).toBe((SCORE_ONE / 4n + 2n) / 3n);
    expect(committeeKappa([-SCORE_ONE / 2n, SCORE_ONE / 4n])).toBe(0n);
  });
});
