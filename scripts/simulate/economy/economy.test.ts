import { describe, expect, it } from "vitest";
import { CONCENTRATION_SCENARIOS, simulateConcentration } from "./concentration.ts";
import { emissionOf, remainingInClosedForm } from "./emission.ts";
import { measureIncome, SIZES } from "./income.ts";
import { payOf } from "./incomeSettings.ts";
import { EMISSION, MIRA, MOST_OWN_SHARE, SHARES, SUPPLY } from "./parameters.ts";
import { driftRules, simulatePriceDrift } from "./priceDrift.ts";
import { simulateSelfDealing } from "./selfDealing.ts";
import { simulateSupply } from "./supply.ts";

describe("income", () => {
  const income = measureIncome({ seed: 1, rounds: 100, warmUp: 60 });

  it("repeats for a seed and differs for another", () => {
    const small = { rounds: 10, warmUp: 5 };
    expect(measureIncome({ seed: 4, ...small })).toEqual(measureIncome({ seed: 4, ...small }));
    expect(measureIncome({ seed: 4, ...small })).not.toEqual(measureIncome({ seed: 5, ...small }));
  });

  it("gives those who say nothing an eighth, and those who are absent nothing", () => {
    expect(payOf(income, "abstain")).toEqual(SIZES.map(() => 0.125));
    expect(payOf(income, "absent")).toEqual(SIZES.map(() => 0));
  });

  it("rewards accuracy at every size, and nothing else", () => {
    const bands = ["honest 0.62–0.70", "honest 0.70–0.78", "honest 0.78–0.86", "honest 0.86–0.95"];
    for (const [size] of SIZES.entries()) {
      const pay = bands.map((who) => payOf(income, who)[size] ?? Number.NaN);
      expect(pay).toEqual([...pay].sort((a, b) => a - b));
      for (const who of ["true", "coin", "crowd", "lag"]) {
        expect(payOf(income, who)[size]).toBeLessThan((pay[0] ?? 0) / 1.5);
      }
    }
  });

  it("is the protocol's where all have the accuracy that it was found for", () => {
    const reference = measureIncome({ seed: 1, rounds: 80, warmUp: 60, accuracy: [0.85, 0.85] });
    const honest = payOf(reference, "honest");
    for (const [size, expected] of [0.67, 0.74, 0.75, 0.75].entries()) {
      expect(Math.abs((honest[size] ?? 0) - expected)).toBeLessThan(0.04);
    }
  });
});

describe("supply", () => {
  const results = simulateSupply();

  it("never grows and always adds up", () => {
    for (const { points } of results) {
      expect(points).toHaveLength(41);
      for (const [index, point] of points.entries()) {
        const sum = point.reserve + point.treasury + point.circulating + point.burned;
        expect(Math.abs(sum - 10 ** 9)).toBeLessThan(1);
        expect(point.supply).toBeLessThanOrEqual(points[index - 1]?.supply ?? 10 ** 9);
        expect(point.reserve).toBeLessThanOrEqual(points[index - 1]?.reserve ?? 10 ** 9);
        expect(point.circulating).toBeGreaterThan(0);
      }
    }
  });

  it("follows the closed form", () => {
    const known = results.filter(({ closedFormError }) => closedFormError !== null);
    expect(known.length).toBeGreaterThan(1);
    for (const { closedFormError } of known) expect(closedFormError).toBeLessThan(1e-9);
    // Both regimes are among them: fees bind for ten years, and for a part of them.
    expect(known.some(({ boundByFees }) => boundByFees === 1)).toBe(true);
    expect(known.some(({ boundByFees }) => boundByFees < 1 && boundByFees > 0)).toBe(true);
  });

  it("halves the reserve in a half-life where fees allow", () => {
    let reserve = EMISSION.reserve;
    for (let day = 0; day < EMISSION.halfLife; day += 1) reserve -= emissionOf(reserve, SUPPLY).amount;
    expect(Number(reserve / MIRA) / Number(EMISSION.reserve / MIRA)).toBeCloseTo(0.5, 6);
    expect(remainingInClosedForm(1, 10 ** 9, EMISSION.halfLife)).toBeCloseTo(0.5, 9);
  });

  it("never emits more than .13 of the fees", () => {
    const earned = 750n * MIRA;
    expect(emissionOf(EMISSION.reserve, earned)).toEqual({ amount: (earned * 1_733n) / 10_000n, bound: "fees" });
    expect(emissionOf(0n, earned).amount).toBe(0n);
  });
});

describe("self-dealing", () => {
  const result = simulateSelfDealing({ seed: 1, rounds: 25 });

  it("loses a twentieth with all the stake, and more with less", () => {
    expect(result.atFullStake).toBeCloseTo(-0.05, 4);
    expect(result.bound).toBeCloseTo(-0.05, 4);
    for (const { worst, plain } of result.points) {
      expect(worst.fair.mean).toBeLessThan(-0.05);
      expect(worst.private.mean).toBeLessThan(-0.05);
      expect(plain).toBeLessThan(-0.05);
    }
  });

  it("would pay if emissions were not bounded by fees", () => {
    expect(result.points.at(-1)?.unbounded).toBeGreaterThan(1);
  });

  it("has shares within the bound of the contracts", () => {
    const withEmission = (SHARES.validators * (10_000n + EMISSION.mostMultiple)) / 10_000n;
    expect(withEmission + SHARES.integrator + SHARES.tip).toBeLessThanOrEqual(MOST_OWN_SHARE);
  });
});

describe("concentration", () => {
  const results = simulateConcentration(1, [
    [0.62, 0.4],
    [0.95, 0.8],
  ]);
  const last = (name: string) => results.find((result) => result.name === name)?.points.at(-1);

  it("does not change where all earn in proportion to their stake", () => {
    for (const { gini } of results[0]?.points ?? []) expect(gini).toBeCloseTo(results[0]?.points[0]?.gini ?? 0, 9);
  });

  it("is less with the cap on pools than without", () => {
    const [capped, free] = [last("delegators seek yield and size"), last("the same without the cap")];
    expect(capped?.gini).toBeLessThan(free?.gini ?? 0);
    expect(capped?.topTen).toBeLessThan((free?.topTen ?? 0) - 0.1);
    expect(capped?.third).toBeGreaterThan(free?.third ?? 0);
  });

  it("leaves no stake where it counts for nothing", () => {
    for (const { points } of results) for (const { idle } of points) expect(idle).toBeLessThan(1e-9);
  });

  it("loses no stake, and creates what was paid alone", () => {
    expect(results).toHaveLength(CONCENTRATION_SCENARIOS.length);
    for (const { compounding, points } of results) {
      const [first, end] = [points[0]?.staked ?? 0, points.at(-1)?.staked ?? 0];
      if (compounding) expect(end).toBeGreaterThan(first);
      else expect(end).toBeCloseTo(first, 3);
    }
  });
});

describe("drift of prices", () => {
  const results = simulatePriceDrift(1);
  const find = (rule: string, name: string) => results.find((each) => each.rule === rule && each.name === name);

  it("moves by an eighth at most", () => {
    for (const rule of Object.values(driftRules)) {
      for (const turnout of [0, 0.5, 0.84, 0.85, 0.86, 1]) expect(Math.abs(rule(turnout))).toBeLessThanOrEqual(0.125);
    }
  });

  it("finds the turnout by the gentle rule, even if supply answers late", () => {
    for (const { name, rule, settledAfter, settledAfterShock, lastTurnout, prices } of results) {
      if (rule !== "gentle" || name === "20 % absent, keeping power") continue;
      expect(settledAfter).not.toBeNull();
      expect(settledAfterShock).not.toBeNull();
      expect(Math.abs(lastTurnout - 0.85)).toBeLessThan(0.01);
      expect(Math.abs((prices.at(-1) ?? 0) - 2)).toBeLessThan(0.1);
    }
  });

  it("swings by the steep rules if supply answers late", () => {
    expect(find("steep", "supply answers after a week")?.settledAfter).toBeNull();
    expect(find("full step", "supply answers after a week")?.settledAfter).toBeNull();
  });

  it("runs away where the absent keep their power", () => {
    expect(find("gentle", "20 % absent, keeping power")?.settledAfter).toBeNull();
    expect(find("gentle", "20 % absent, keeping power")?.prices.at(-1)).toBeGreaterThan(10);
  });
});
