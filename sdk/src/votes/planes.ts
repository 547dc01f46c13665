import { MiraError } from "../errors/miraError.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type Answer, answers, type Verdict, verdicts } from "../types/verdict.ts";

/**
 * Answers to all claims of a round as bit planes: the affirm words, then as many deny words. Claim i is bit `i % 256` of
 * word `i >> 8` of each. Neither bit: ABSTAIN or UNDECIDED; affirm: TRUE; deny: FALSE; both: INVALID.
 */
export type Planes = readonly bigint[];

/** Words of 256 claims in one plane. */
export const wordsOf = (claimCount: number): number => Math.ceil(claimCount / 256);

/**
 * Packs answers (or verdicts) into planes.
 *
 * @param values One a claim, in order, 1 to 4,096.
 * @throws MiraError `VALUE_OUT_OF_RANGE` for a wrong number of them
 *
 * @example
 * encodePlanes(["TRUE", "FALSE", "INVALID", "ABSTAIN"]); // [0b0101n, 0b0110n]
 */
export function encodePlanes(values: readonly (Answer | Verdict)[]): Planes {
  requireClaimCount(values.length);
  const words = wordsOf(values.length);
  const planes = Array<bigint>(2 * words).fill(0n);
  for (const [index, value] of values.entries()) {
    const bit = 1n << BigInt(index & 255);
    const word = index >> 8;
    if (value === "TRUE" || value === "INVALID") planes[word] = (planes[word] ?? 0n) | bit;
    if (value === "FALSE" || value === "INVALID") planes[words + word] = (planes[words + word] ?? 0n) | bit;
  }
  return planes;
}

/**
 * A validator's answers from its planes.
 *
 * @throws MiraError `PLANES_INVALID` for a wrong number of words, a word beyond 256 bits, or bits past the last claim
 *
 * @example
 * decodePlanes([0b0101n, 0b0110n], 4); // ["TRUE", "FALSE", "INVALID", "ABSTAIN"]
 */
export function decodePlanes(planes: Planes, claimCount: number): readonly Answer[] {
  return codesOf(planes, claimCount).map((code) => answers[code] ?? "ABSTAIN");
}

/**
 * Verdicts from their planes: as {@link decodePlanes}, with UNDECIDED for neither bit.
 *
 * @throws MiraError `PLANES_INVALID`
 *
 * @example
 * decodeVerdict(settled.verdict, 4); // ["TRUE", "UNDECIDED", "FALSE", "TRUE"]
 */
export function decodeVerdict(planes: Planes, claimCount: number): readonly Verdict[] {
  return codesOf(planes, claimCount).map((code) => verdicts[code] ?? "UNDECIDED");
}

/**
 * Refuses planes that no contract would take.
 *
 * @throws MiraError `PLANES_INVALID`
 */
export function requirePlanes(planes: Planes, claimCount: number): void {
  requireClaimCount(claimCount);
  const words = wordsOf(claimCount);
  if (planes.length !== 2 * words) {
    throw new MiraError("PLANES_INVALID", `${claimCount} claims need ${2 * words} words.`, {
      details: { words: planes.length, expected: 2 * words },
    });
  }
  const used = claimCount - 256 * (words - 1);
  for (const [index, word] of planes.entries()) {
    const bits = index % words === words - 1 ? used : 256;
    if (word < 0n || word >> BigInt(bits) !== 0n) {
      throw new MiraError("PLANES_INVALID", `Word ${index} has bits past the last claim.`, {
        details: { index, bits },
      });
    }
  }
}

/** Each claim's two bits, affirm lowest. */
function codesOf(planes: Planes, claimCount: number): readonly number[] {
  requirePlanes(planes, claimCount);
  const words = wordsOf(claimCount);
  // One conversion a word: shifting a 256-bit integer for each claim would be slower by far.
  const bits = planes.map((word) => word.toString(2).padStart(256, "0"));
  const bitAt = (word: number, index: number) => (bits[word]?.charAt(255 - (index & 255)) === "1" ? 1 : 0);
  return Array.from({ length: claimCount }, (_, i) => bitAt(i >> 8, i) + 2 * bitAt(words + (i >> 8), i));
}

function requireClaimCount(claimCount: number): void {
  if (!Number.isInteger(claimCount) || claimCount < 1 || claimCount > MAX_CLAIMS) {
    throw new MiraError("VALUE_OUT_OF_RANGE", `A round votes on 1 to ${MAX_CLAIMS} claims.`, {
      details: { claimCount },
    });
  }
}
