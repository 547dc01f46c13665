import type { Answer } from "@mira-protocol/sdk";
import { emptyKappaRecord } from "@mira-protocol/sdk";
import { describe, expect, it } from "vitest";
import { STANDARD } from "../../../deploy/policies.ts";
import { createClaims } from "./claims.ts";
import { payRound } from "./pay.ts";
import { createPopulation, type SimulatedValidator } from "./population.ts";
import { createRandom } from "./random.ts";
import { type RoundParameters, runRound } from "./round.ts";
import { answersOf, createSharedErrors, type VoteContext } from "./votes.ts";

const [level] = STANDARD.levels;
if (!level) throw new Error("the tier has no levels");
const TRAITS = { abstention: 0, hardPenalty: 0.15, easyBonus: 0.08, familyCorrelation: 0 };

function roundOf(change: (validator: SimulatedValidator, index: number) => Partial<SimulatedValidator>, seed = 1) {
  const random = createRandom(seed, "test");
  const traits = { validators: 40, families: 5, accuracy: [0.9, 0.9] as const };
  const validators = createPopulation(random, traits).map((each, index) => ({ ...each, ...change(each, index) }));
  const parameters: RoundParameters = {
    random,
    claims: createClaims(random, 32, { trueShare: 0.5, hardShare: 0 }),
    validators,
    powers: validators.map(({ stake }) => BigInt(stake)),
    level: level as NonNullable<typeof level>,
    minFamilies: 2,
    traits: TRAITS,
    memory: { previous: [], agreed: [], crowdTrueShare: 0.5 },
  };
  return { ...parameters, outcome: runRound(parameters) };
}

describe("a simulated round", () => {
  it("draws the expected seats on average, within the cap", () => {
    const seats = Array.from({ length: 200 }, (_, seed) => roundOf(() => ({}), seed).outcome);
    const mean = seats.reduce((sum, { committedSeats }) => sum + committedSeats, 0) / seats.length;
    // Forty independent draws of 9/40 have a standard deviation of 2.6: .19 for the mean of 200.
    expect(Math.abs(mean - level.seats)).toBeLessThan(0.6);
    expect(Math.max(...seats.flatMap(({ drawn }) => drawn))).toBeLessThanOrEqual(level.cap);
  });

  it("tops up where too few came, and expires where they still are too few", () => {
    const most = Array.from({ length: 60 }, (_, seed) =>
      roundOf((_, index) => ({ strategy: index % 2 ? "absent" : "honest" }), seed),
    );
    const toppedUp = most.filter(({ outcome }) => outcome.votes.some((vote) => vote.toppedUp));
    expect(toppedUp.length).toBeGreaterThan(0);
    for (const { outcome } of toppedUp) {
      const first = outcome.votes.filter((vote) => !vote.toppedUp).reduce((sum, { seats }) => sum + seats, 0);
      expect(first).toBeLessThan(level.leastSeats);
      expect(new Set(outcome.votes.map(({ index }) => index)).size).toBe(outcome.votes.length);
    }
    const { outcome } = roundOf(() => ({ strategy: "absent" }));
    expect(outcome.result).toBeNull();
    expect(payRound(outcome, level, [])).toEqual([]);
  });

  it("pays a perfect voter more than a coin, and a silent one an eighth", () => {
    const kinds = ["honest", "coin", "abstain"] as const;
    const records = Array.from({ length: 40 }, () => emptyKappaRecord);
    const paid = Array.from({ length: 60 }, (_, seed) => {
      const { outcome } = roundOf(
        (_, index) => ({ accuracy: 1, strategy: index < 5 ? "coin" : index < 10 ? "abstain" : "honest" }),
        seed,
      );
      return payRound(outcome, level, records);
    }).flat();
    const meanOf = (kind: (typeof kinds)[number]) => {
      const own = paid.filter(({ vote }) => vote.validator.strategy === kind);
      expect(own.length).toBeGreaterThan(10);
      return own.reduce((sum, { quality }) => sum + quality, 0) / own.length;
    };
    expect(meanOf("abstain")).toBe(0.125);
    expect(meanOf("coin")).toBeLessThan(0.3);
    expect(meanOf("honest")).toBeGreaterThan(0.8);
    for (const { quality, fraction } of paid) expect(fraction).toBeLessThanOrEqual(quality);
  });
});

describe("votes", () => {
  const random = createRandom(3, "votes");
  const claims = createClaims(random, 4_000, { trueShare: 0.5, hardShare: 0.35 });
  const contextOf = (familyCorrelation: number): VoteContext => ({
    random,
    claims,
    traits: { ...TRAITS, familyCorrelation },
    errors: createSharedErrors(random, familyCorrelation),
    crowdTrueShare: 0.5,
    previous: [],
    agreed: [],
    given: new Map(),
  });
  const voter = (id: number, family: number): SimulatedValidator => ({
    id,
    family,
    stake: 1,
    accuracy: 0.8,
    strategy: "honest",
  });
  const wrong = (answers: readonly Answer[] | null) =>
    (answers ?? []).map((answer, i) => Number(answer !== claims[i]?.truth));
  const correlation = (a: readonly number[], b: readonly number[]) => {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [meanA, meanB] = [mean(a), mean(b)];
    const covariance = mean(a.map((value, i) => (value - meanA) * ((b[i] ?? 0) - meanB)));
    return covariance / Math.sqrt(meanA * (1 - meanA) * meanB * (1 - meanB));
  };

  it("err as often with as without correlation, and together within a family alone", () => {
    const context = contextOf(0.4);
    const [one, sibling, stranger] = [voter(1, 1), voter(2, 1), voter(3, 2)].map((each) =>
      wrong(answersOf(each, context)),
    );
    const errors = (one ?? []).reduce((sum, value) => sum + value, 0) / claims.length;
    expect(Math.abs(errors - 0.2)).toBeLessThan(0.02);
    expect(correlation(one ?? [], sibling ?? [])).toBeGreaterThan(0.35);
    // Hard claims are hard for all, which is a little correlation too.
    expect(correlation(one ?? [], stranger ?? [])).toBeLessThan(0.15);
  });

  it("of a friend are those of whom it copies", () => {
    const context = contextOf(0);
    const source = voter(1, 1);
    const friend: SimulatedValidator = { ...voter(2, 2), strategy: "friend", copies: source };
    expect(answersOf(friend, context)).toBe(answersOf(source, context));
  });
});
