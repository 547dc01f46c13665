import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecordedVotes } from "./recordedVotes.ts";
import { simulateReplay } from "./replay.ts";

type Label = "supported" | "unsupported" | "unknown";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mira-replay-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, lines: readonly unknown[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return file;
}

const record = (labels: readonly Label[], votes: Record<string, number>) => ({
  claims: labels.map((label) => ({ label })),
  votes,
});

describe("recorded votes", () => {
  it("are read with what people found", async () => {
    const file = await fileOf("good.jsonl", [
      record(["supported", "supported"], { a: 1, b: 0.5, c: 0.49 }),
      record(["supported", "unsupported", "unknown"], { c: 0, b: 0, a: 1 }),
      record(["supported", "unknown"], { a: 1, b: 1, c: 1 }),
      { claims: [{ label: "supported" }] },
      "",
    ]);
    expect(await readRecordedVotes(file)).toEqual({
      voters: ["a", "b", "c"],
      records: [
        { truth: "TRUE", votes: ["TRUE", "TRUE", "FALSE"] },
        { truth: "FALSE", votes: ["TRUE", "FALSE", "FALSE"] },
      ],
      skipped: 2,
    });
  });

  it("are refused with the line that is wrong", async () => {
    const file = await fileOf("bad.jsonl", [record(["supported"], { a: 1, b: 1, c: 1 }), "{"]);
    await expect(readRecordedVotes(file)).rejects.toThrow(/bad\.jsonl:2 is not a record/);
    const beyond = await fileOf("beyond.jsonl", [record(["supported"], { a: 1.5, b: 1, c: 1 })]);
    await expect(readRecordedVotes(beyond)).rejects.toThrow(/beyond\.jsonl:1 is not a record/);
    const few = await fileOf("few.jsonl", [record(["supported"], { a: 1, b: 1 })]);
    await expect(readRecordedVotes(few)).rejects.toThrow(/no three verifiers/);
    await expect(readRecordedVotes(join(folder, "none.jsonl"))).rejects.toThrow(/none\.jsonl cannot be read/);
  });

  it("give precision, coverage, votes and common errors of every committee", async () => {
    // Two makers; alpha-1 and alpha-2 always say the same and err on half, beta is always right.
    const lines = Array.from({ length: 40 }, (_, index) => {
      const truth = index % 4 < 2 ? 1 : 0;
      const alpha = index % 2 === 0 ? truth : 1 - truth;
      return record([truth === 1 ? "supported" : "unsupported"], { "alpha-1": alpha, "alpha-2": alpha, beta: truth });
    });
    const recorded = await readRecordedVotes(await fileOf("makers.jsonl", lines));
    const { figures } = simulateReplay({ seed: 1, seeds: 2, scale: 0.1 }, recorded);
    const mean = (name: string) => figures[name]?.mean;
    expect(mean("alpha-1/right")).toBe(0.5);
    expect(mean("beta/right")).toBe(1);
    expect(mean("kappa/same family")).toBe(1);
    expect(mean("kappa/other family")).toBe(0);
    expect(mean("commonErrors")).toBe(0);
    // The alphas alone are two of three, but one family: STANDARD wants two, so that they cannot carry a verdict.
    expect(mean("STANDARD/3/precision")).toBe(1);
    expect(mean("STANDARD/3/coverage")).toBe(0.5);
    expect(mean("unanimity/3/coverage")).toBe(0.5);
    expect(mean("unanimity/3/votes")).toBe(3);
  });
});
