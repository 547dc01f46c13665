import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";
import { createSample, gini, nakamoto } from "./statistics.ts";

describe("statistics", () => {
  it("estimates a mean with its standard error", () => {
    const sample = createSample();
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) sample.add(value);
    const { mean, error, count } = sample.estimate();
    expect([mean, count]).toEqual([5, 8]);
    expect(error).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  });

  it("measures inequality from none to all with one", () => {
    expect(gini([3, 3, 3])).toBeCloseTo(0, 12);
    expect(gini([1, 1, 2])).toBeCloseTo(1 / 6, 12);
    expect(gini([0, 0, 0, 8])).toBeCloseTo(3 / 4, 12);
    expect(gini([0, 0])).toBe(0);
  });

  it("counts the largest who hold more than a share", () => {
    expect(nakamoto([5, 3, 1, 1], 1 / 3)).toBe(1);
    expect(nakamoto([5, 3, 1, 1], 1 / 2)).toBe(2);
    expect(nakamoto([1, 1, 1, 1], 1 / 2)).toBe(3);
  });
});

describe("random numbers", () => {
  it("repeat for a seed and a name, and differ otherwise", () => {
    const draw = (seed: number, stream: string) => {
      const random = createRandom(seed, stream);
      return [random.uniform(), random.index(1_000), random.word(), random.logNormal(1, 0.5), random.pareto(2, 1.1)];
    };
    expect(draw(1, "votes")).toEqual(draw(1, "votes"));
    expect(draw(1, "votes")).not.toEqual(draw(2, "votes"));
    expect(draw(1, "votes")).not.toEqual(draw(1, "stakes"));
  });

  it("have the distributions that they are named after", () => {
    const random = createRandom(7, "distributions");
    const count = 20_000;
    const shareOf = (wanted: () => boolean) => Array.from({ length: count }, wanted).filter(Boolean).length / count;
    expect(shareOf(() => random.chance(0.3))).toBeCloseTo(0.3, 1);
    expect(shareOf(() => random.logNormal(5, 0.7) < 5)).toBeCloseTo(0.5, 1);
    // Half of a Pareto distribution lies below least · 2^(1/alpha).
    expect(shareOf(() => random.pareto(3, 1.5) < 3 * 2 ** (1 / 1.5))).toBeCloseTo(0.5, 1);
    expect(shareOf(() => random.pareto(3, 1.5) < 3)).toBe(0);
  });
});
