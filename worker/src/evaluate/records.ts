import { readFileSync } from "node:fs";
import { z } from "zod";

const claim = z.object({
  text: z.string(),
  label: z.enum(["supported", "unsupported", "unknown"]),
  evidence_enough: z.string().optional(),
  // `stance` and every other column are left out on purpose: they give the answer away.
  evidence: z.array(z.object({ text: z.string() })).optional(),
});

const record = z.object({
  id: z.string(),
  dataset: z.string(),
  source_id: z.string(),
  task: z.string().optional(),
  question: z.string().optional(),
  source: z.string(),
  output: z.string(),
  claims: z.array(claim),
});

/** One AI output with labelled claims; `source` is the evidence unless a claim has its own. */
export type LabelledRecord = z.infer<typeof record>;

/** Reads labelled records from a JSON Lines text. */
export const parseRecords = (text: string): LabelledRecord[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => record.parse(JSON.parse(line)));

/** Reads labelled records from a file. */
export const readRecords = (path: string): LabelledRecord[] => parseRecords(readFileSync(path, "utf8"));
