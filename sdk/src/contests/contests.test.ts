import { keccak256, toHex, zeroAddress, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { readVectors, rowsOf, sliceOf } from "../../test/vectors.ts";
import {
  allClaims,
  type ClaimMask,
  type ContestRecord,
  challengeBond,
  claimsInMask,
  claimsOfRound,
  claimsToDecide,
  compressPlanes,
  contestHash,
  contestStep,
  countClaims,
  encodePlanes,
  expandPlanes,
  flippedClaims,
  MiraError,
  maskOfClaims,
  nextRecord,
  openedContest,
  openedRecord,
  type Planes,
  packPolicyLevels,
  packPolicyTerms,
  packRoundSummary,
  partOfMask,
  type RequestHeader,
  splitLevel,
  type Verdict,
} from "../index.ts";

describe("masks of claims", () => {
  const table = readVectors("claimMasks");
  const rows = rowsOf(table, "count");

  test.each(rows.map((row) => [row.int("claims"), row.int("count"), row] as const))(
    "of %i claims, %i set",
    (_, count, row) => {
      const [start, words, packedStart] = [row.int("wordStart"), row.int("words"), row.int("packedStart")];
      const list = (name: string, from: number, length: number) => sliceOf(table, name, from, length).map(BigInt);
      const mask = list("mask", start, words);
      const planes = list("planes", 2 * start, 2 * words);
      const packed = list("packed", packedStart, 2 * Math.ceil(count / 256));
      expect(countClaims(mask)).toBe(count);
      expect(partOfMask(mask, row.int("from"), row.int("to"))).toEqual(list("part", start, words));
      expect(flippedClaims(planes, list("wide", 2 * start, 2 * words))).toEqual(list("flipped", start, words));
      expect(compressPlanes(mask, planes)).toEqual(packed);
      expect(expandPlanes(mask, packed)).toEqual(planes.map((word, i) => word & (mask[i % words] ?? 0n)));
    },
  );

  test("hold places in order, and none past the last", () => {
    const places = [0, 7, 255, 256, 300, 511, 512];
    expect(claimsInMask(maskOfClaims(places.toReversed(), 513))).toEqual(places);
    expect(claimsInMask(partOfMask(maskOfClaims(places, 513), 2, 5))).toEqual([255, 256, 300]);
    expect(countClaims(allClaims(513))).toBe(513);
    for (const place of [513, -1, 0.5]) expect(codeOf(() => maskOfClaims([place], 513))).toBe("CLAIM_NOT_FOUND");
    expect(codeOf(() => expandPlanes([7n], [8n, 0n]))).toBe("PLANES_INVALID");
  });

  test("tell answers that flipped from those that came or went", () => {
    const before: Verdict[] = ["TRUE", "TRUE", "UNDECIDED", "FALSE", "INVALID"];
    const later: Verdict[] = ["FALSE", "TRUE", "TRUE", "UNDECIDED", "FALSE"];
    expect(claimsInMask(flippedClaims(encodePlanes(before), encodePlanes(later)))).toEqual([0, 4]);
  });
});

describe("rounds of a level", () => {
  test.each(
    rowsOf(readVectors("levelSplit"), "parts").map((row) => [row.int("claims"), row.int("seats"), row] as const),
  )("%i claims at %i seats", (claims, seats, row) => {
    const { parts, size } = splitLevel(claims, seats);
    expect([parts, size]).toEqual([row.int("parts"), row.int("size")]);
    const selection = maskOfClaims(Array(claims).keys(), 4_096);
    const rounds = Array.from({ length: parts }, (_, child) => claimsInMask(claimsOfRound(selection, seats, child)));
    expect(rounds.flat()).toEqual(claimsInMask(selection));
    expect(rounds.at(-1)).toHaveLength(row.int("last"));
  });
});

const level = (seats: number) => ({ seats, leastSeats: 1, cap: 1, thresholdNumerator: 2, thresholdDenominator: 3 });
const header: RequestHeader = {
  requester: zeroAddress,
  bundleHash: zeroHash,
  claimsRoot: zeroHash,
  claimCount: 4,
  domain: 0,
  tier: 0,
  openedAt: 900,
  fee: 1n,
  escalationBudget: 32n * 11n,
  statedValue: 0n,
  integrator: zeroAddress,
  callback: zeroAddress,
  sentinelHash: zeroHash,
  levels: packPolicyLevels([level(5), level(11), level(23), level(0)]),
  terms: packPolicyTerms({
    levels: 3,
    minFamilies: 1,
    seedDelay: 4,
    seedBlocks: 1,
    commitWindow: 10,
    revealWindow: 20,
    challengeWindow: 100,
    slashMultiple: 20,
    slashCapBps: 200,
    validatorShare: 7_500,
    burnShare: 1_000,
    integratorShare: 500,
    settlerTip: 200,
    price: 1n,
  }),
};
const result = {
  summary: packRoundSummary({
    round: 7n,
    level: 0,
    settledAt: 1_000,
    seats: 5,
    revealedSeats: 5,
    undecided: 2,
    netFee: 1n,
  }),
  counted: 1n,
  verdictHash: keccak256(toHex("verdict")),
  detailsHash: zeroHash,
};
const recordOf = (verdict: readonly Verdict[]): ContestRecord =>
  openedRecord({ hub: zeroAddress, header, result, verdict: encodePlanes(verdict) });
const decided = (record: ContestRecord, of = header) => claimsInMask(claimsToDecide(record, of).selected);

describe("contests", () => {
  test("hash to what the contest book keeps", () => {
    for (const row of rowsOf(readVectors("contest"), "hash")) {
      const rounds = [row.big("round0"), row.big("round1"), row.big("round2"), row.big("round3")] as const;
      const numbers = [
        "level",
        "phase",
        "since",
        "countedLevel",
        "seats",
        "selected",
        "challenged",
        "roundCount",
      ] as const;
      const hashes = ["hub", "headerHash", "resultDigest", "verdictHash", "clearHash", "selectionHash"] as const;
      const contest = {
        ...openedContest({ hub: zeroAddress, header, result }),
        ...Object.fromEntries(numbers.map((name) => [name, row.int(name)])),
        ...Object.fromEntries(hashes.map((name) => [name, row.hex(name)])),
        requestId: row.big("requestId"),
        budget: row.big("budget"),
        rounds,
      };
      expect(contestHash(contest)).toBe(row.hex("hash"));
    }
  });

  test("decide what is challenged, and what is undecided where the budget pays", () => {
    const open = recordOf(["TRUE", "UNDECIDED", "FALSE", "UNDECIDED"]);
    expect(decided(open)).toEqual([1, 3]);
    const poor = { ...open, contest: { ...open.contest, budget: 32n * 11n - 1n } };
    expect(decided(poor)).toEqual([]);
    const challenged = nextRecord(poor, { kind: "challenged", level: 0, bond: 5n, claims: [1n] });
    expect(claimsToDecide(challenged, header)).toEqual({ selected: [1n], bonded: [1n] });
    expect(decided(nextRecord(challenged, { kind: "challenged", level: 0, bond: 0n, claims: [4n] }))).toEqual([0, 2]);
    expect(decided({ ...open, contest: { ...open.contest, level: 2 } })).toEqual([]);
  });

  test("go from level to level by their events", () => {
    const voting = { ...recordOf(["TRUE", "UNDECIDED", "FALSE", "UNDECIDED"]).contest, phase: 1, level: 1 };
    const selection: ClaimMask = [10n];
    const verdict: Planes = encodePlanes(["TRUE", "TRUE", "FALSE", "UNDECIDED"]);
    const events = [
      { kind: "challenged", level: 0, bond: 5n, claims: [1n] },
      { kind: "escalated", selection },
      { kind: "changed", contest: voting },
    ] as const;
    const record = events.reduce(nextRecord, recordOf(["TRUE", "UNDECIDED", "FALSE", "UNDECIDED"]));
    expect(contestStep(record, header, 2_000)).toEqual({ kind: "conclude" });
    const concluded = [
      { kind: "concluded", verdict, clear: [2n] },
      { kind: "changed", contest: { ...voting, phase: 0, since: 2_000, budget: 32n * 23n } },
    ] as const;
    const next = concluded.reduce(nextRecord, record);
    expect(next).toMatchObject({ verdict, clear: [2n], selection, bonded: [0n], sentinels: [0n] });
    // Of what the level voted on claim 3 is open still.
    expect(decided(next)).toEqual([3]);
    expect(contestStep(next, header, 2_050)).toEqual({ kind: "escalate", from: 2_100, to: 2_100 + 43_200 });
    expect(contestStep(next, header, 2_100 + 43_200)).toEqual({ kind: "finalize", from: 2_100 + 43_200 });
    const lapsed = nextRecord(next, { kind: "lapsed", verdict: [1n, 0n] });
    expect(contestStep({ ...lapsed, contest: { ...lapsed.contest, phase: 2 } }, header, 9_999)).toBeNull();
    expect(lapsed.verdict).toEqual([1n, 0n]);
  });

  test("are final at once after the last level", () => {
    const record = recordOf(["UNDECIDED", "UNDECIDED", "FALSE", "UNDECIDED"]);
    const last = { ...record, contest: { ...record.contest, level: 2, since: 3_000 } };
    expect(contestStep(last, header, 3_000)).toEqual({ kind: "finalize", from: 3_000 });
  });

  test("ask five quarters of the next level's price as bond, rounded up", () => {
    expect([1, 32, 33].map((claims) => challengeBond(header, 1, claims))).toEqual([440n, 440n, 454n]);
  });
});

function codeOf(run: () => unknown): string {
  try {
    run();
    return "none";
  } catch (error) {
    return error instanceof MiraError ? error.code : String(error);
  }
}
