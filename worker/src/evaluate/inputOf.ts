import type { VerifierInput } from "../verifiers/verifier.ts";
import type { LabelledRecord } from "./records.ts";

/** What a verifier gets of a labelled record: never a label, a stance or a person's answer. */
export const inputOf = (record: LabelledRecord): VerifierInput => ({
  question: record.task === "open-fact-check" ? "truth" : "support",
  claims: record.claims.map(({ text, evidence }) => ({
    text,
    ...(evidence === undefined ? {} : { evidence: evidence.map((each) => ({ text: each.text })) }),
  })),
  evidence: record.source === "" ? [] : [{ text: record.source }],
  output: record.output,
  ...(record.question === undefined ? {} : { prompt: record.question }),
});
