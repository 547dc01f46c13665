import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { classifyDomain, type DomainName, splitClaims } from "../src/index.ts";

type Sample = {
  id: string;
  domain: DomainName;
  question?: string;
  output: string;
  claims: { text: string; start: number; end: number }[];
};

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

test("their domain is found, or general, never another", () => {
  const found = samples.map(({ domain, question, claims }) => {
    return [domain, classifyDomain({ claims: claims.map(({ text }) => text), prompt: question }).domain] as const;
  });
  expect(found.filter(([domain, guessed]) => guessed !== "general" && guessed !== domain)).toEqual([]);
  expect(found.filter(([domain, guessed]) => guessed === domain).length).toBeGreaterThanOrEqual(6);
});
