import { readFile } from "node:fs/promises";
import { type Claim, type Evidence, type Question, splitClaims } from "@mira-protocol/sdk";
import { z } from "zod";

const claimSchema = z.looseObject({
  text: z.string().trim().min(1, "is empty"),
  start: z.int().min(0).nullish(),
  end: z.int().min(0).nullish(),
  label: z.enum(["supported", "unsupported", "unknown"]).nullish(),
  evidence: z.array(z.looseObject({ text: z.string(), url: z.string().nullish() })).nullish(),
});

const recordSchema = z.looseObject({
  id: z.string().min(1),
  domain: z.string().optional(),
  question: z.string().nullish(),
  source: z.string().nullish(),
  source_media_type: z.string().optional(),
  output: z.string(),
  model: z.string().nullish(),
  claims: z.array(claimSchema).optional(),
});

/** How a human labelled a claim. */
export type Label = "supported" | "unsupported" | "unknown";

/** One AI answer to verify. */
export type DemoRecord = {
  id: string;
  domain: string;
  prompt: string | undefined;
  output: string;
  evidence: readonly Evidence[];
  question: Question;
  claims: readonly Claim[];
  /** One a claim; `undefined` where nobody labelled it. */
  labels: readonly (Label | undefined)[];
};

/**
 * Reads records in the demo's JSONL shape. Claims are those that the splitter finds in the output, with the labels of
 * the record's claims of the same span; a record whose claims are paraphrased or cut otherwise keeps its own.
 *
 * @throws Error that names the file, the line and what is wrong with it
 */
export async function readRecords(file: string): Promise<readonly DemoRecord[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`Cannot read ${file}: give a JSONL file with --input.`);
  });
  const lines = text.split("\n");
  const records = lines.flatMap((line, index) => (line.trim() === "" ? [] : [readLine(file, index + 1, line)]));
  if (records.length === 0) throw new Error(`${file} holds no records: write one JSON object a line.`);
  return records;
}

function readLine(file: string, number: number, line: string): DemoRecord {
  const fail = (what: string): never => {
    throw new Error(`${file}, line ${number}: ${what}`);
  };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return fail(`not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(`${issue?.path.join(".") || "the record"}: ${issue?.message ?? "not a record"}.`);
  }
  const record = parsed.data;
  if (record.output.trim() === "" && !record.claims?.length) fail("output is empty: there is nothing to verify.");
  const own = record.claims ?? [];
  const { claims, labels } = claimsOf(record.output, own);
  if (claims.length === 0) fail("the output holds no claim that can be checked.");
  const evidence: Evidence[] = record.source
    ? [{ text: record.source, ...(record.source_media_type && { mediaType: record.source_media_type }) }]
    : [];
  return {
    id: record.id,
    domain: record.domain ?? "general",
    prompt: record.question ?? undefined,
    output: record.output,
    evidence,
    // With a source the question is whether it supports the claim; with loose evidence, whether the claim is so.
    question: record.source ? "support" : "truth",
    claims,
    labels,
  };
}

type RecordClaim = z.infer<typeof claimSchema>;

function claimsOf(output: string, own: readonly RecordClaim[]): Pick<DemoRecord, "claims" | "labels"> {
  const spans = splitClaims(output).filter(({ checkable }) => checkable);
  const key = (start: number, end: number): string => `${start}-${end}`;
  const labelled = new Map(own.map((claim) => [key(claim.start ?? -1, claim.end ?? -1), claim.label ?? undefined]));
  const splitFits = own.every(({ start, end }) => {
    return spans.some((span) => span.start === start && span.end === end);
  });
  if (splitFits) {
    return {
      claims: spans.map(({ text, start, end }) => ({ text, span: [start, end] as const })),
      labels: spans.map(({ start, end }) => labelled.get(key(start, end))),
    };
  }
  return {
    claims: own.map(({ text, start, end, evidence }) => ({
      text,
      ...(typeof start === "number" && typeof end === "number" && { span: [start, end] as const }),
      ...(evidence?.length && {
        evidence: evidence.map(({ text: passage, url }) => ({ text: passage, ...(url && { uri: url }) })),
      }),
    })),
    labels: own.map(({ label }) => label ?? undefined),
  };
}
