import { readFile } from "node:fs/promises";
import type { Verdict } from "@mira-protocol/sdk";
import { z } from "zod";

/** Votes that real verifiers gave, with what people found. */
export type RecordedVotes = {
  /** Names of the verifiers that voted on every record. */
  voters: readonly string[];
  records: readonly { truth: "TRUE" | "FALSE"; votes: readonly Verdict[] }[];
  /** Records without a label that settles them, or without votes. */
  skipped: number;
};

const recordSchema = z.object({
  claims: z.array(z.object({ label: z.enum(["supported", "unsupported", "unknown"]) })),
  votes: z.record(z.string(), z.union([z.number().min(0).max(1), z.boolean()])).optional(),
});

/** From here on a score says that the answer is supported. */
const SUPPORTED = 0.5;

/**
 * Reads recorded votes on whole answers: JSON objects, one a line, with `claims[].label` and `votes` (a number from 0 to 1
 * by verifier). An answer is FALSE if one of its claims is unsupported, and TRUE if all are supported.
 *
 * @throws Error that names the file, and the line where it is not in that shape
 */
export async function readRecordedVotes(file: string): Promise<RecordedVotes> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new Error(`--replay: ${file} cannot be read.`, { cause });
  });
  const lines = text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [{ line, number: index + 1 }]));
  const parsed = lines.map(({ line, number }) => parseRecord(line, `${file}:${number}`));
  const known = parsed.flatMap(({ claims, votes }) => {
    const labels = claims.map(({ label }) => label);
    const truth = labels.includes("unsupported") ? "FALSE" : labels.includes("unknown") ? null : "TRUE";
    return votes && truth && labels.length > 0 ? [{ truth, votes } as const] : [];
  });
  const voters = Object.keys(known[0]?.votes ?? {}).filter((voter) => known.every(({ votes }) => voter in votes));
  if (voters.length < 3)
    throw new Error(`--replay: ${file} has no three verifiers that voted on every labelled record.`);
  const records = known.map(({ truth, votes }) => ({
    truth,
    votes: voters.map((voter): Verdict => (Number(votes[voter]) >= SUPPORTED ? "TRUE" : "FALSE")),
  }));
  return { voters, records, skipped: parsed.length - records.length };
}

function parseRecord(line: string, where: string): z.infer<typeof recordSchema> {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`--replay: ${where} is not a record with claims, labels and votes from 0 to 1.`, { cause });
  }
}
