import { describe, expect, test } from "vitest";
import { type LevelPolicy, type TierTerms, valueAtRisk } from "../index.ts";

const MIRA = 10n ** 18n;
const price = MIRA / 100n;
const leastPool = 10_000n * MIRA;

type FirstLevel = Omit<LevelPolicy, "seats"> & Pick<TierTerms, "slashMultiple" | "slashCapBps">;
const THREE_QUARTERS = { thresholdNumerator: 3, thresholdDenominator: 4 };
const TWO_THIRDS = { thresholdNumerator: 2, thresholdDenominator: 3 };
const FOUR_FIFTHS = { thresholdNumerator: 4, thresholdDenominator: 5 };
const LIGHT: FirstLevel = { leastSeats: 3, cap: 1, ...THREE_QUARTERS, slashMultiple: 20, slashCapBps: 200 };
const STANDARD: FirstLevel = { leastSeats: 5, cap: 2, ...TWO_THIRDS, slashMultiple: 50, slashCapBps: 500 };
const HIGH: FirstLevel = { leastSeats: 11, cap: 5, ...FOUR_FIFTHS, slashMultiple: 500, slashCapBps: 1_000 };
const unused = { levels: 1, minFamilies: 1, seedDelay: 4, seedBlocks: 1, commitWindow: 60, revealWindow: 60 };
const shares = { validatorShare: 7_500, burnShare: 1_000, integratorShare: 500, settlerTip: 200 };
const at = ({ slashMultiple, slashCapBps, ...level }: FirstLevel, claimCount: number) => {
  const terms: TierTerms = { ...unused, ...shares, challengeWindow: 600, slashMultiple, slashCapBps, price };
  return valueAtRisk({ levels: [{ seats: 9, ...level }], terms, claimCount, leastPool });
};

describe("valueAtRisk", () => {
  test("is q · σ · p: 60, 200 and 4,500 prices a claim by default", () => {
    expect(at(LIGHT, 1)).toBe(60n * price);
    expect(at(STANDARD, 1)).toBe(200n * price);
    expect(at(HIGH, 1)).toBe(4_500n * price);
  });

  test("is capped by what may be taken of the pools, spread over the claims", () => {
    // Three validators of one seat, 2 % of 10,000 MIRA each: 600 MIRA.
    expect(at(LIGHT, 1_000)).toBe((600n * MIRA) / 1_000n);
    expect(at(LIGHT, 1_001)).toBe((600n * MIRA) / 1_001n);
    // Two validators of two seats, 5 % each: 1,000 MIRA.
    expect(at(STANDARD, 500)).toBe(200n * price);
    expect(at(STANDARD, 501)).toBe((1_000n * MIRA) / 501n);
    // ⌈9 / 5⌉ validators of five seats, 10 % each: 2,000 MIRA.
    expect(at(HIGH, 44)).toBe(4_500n * price);
    expect(at(HIGH, 45)).toBe((2_000n * MIRA) / 45n);
    expect(at(HIGH, 4_096)).toBe((2_000n * MIRA) / 4_096n);
  });

  test("refuses a number of claims that is none", () => {
    expect(() => at(LIGHT, -1)).toThrow(expect.objectContaining({ code: "VALUE_OUT_OF_RANGE" }));
  });
});
