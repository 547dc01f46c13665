import type { Address, Hex } from "viem";
import { z } from "zod";
import { checkDocument, type DocumentKind } from "../internal/canonicalJson.ts";
import { addressSchema, bytes32Schema, textSchema, uint64Schema, uintSchema } from "../internal/schemas.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type Question, questions, type Verdict, verdicts } from "../types/verdict.ts";
import { type CertificateCommittee, committeeSchema } from "./committee.ts";

/** Where on the chain something happened; the number in decimal digits. */
export type CertificatePlace = { blockNumber: string; transactionHash: Hex };

/**
 * A document that shows what a committee found on one claim: the claim with its place in the bundle, the verdict, and
 * the proof that this verdict stands in the log. Numbers that may pass 2^53 are decimal digits.
 */
export type Certificate = CertificateBody & (CertificateV1 | CertificateV2);

/** The first version does not say under which policy and by whom the verdict was found. */
type CertificateV1 = { version: 1; policy?: undefined; committee?: undefined };

/** The second version names policy and committee. A document of either version stays readable. */
type CertificateV2 = {
  version: 2;
  /**
   * The policy under which the verdict was found, as the request's header has it. The log proves it: it hashes to the
   * leaf's `policyHash`.
   */
  policy: {
    basis: "log";
    levels: Hex;
    terms: Hex;
    /** Families that must stand behind any answer, as `terms` says. */
    minFamilies: number;
  };
  /**
   * Who voted in the deepest round on this claim, as chain events tell; `null` where they do not show the votes, and where
   * no round found it UNDECIDED but nobody's deciding it in time did.
   */
  committee: CertificateCommittee | null;
};

type CertificateBody = {
  type: "mira.certificate";
  chainId: number;
  /** Address of the verdict registry. */
  registry: Address;
  /** What was asked. The claim's leaf commits to it, see {@link claimContextHash}. */
  question: Question;
  claim: {
    /** Place in the bundle, from 0. */
    index: number;
    text: string;
    salt: Hex;
    /** Hash of the evidence that it was judged against: see {@link claimEvidenceHash}. */
    evidenceHash: Hex;
    /** Siblings from the claim's leaf to the bundle's root. */
    proof: readonly Hex[];
  };
  verdict: Verdict;
  /** Verdict planes of the whole bundle: affirm words, then deny words. */
  planes: readonly Hex[];
  /** The verdict's leaf in the log. */
  leaf: {
    /** In decimal digits. */
    requestId: string;
    domain: number;
    tier: number;
    policyHash: Hex;
    level: number;
    bundleHash: Hex;
    claimsRoot: Hex;
    claimCount: number;
    verdictHash: Hex;
    /** Timestamps, seconds. */
    openedAt: number;
    finalizedAt: number;
    /** Committed seats of the deepest round, the fewest where its level was split. */
    seats: number;
  };
  log: {
    /** Place of the leaf, from 0. */
    index: number;
    /** Number of leaves under `root`. */
    size: number;
    root: Hex;
    proof: readonly Hex[];
  };
  /** Where the request was opened, and where its verdict entered the log. For people: nothing depends on it. */
  opened: CertificatePlace;
  recorded: CertificatePlace;
};

const wordSchema = bytes32Schema;
const timeSchema = uintSchema(2 ** 40 - 1);
const placeSchema = z.strictObject({ blockNumber: uint64Schema, transactionHash: bytes32Schema });

const body = {
  type: z.literal("mira.certificate"),
  chainId: z.int().min(1),
  registry: addressSchema,
  question: z.enum(questions),
  claim: z.strictObject({
    index: uintSchema(MAX_CLAIMS - 1),
    text: textSchema,
    salt: bytes32Schema,
    evidenceHash: bytes32Schema,
    proof: z.array(bytes32Schema).max(12),
  }),
  verdict: z.enum(verdicts),
  planes: z.array(wordSchema).min(2).max(32),
  leaf: z.strictObject({
    requestId: uint64Schema,
    domain: uintSchema(255),
    tier: uintSchema(2),
    policyHash: bytes32Schema,
    level: uintSchema(255),
    bundleHash: bytes32Schema,
    claimsRoot: bytes32Schema,
    claimCount: uintSchema(MAX_CLAIMS).min(1),
    verdictHash: bytes32Schema,
    openedAt: timeSchema,
    finalizedAt: timeSchema,
    seats: uintSchema(65_535),
  }),
  log: z.strictObject({
    index: z.int().min(0),
    size: z.int().min(1),
    root: bytes32Schema,
    proof: z.array(bytes32Schema).max(106),
  }),
  opened: placeSchema,
  recorded: placeSchema,
};

const policySchema = z.strictObject({
  basis: z.literal("log"),
  levels: bytes32Schema,
  terms: bytes32Schema,
  minFamilies: uintSchema(15),
});

/** Schema of a certificate's document, in either version. */
export const certificateSchema: z.ZodType<Certificate> = z.discriminatedUnion("version", [
  z.strictObject({ ...body, version: z.literal(1) }),
  z.strictObject({ ...body, version: z.literal(2), policy: policySchema, committee: committeeSchema.nullable() }),
]);

const certificateDocument: DocumentKind = {
  name: "certificate",
  invalid: "CERTIFICATE_INVALID",
  maxBytes: 1_024 * 1_024,
};

/**
 * Reads a certificate: JSON text, its bytes, or parsed JSON. It checks the document's form, and nothing that the
 * document says: for that see {@link verifyCertificate}.
 *
 * @throws MiraError `CERTIFICATE_INVALID`
 *
 * @example
 * const certificate = parseCertificate(await readFile("certificate.json", "utf8"));
 */
export function parseCertificate(document: unknown): Certificate {
  let value = document;
  if (typeof value === "string" || value instanceof Uint8Array) {
    const text = typeof value === "string" ? value : new TextDecoder().decode(value);
    value = parseJson(text);
  }
  return checkDocument(value, certificateSchema, certificateDocument);
}

/** What is not JSON is no object either, and fails as such. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
