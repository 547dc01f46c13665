import { type Hex, keccak256 } from "viem";
import { z } from "zod";
import { MiraError } from "../errors/miraError.ts";
import { canonicalJson, checkDocument, type DocumentKind, readDocument } from "../internal/canonicalJson.ts";
import { bytes32Schema, uint64Schema, uintSchema, wellFormedSchema } from "../internal/schemas.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type Answer, answers } from "../types/verdict.ts";

/** Why a validator abstained. */
export const abstentionReasons = [
  "insufficient-evidence",
  "ambiguous",
  "content-unavailable",
  "model-failure",
] as const;
/** One of {@link abstentionReasons}. */
export type AbstentionReason = (typeof abstentionReasons)[number];

/** One answer with what the validator says about it. */
export type ReportedAnswer = {
  answer: Answer;
  /** Estimated probability that the answer is right, 0 to 1. */
  confidence?: number;
  /** One sentence for a person. */
  reason?: string;
  /** Set exactly when the answer is `ABSTAIN`. */
  abstention?: AbstentionReason;
};

/** What a validator publishes beside its vote; its hash is part of the commitment. */
export type VoteReport = {
  type: "mira.report";
  version: 1;
  /** The round's number in decimal digits. */
  round: string;
  validatorId: number;
  bundleHash: Hex;
  /** Hash of the manifest of the model that voted; absent if none is declared. */
  manifest?: Hex;
  /** Hash of the prompt's template; absent where no prompt was used. */
  promptTemplateHash?: Hex;
  /** Root over the log of model calls; absent if none is kept. */
  logRoot?: Hex;
  /** One a claim, in the round's order. */
  answers: readonly ReportedAnswer[];
};

const answerSchema = z
  .strictObject({
    answer: z.enum(answers),
    confidence: z.number().min(0).max(1).exactOptional(),
    reason: wellFormedSchema.max(4_096).exactOptional(),
    abstention: z.enum(abstentionReasons).exactOptional(),
  })
  .refine(
    ({ answer, abstention }) => (answer === "ABSTAIN") === (abstention !== undefined),
    "states why it abstains exactly if it does",
  );

const reportSchema: z.ZodType<VoteReport> = z.strictObject({
  type: z.literal("mira.report"),
  version: z.literal(1),
  round: uint64Schema,
  validatorId: uintSchema(2 ** 32 - 1),
  bundleHash: bytes32Schema,
  manifest: bytes32Schema.exactOptional(),
  promptTemplateHash: bytes32Schema.exactOptional(),
  logRoot: bytes32Schema.exactOptional(),
  answers: z.array(answerSchema).min(1).max(MAX_CLAIMS),
});

const reportDocument: DocumentKind = { name: "report", invalid: "REPORT_INVALID", maxBytes: 32 * 1_024 * 1_024 };

/** What {@link createReport} takes: a {@link VoteReport} without its heading, and the round as a number. */
export type CreateReportParameters = Omit<VoteReport, "type" | "version" | "round"> & { round: bigint };

/**
 * Makes a vote report: what a validator says beside its two bits a claim.
 *
 * @throws MiraError `REPORT_INVALID`, such as for an abstention without a reason
 *
 * @example
 * const report = createReport({ round, validatorId: 7, bundleHash, answers: [{ answer: "TRUE", reason: "Stated." }] });
 */
export function createReport({ round, ...rest }: CreateReportParameters): VoteReport {
  return checkDocument(
    { type: "mira.report", version: 1, round: round.toString(), ...rest },
    reportSchema,
    reportDocument,
  );
}

/**
 * A report's bytes: its canonical JSON in UTF-8.
 *
 * @throws MiraError `REPORT_INVALID`
 */
export function encodeReport(report: VoteReport): Uint8Array {
  return new TextEncoder().encode(canonicalJson(checkDocument(report, reportSchema, reportDocument)));
}

/**
 * Hash of a report, as a commitment binds it: keccak-256 of its canonical JSON; never zero.
 *
 * @throws MiraError `REPORT_INVALID`
 *
 * @example
 * const hash = reportHash(report);
 */
export function reportHash(report: VoteReport): Hex {
  return keccak256(encodeReport(report));
}

/**
 * Reads a report, and checks that it is the one that a commitment named.
 *
 * @throws MiraError `REPORT_INVALID` or `DOCUMENT_TOO_LARGE`
 *
 * @example
 * const report = parseReport(bytes, opening.reportHash);
 */
export function parseReport(bytes: Uint8Array, expectedHash?: Hex): VoteReport {
  const report = readDocument(bytes, reportSchema, reportDocument);
  if (expectedHash !== undefined && keccak256(bytes) !== expectedHash.toLowerCase()) {
    throw new MiraError("REPORT_INVALID", "The content is not the report that the hash names.", {
      details: { hash: keccak256(bytes), expectedHash },
    });
  }
  return report;
}
