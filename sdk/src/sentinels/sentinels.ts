import { concatHex, type Hex, keccak256, toHex } from "viem";
import { z } from "zod";
import { MiraError } from "../errors/miraError.ts";
import { canonicalJson, checkDocument, type DocumentKind, readDocument } from "../internal/canonicalJson.ts";
import { bytes32Schema, uintSchema } from "../internal/schemas.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type Planes, requirePlanes, wordsOf } from "../votes/planes.ts";
import { votesHash } from "../votes/votesHash.ts";

/** `keccak256("Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)")` */
export const SENTINEL_TYPEHASH: Hex = keccak256(toHex("Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)"));

/**
 * Which claims of a bundle are sentinels, and what is right. Whoever asks keeps it secret until the first verdict is there,
 * and needs it then: without it the hash in the request says nothing.
 */
export type Sentinels = {
  type: "mira.sentinels";
  version: 1;
  bundleHash: Hex;
  claimCount: number;
  /** 32 random bytes that keep the hash from being guessed. */
  salt: Hex;
  /** Mask words over the claims: 1 for a sentinel. */
  claims: readonly Hex[];
  /** Answer planes: affirm words, then deny words; 0 where no sentinel is. */
  answers: readonly Hex[];
};

const wordsSchema = (most: number) => z.array(bytes32Schema).min(1).max(most);

const sentinelsSchema: z.ZodType<Sentinels> = z
  .strictObject({
    type: z.literal("mira.sentinels"),
    version: z.literal(1),
    bundleHash: bytes32Schema,
    claimCount: uintSchema(MAX_CLAIMS).min(1),
    salt: bytes32Schema,
    claims: wordsSchema(MAX_CLAIMS / 256),
    answers: wordsSchema(MAX_CLAIMS / 128),
  })
  .refine(answersEverySentinel, "must have a right answer for every sentinel and for nothing else");

const sentinelsDocument: DocumentKind = { name: "sentinel document", invalid: "SENTINELS_INVALID", maxBytes: 16_384 };

function answersEverySentinel({ claimCount, claims, answers }: Sentinels): boolean {
  const planes = answers.map(BigInt);
  const words = wordsOf(claimCount);
  try {
    requirePlanes(planes, claimCount);
  } catch {
    return false;
  }
  // ABSTAIN is no right answer: each sentinel has a bit in one plane or both.
  const answered = (word: number) => (planes[word] ?? 0n) | (planes[words + word] ?? 0n);
  return claims.length === words && claims.every((mask, word) => BigInt(mask) === answered(word));
}

/** Checks a document of sentinels. */
export function checkSentinels(value: unknown): Sentinels {
  return checkDocument(value, sentinelsSchema, sentinelsDocument);
}

/**
 * Hash of sentinels, as a request commits to them, by the rule of EIP-712: keccak256(abi.encode(SENTINEL_TYPEHASH, salt,
 * hash of the mask words, hash of the answer planes)).
 *
 * @throws MiraError `SENTINELS_INVALID`
 *
 * @example
 * await openRequest(client, { deployment, bundle, domain, tier, sentinelHash: sentinelHash(sentinels), escalationBudget });
 */
export function sentinelHash(sentinels: Sentinels): Hex {
  const { salt } = checkSentinels(sentinels);
  const { claims, answers } = sentinelWords(sentinels);
  return keccak256(concatHex([SENTINEL_TYPEHASH, salt, votesHash(claims), votesHash(answers)]));
}

/** The words that `revealSentinels` takes. */
export function sentinelWords({ claims, answers }: Sentinels): { claims: Planes; answers: Planes } {
  return { claims: claims.map(BigInt), answers: answers.map(BigInt) };
}

/**
 * The bytes to keep: canonical JSON in UTF-8.
 *
 * @throws MiraError `SENTINELS_INVALID`
 *
 * @example
 * await writeFile("sentinels.json", encodeSentinels(sentinels), { mode: 0o600 });
 */
export function encodeSentinels(sentinels: Sentinels): Uint8Array {
  return new TextEncoder().encode(canonicalJson(checkSentinels(sentinels)));
}

/**
 * Reads what {@link encodeSentinels} wrote, and checks that it is what a request committed to.
 *
 * @param expectedHash The request's `sentinelHash`.
 * @throws MiraError `SENTINELS_INVALID` or `DOCUMENT_TOO_LARGE`
 *
 * @example
 * const sentinels = parseSentinels(await readFile("sentinels.json"), request.header.sentinelHash);
 */
export function parseSentinels(bytes: Uint8Array, expectedHash?: Hex): Sentinels {
  const sentinels = readDocument(bytes, sentinelsSchema, sentinelsDocument);
  const hash = sentinelHash(sentinels);
  if (expectedHash === undefined || hash === expectedHash.toLowerCase()) return sentinels;
  throw new MiraError("SENTINELS_INVALID", "The document is not the one that the request committed to.", {
    details: { hash, expectedHash },
  });
}
