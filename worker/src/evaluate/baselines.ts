import { namesAgainst } from "../verifiers/panel/entities.ts";
import { numbersAgainst } from "../verifiers/panel/numbers.ts";
import { claimViewOf } from "../verifiers/text/claimView.ts";
import { evidenceIndexOf } from "../verifiers/text/evidenceIndex.ts";
import { figuresOf, type Outcome } from "./figures.ts";
import type { LabelledRecord } from "./records.ts";

/** A score per claim, higher for better supported. */
type Scored = { score: number; outcome: Omit<Outcome, "found"> };

/** What the trivial rules look at: the share of words found anywhere, and the share of numbers and names found. */
const scores = (records: readonly LabelledRecord[]): { overlap: Scored[]; mismatch: Scored[] } => {
  const overlap: Scored[] = [];
  const mismatch: Scored[] = [];
  for (const { source, claims } of records)
    for (const { text, label, evidence, evidence_enough } of claims) {
      const view = claimViewOf(text, evidenceIndexOf(evidence ?? [{ text: source }]));
      const found = view.terms.filter(({ positions }) => positions.length > 0).length;
      const { absent, stated } = numbersAgainst(view);
      const { names, known } = namesAgainst(view);
      const marks = stated.length + names.length;
      const outcome = { label, enough: evidence_enough !== "no" };
      overlap.push({ score: view.terms.length === 0 ? 1 : found / view.terms.length, outcome });
      mismatch.push({ score: marks === 0 ? 1 : 1 - (absent.length + names.length - known) / marks, outcome });
    }
  return { overlap, mismatch };
};

const apply = (scored: readonly Scored[], threshold: number): Outcome[] =>
  scored.map(({ score, outcome }) => ({ ...outcome, found: score >= threshold ? "TRUE" : "FALSE" }));

const best = (scored: readonly Scored[]): number => {
  let [threshold, top] = [0.5, -1];
  for (let step = 1; step <= 100; step++) {
    const reached = figuresOf(apply(scored, step / 100)).balancedAccuracy;
    if (reached > top) [threshold, top] = [step / 100, reached];
  }
  return threshold;
};

/**
 * Trivial rules with their threshold fitted on one half of the sources and measured on the other, both ways round,
 * so that every claim is measured once and none with a threshold that saw its source.
 */
export const baselines = (records: readonly LabelledRecord[]): { overlap: Outcome[]; mismatch: Outcome[] } => {
  const sources = [...new Set(records.map(({ source_id }) => source_id))].sort();
  const first = new Set(sources.filter((_, at) => at % 2 === 0));
  const halves = [true, false].map((side) => scores(records.filter(({ source_id }) => first.has(source_id) === side)));
  const [a, b] = halves;
  if (a === undefined || b === undefined) return { overlap: [], mismatch: [] };
  const cross = (x: readonly Scored[], y: readonly Scored[]): Outcome[] => [...apply(x, best(y)), ...apply(y, best(x))];
  return { overlap: cross(a.overlap, b.overlap), mismatch: cross(a.mismatch, b.mismatch) };
};
