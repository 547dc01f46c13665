import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { drawPlots } from "./plots.ts";
import { renderSections, toText } from "./report.ts";
import { compare, type Section } from "./section.ts";
import { simulateProtocol } from "./simulateProtocol.ts";

const effort = { seed: 1, seeds: 2, scale: 0.25 };
/** Simulations take their time, and more of it on a busy machine. */
const timeout = 180_000;

function partOf(number: number, changes: Partial<typeof effort> = {}): Section {
  const [section] = simulateProtocol({ ...effort, ...changes, only: [number] });
  if (!section) throw new Error(`Part ${number} was not run.`);
  return section;
}

function meanOf({ figures }: Section, name: string): number {
  const figure = figures[name];
  if (!figure) throw new Error(`There is no figure "${name}".`);
  return figure.mean;
}

describe("a comparison", () => {
  const measured = { mean: 0.5, error: 0.01, count: 5 };

  it("holds within the rounding and the error, and no further", () => {
    expect(compare("x", 0.5327, measured, { rounding: 0.005 }).within).toBe(true);
    expect(compare("x", 0.5329, measured, { rounding: 0.005 }).within).toBe(false);
    expect(compare("x", 0.4673, measured, { rounding: 0.005 }).within).toBe(true);
    expect(compare("x", 0.4671, measured, { rounding: 0.005 }).within).toBe(false);
  });

  it("may be with a bound", () => {
    expect(compare("x", 0.9, measured, { kind: "most" }).within).toBe(true);
    expect(compare("x", 0.4, measured, { kind: "most" }).within).toBe(false);
    expect(compare("x", 0.9, measured, { kind: "least" }).within).toBe(false);
    expect(compare("x", 0.4, measured, { kind: "least" }).within).toBe(true);
  });

  it("asks for more where few seeds were run", () => {
    expect(compare("x", 0.54, { ...measured, count: 3 }).within).toBe(true);
    expect(compare("x", 0.54, { ...measured, count: 100 }).within).toBe(false);
  });

  it("needs a measurement", () => {
    expect(() => compare("x", 0.5, undefined)).toThrow('Nothing was measured for "x".');
  });
});

describe("the protocol", { timeout }, () => {
  it("repeats for a seed and differs for another", () => {
    const run = (seed: number) => simulateProtocol({ seed, seeds: 2, scale: 0.02, only: [7, 13, 15] });
    expect(run(4)).toEqual(run(4));
    expect(run(4)[0]?.figures).not.toEqual(run(40)[0]?.figures);
  });

  it("seats committees as often as arithmetic says", () => {
    const section = partOf(1);
    for (const [, seats, least, measured, expected] of section.tables[0]?.rows ?? []) {
      if (typeof measured !== "object" || typeof expected !== "number") throw new Error("The table has other columns.");
      // Rounds fail independently of each other: 400 of them, or 200 of a single draw.
      const error = Math.sqrt((expected * (1 - expected)) / 200) + 0.001;
      expect(Math.abs(measured.mean - expected), `${seats} seats, at least ${least}`).toBeLessThan(3.5 * error);
    }
  });

  it("sees through a coin only if its own vote is left out", () => {
    const section = partOf(2, { scale: 0.5 });
    expect(meanOf(section, "in/3/2/3")).toBeGreaterThan(0.25);
    expect(meanOf(section, "in/7/2/3")).toBeGreaterThan(0.08);
    for (const seats of [3, 7, 15]) expect(Math.abs(meanOf(section, `out/${seats}/2/3`))).toBeLessThan(0.04);
  });

  it("jails who guesses and nobody who is able", () => {
    const section = partOf(3, { scale: 0.75 });
    for (const who of ["coin", "true", "biased", "crowd"]) {
      // Some sit fewer than 25 times in a run of this length.
      expect(meanOf(section, `few/running/${who}/jailed`)).toBeGreaterThanOrEqual(0.8);
    }
    expect(meanOf(section, "few/running/guessers/p95")).toBeLessThanOrEqual(25);
    for (const world of ["few", "half"]) expect(meanOf(section, `${world}/running/able/jailed`)).toBe(0);
    expect(meanOf(section, "few/running/abstain/jailed")).toBe(0);
  });

  it("ranks by accuracy, and verdicts are the better for it", () => {
    const section = partOf(4, { scale: 0.4 });
    const ranks = ["0.62", "0.7", "0.78", "0.86"].map((accuracy) => meanOf(section, `STANDARD/ranks/${accuracy}`));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect((ranks[3] ?? 0) - (ranks[0] ?? 0)).toBeGreaterThan(1.5);
    expect(meanOf(section, "STANDARD/ranks/precision")).toBeGreaterThan(meanOf(section, "STANDARD/flat/precision"));
    // Who cheats at the top cannot stay there.
    expect(meanOf(section, "STANDARD, a tenth adaptive/ranks/adaptiveRank")).toBeLessThan((ranks[3] ?? 0) - 0.3);
  });

  it("costs more against abstaining cartels with flat thresholds than with falling ones", () => {
    const section = partOf(6, { scale: 0.5 });
    const flat = meanOf(section, "always right/flat/0.3");
    expect(flat).toBeGreaterThan(8);
    expect(meanOf(section, "always right/falling/0.3")).toBeLessThan(flat - 2);
  });

  it("gives the same verdict whoever settles, and a worse one where a settler chooses or a window closes early", () => {
    const [settler, early] = simulateProtocol({ ...effort, only: [7, 8] });
    if (!settler || !early) throw new Error("Two parts come from one run.");
    for (const honest of ["always right", ".95", ".62 to .95, hard claims"]) {
      expect(meanOf(settler, `${honest}/sender order`)).toBe(0);
      const fair = meanOf(settler, `${honest}/all openings`);
      expect(meanOf(settler, `${honest}/dropping, own seats`)).toBeGreaterThan(fair + 0.04);
      expect(meanOf(early, `${honest}/early close`)).toBeGreaterThan(fair);
    }
  });

  it("makes paying oneself a loss", () => {
    expect(meanOf(partOf(9), "1")).toBeCloseTo(-0.05, 4);
  });

  it("trades coverage for precision as the closed form says, and less of it where errors correlate", () => {
    const section = partOf(10);
    const [right, wrong] = [0.731 ** 3, 0.269 ** 3];
    expect(Math.abs(meanOf(section, "3/0/precision") - right / (right + wrong))).toBeLessThan(0.015);
    expect(Math.abs(meanOf(section, "3/0/coverage") - right - wrong)).toBeLessThan(0.02);
    expect(meanOf(section, "3/0.4/precision")).toBeLessThan(0.87);
    expect(meanOf(section, "3/0.4/coverage")).toBeGreaterThan(0.6);
  });

  it("saves two votes of five against a fixed committee of 15, at its precision", () => {
    const section = partOf(12);
    const { mean: gain, error } = section.figures["mixed/LIGHT/3/gain"] ?? { mean: -1, error: 0 };
    expect(meanOf(section, "mixed/LIGHT/3/saved")).toBeGreaterThanOrEqual(0.4);
    expect(gain).toBeGreaterThan(-2 * error);
    expect(meanOf(section, "mixed/LIGHT/3/coverage")).toBeGreaterThan(0.95);
    // A fixed committee that is as careful as the first level leaves more undecided.
    expect(meanOf(section, "mixed/2/3/15/coverage")).toBeLessThan(meanOf(section, "mixed/LIGHT/3/coverage"));
  });

  it("lets no family carry a verdict alone, and without the rule it would", () => {
    const section = partOf(13);
    for (const tier of ["STANDARD", "HIGH"]) expect(meanOf(section, `${tier}/with the rule/alone`)).toBe(0);
    expect(meanOf(section, "STANDARD/without/alone")).toBeGreaterThan(0);
  });

  it("lets watchers undo what a bribed committee did, at a price", () => {
    const section = partOf(14, { scale: 0.1 });
    for (const tier of ["LIGHT", "STANDARD", "HIGH"]) {
      expect(meanOf(section, `able/${tier}/bribed/0/wrong`)).toBe(1);
      expect(meanOf(section, `able/${tier}/bribed/1/wrong`)).toBeLessThan(0.5);
      expect(meanOf(section, `able/${tier}/bribed/0/loss`)).toBe(0);
      expect(meanOf(section, `able/${tier}/bribed/1/slash`)).toBeGreaterThan(0);
    }
  });
});

describe("the report", { timeout }, () => {
  const sections = simulateProtocol({ ...effort, seeds: 2, scale: 0.05, only: [10, 13, 15] });

  it("gives as many digits as the error warrants", () => {
    expect(toText({ mean: 0.12345, error: 0.0123, count: 5 })).toBe("0.123 ± 0.012");
    expect(toText({ mean: 12.345, error: 1.23, count: 5 })).toBe("12.3 ± 1.2");
    expect(toText({ mean: 1, error: 0, count: 5 })).toBe("1");
    expect(toText("-")).toBe("-");
  });

  it("shows every part with its comparisons", () => {
    const text = renderSections(sections);
    for (const { title, comparisons } of sections) {
      expect(text).toContain(title);
      for (const { what } of comparisons) expect(text).toContain(what);
    }
  });

  it("draws the parts that were run, and no others", () => {
    const plots = drawPlots(sections);
    expect(Object.keys(plots)).toEqual(["ensemble.svg"]);
    expect(plots["ensemble.svg"]).toMatch(/^<!-- Generated by npm run simulate\. -->\n<svg .*<\/svg>\n$/s);
    expect(plots["ensemble.svg"]).not.toContain("NaN");
  });
});

describe("the command", { timeout }, () => {
  const run = (args: string[]) =>
    promisify(execFile)(process.execPath, ["scripts/simulate/protocol/main.ts", ...args], { encoding: "utf8" });

  it("prints one JSON object alone on stdout, and progress on stderr", async () => {
    const { stdout, stderr } = await run(["--json", "--fast", "--only", "15"]);
    const { seeds, sections } = JSON.parse(stdout) as { seeds: number; sections: { number: number }[] };
    expect([seeds, sections.map(({ number }) => number)]).toEqual([2, [15]]);
    expect(stderr).toContain("part 10 and 15");
  });

  it("fails on a bad option with what to do, and no trace", async () => {
    await expect(run(["--seeds", "none"])).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: '--seeds takes a whole number from 2 to 1000, not "none".\n',
    });
  });
});
