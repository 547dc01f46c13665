import { describe, expect, it } from "vitest";
import type { Judgement, Verifier } from "../verifiers/verifier.ts";
import { evaluate } from "./evaluate.ts";
import { figuresOf } from "./figures.ts";
import { inputOf } from "./inputOf.ts";
import { errorKappa } from "./kappa.ts";
import { fitLogistic } from "./logistic.ts";
import { parseRecords } from "./records.ts";
import { tally } from "./tally.ts";

const claim = (text: string, label: string) => ({
  text,
  label,
  stance: "secret",
  human_evidence_not_for_verifiers: "secret",
});
const line = (id: number) =>
  JSON.stringify({
    id: `r${id}`,
    dataset: "own",
    source_id: `s${id}`,
    source: "Geese fly south in autumn.",
    output: "",
    claims: [
      claim("Geese fly south.", "supported"),
      claim("Geese fly to Mars.", "unsupported"),
      claim("Geese.", "unknown"),
    ],
  });
const records = parseRecords([1, 2, 3, 4].map(line).join("\n"));

const always = (name: string, answer: Judgement["answer"]): Verifier => ({
  name,
  family: 1,
  verify: async ({ claims }) => claims.map(() => ({ answer, confidence: 1, reason: "" })),
});

describe("figuresOf", () => {
  it("counts precision, coverage and balanced accuracy", () => {
    const outcome = (
      label: "supported" | "unsupported" | "unknown",
      found: "TRUE" | "FALSE" | "ABSTAIN",
      enough = true,
    ) => ({ label, found, enough });
    const figures = figuresOf([
      outcome("supported", "TRUE"),
      outcome("supported", "FALSE"),
      outcome("supported", "ABSTAIN"),
      outcome("unsupported", "FALSE"),
      outcome("unknown", "ABSTAIN", false),
    ]);
    expect(figures).toMatchObject({
      claims: 4,
      precisionSupported: 1,
      precisionUnsupported: 0.5,
      coverage: 0.75,
      balancedAccuracy: 0.75,
      unsureWhereNotEnough: 1,
    });
    expect(figures.balancedAccuracyHalf).toBeCloseTo(0.75);
    expect(figures.balancedAccuracyWrong).toBeCloseTo(2 / 3);
  });
});

describe("tally", () => {
  it("counts abstentions among the seats", () => {
    expect(tally(["TRUE", "TRUE", "FALSE"], 2 / 3)).toBe("TRUE");
    expect(tally(["TRUE", "TRUE", "ABSTAIN", "ABSTAIN"], 2 / 3)).toBe("UNDECIDED");
    expect(tally([], 2 / 3)).toBe("UNDECIDED");
  });
});

describe("errorKappa", () => {
  it("is 1 for equal errors, about 0 for independent ones", () => {
    expect(errorKappa([true, false, true, false], [true, false, true, false])).toBe(1);
    expect(errorKappa([true, true, false, false], [true, false, true, false])).toBe(0);
    expect(errorKappa([undefined], [true])).toBeNaN();
  });
});

describe("fitLogistic", () => {
  it("finds the direction of a measure", () => {
    const observations = [0, 1, 2, 3, 4, 5].map((value) => ({ measures: [value, 1], supported: value > 2, weight: 1 }));
    const { bias, weights } = fitLogistic(observations, 0.1);
    expect(weights[0]).toBeGreaterThan(0);
    expect(bias + (weights[0] ?? 0) * 2.5 + (weights[1] ?? 0)).toBeCloseTo(0);
  });
});

describe("evaluate", () => {
  it("never shows a verifier what gives the answer away", () => {
    expect(JSON.stringify(records.map(inputOf))).not.toMatch(/secret|supported/u);
  });

  it("reports verifiers, panel, baselines and κ", async () => {
    const panel = [always("yes", "TRUE"), always("yea", "TRUE"), always("no", "FALSE")];
    const { rows, kappa } = await evaluate(records, () => panel);
    expect(rows.map(({ kind }) => kind)).toEqual([
      "verifier",
      "verifier",
      "verifier",
      "panel",
      "panel",
      "baseline",
      "baseline",
    ]);
    expect(rows[3]?.figures).toMatchObject({ coverage: 1, precisionSupported: 0.5 });
    expect(rows[4]?.figures.coverage).toBe(0);
    expect(kappa.pairs[0]?.[1]).toBe(1);
  });
});
