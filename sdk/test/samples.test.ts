import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { splitClaims } from "../src/index.ts";

type Sample = { id: string; output: string; claims: { text: string; start: number; end: number }[] };

const lines = readFileSync(new URL("../../samples/answers.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");
const samples = lines.map((line) => JSON.parse(line) as Sample);

test("there are samples", () => {
  expect(samples.length).toBeGreaterThan(10);
});

test.each(samples)("$id: its labelled claims are the checkable spans", ({ output, claims }) => {
  const spans = splitClaims(output).filter(({ checkable }) => checkable);
  expect(spans.map(({ text, start, end }) => ({ text, start, end }))).toEqual(
    claims.map(({ text, start, end }) => ({ text, start, end })),
  );
});
