import { MiraError } from "../errors/miraError.ts";
import { popcount } from "../internal/popcount.ts";
import type { Planes } from "../votes/planes.ts";
import { requirePlanes, wordsOf } from "../votes/planes.ts";

/** A set of a request's claims, as words of 256 bits: claim i is bit `i % 256` of word `i >> 8`. */
export type ClaimMask = readonly bigint[];

/**
 * The mask of claims at some places.
 *
 * @throws MiraError `CLAIM_NOT_FOUND` for a place past the last claim
 *
 * @example
 * maskOfClaims([0, 2], 4); // [0b101n]
 */
export function maskOfClaims(places: Iterable<number>, claimCount: number): ClaimMask {
  const mask = noClaims(claimCount);
  for (const place of places) {
    if (!Number.isInteger(place) || place < 0 || place >= claimCount) {
      throw new MiraError("CLAIM_NOT_FOUND", `There is no claim ${place}: they run from 0 to ${claimCount - 1}.`, {
        details: { index: place, claimCount },
      });
    }
    mask[place >> 8] = at(mask, place >> 8) | (1n << BigInt(place & 255));
  }
  return mask;
}

/**
 * Places of a mask's claims, in order. The claim of rank k among them is claim k of a round that votes on the mask.
 *
 * @example
 * claimsInMask([0b101n]); // [0, 2]
 */
export function claimsInMask(mask: ClaimMask): readonly number[] {
  return mask.flatMap((word, index) => {
    const bits = word.toString(2);
    const places: number[] = [];
    for (let bit = bits.length - 1; bit >= 0; bit--) {
      if (bits.charAt(bit) === "1") places.push(256 * index + bits.length - 1 - bit);
    }
    return places;
  });
}

/**
 * Number of claims in a mask.
 *
 * @example
 * countClaims([0b101n]); // 2
 */
export const countClaims = (mask: ClaimMask): number => mask.reduce((sum, word) => sum + popcount(word), 0);

/** The mask of all claims. */
export function allClaims(claimCount: number): ClaimMask {
  const last = wordsOf(claimCount) - 1;
  return noClaims(claimCount).map((_, word) => (1n << BigInt(word < last ? 256 : claimCount - 256 * last)) - 1n);
}

/** The mask of none. */
export const noClaims = (claimCount: number): bigint[] => Array<bigint>(wordsOf(claimCount)).fill(0n);

/** Claims of either mask. */
export const unionOf = (one: ClaimMask, other: ClaimMask): ClaimMask => one.map((word, i) => word | at(other, i));

/** Claims of both masks. */
export const intersectionOf = (one: ClaimMask, other: ClaimMask): ClaimMask =>
  one.map((word, i) => word & at(other, i));

/** Claims of the first mask that are not in the second. */
export const differenceOf = (one: ClaimMask, other: ClaimMask): ClaimMask => one.map((word, i) => word & ~at(other, i));

/** Claims of which the planes say TRUE, FALSE or INVALID. */
export const decidedClaims = (planes: Planes): ClaimMask => {
  const [affirm, deny] = halvesOf(planes);
  return unionOf(affirm, deny);
};

/**
 * Claims that both verdicts decide, and differently.
 *
 * @example
 * claimsInMask(flippedClaims(request.settled.verdict, request.verdict)); // what a deeper round overruled
 */
export function flippedClaims(before: Planes, later: Planes): ClaimMask {
  const both = intersectionOf(decidedClaims(before), decidedClaims(later));
  return differenceOf(both, sameAnswers(before, later));
}

/** Claims of `among` on which both planes give the same answer. */
export const agreedClaims = (one: Planes, other: Planes, among: ClaimMask): ClaimMask =>
  intersectionOf(among, sameAnswers(one, other));

/**
 * The claims of a mask from rank `from` to before rank `to`.
 *
 * @example
 * partOfMask([0b1101n], 1, 3); // [0b1100n]
 */
export function partOfMask(mask: ClaimMask, from: number, to: number): ClaimMask {
  let rank = 0;
  return mask.map((word) => {
    const before = rank;
    rank += popcount(word);
    if (rank <= from || before >= to) return 0n;
    return lowest(word, to - before) & ~lowest(word, from - before);
  });
}

/**
 * Puts a packed plane's bit k at the mask's claim of rank k.
 *
 * @example
 * expandPlane([0b1101n], [0b011n]); // [0b0101n]
 */
export function expandPlane(mask: ClaimMask, packed: readonly bigint[]): ClaimMask {
  const bits = packed.map((word) => word.toString(2).padStart(256, "0"));
  const chosen = claimsInMask(mask).filter((_, rank) => bits[rank >> 8]?.charAt(255 - (rank & 255)) === "1");
  return maskOfClaims(chosen, 256 * mask.length);
}

/**
 * The inverse of {@link expandPlane}: bit k of the result is that of the mask's claim of rank k.
 *
 * @example
 * compressPlane([0b1101n], [0b0101n]); // [0b011n]
 */
export function compressPlane(mask: ClaimMask, wide: readonly bigint[]): ClaimMask {
  const bits = wide.map((word) => word.toString(2).padStart(256, "0"));
  const places = claimsInMask(mask);
  const isSet = (place: number) => bits[place >> 8]?.charAt(255 - (place & 255)) === "1";
  return maskOfClaims(
    places.flatMap((place, rank) => (isSet(place) ? [rank] : [])),
    places.length,
  );
}

/**
 * A deeper round's planes over the claims of its request; 0 where the round did not vote.
 *
 * @throws MiraError `PLANES_INVALID` where the planes are not of as many claims as the mask has
 *
 * @example
 * const wide = expandPlanes(mask, settled.verdict);
 */
export function expandPlanes(mask: ClaimMask, packed: Planes): Planes {
  requirePlanes(packed, countClaims(mask));
  const [affirm, deny] = halvesOf(packed);
  return [...expandPlane(mask, affirm), ...expandPlane(mask, deny)];
}

/**
 * A request's planes on the claims that a deeper round votes on, packed as that round packs them.
 *
 * @example
 * const packed = compressPlanes(mask, request.verdict);
 */
export function compressPlanes(mask: ClaimMask, wide: Planes): Planes {
  const [affirm, deny] = halvesOf(wide);
  return [...compressPlane(mask, affirm), ...compressPlane(mask, deny)];
}

/** Affirm and deny words. */
const halvesOf = (planes: Planes): readonly [ClaimMask, ClaimMask] => [
  planes.slice(0, planes.length / 2),
  planes.slice(planes.length / 2),
];

/** All claims, those past the last too, of which both planes say the same. */
function sameAnswers(one: Planes, other: Planes): ClaimMask {
  const words = one.length / 2;
  const differs = (i: number) => (at(one, i) ^ at(other, i)) | (at(one, words + i) ^ at(other, words + i));
  return Array.from({ length: words }, (_, i) => ALL & ~differs(i));
}

/** The lowest `n` of the bits that are set. */
function lowest(word: bigint, n: number): bigint {
  let rest = word;
  for (let left = n; left > 0 && rest !== 0n; left--) rest &= rest - 1n;
  return word & ~rest;
}

const ALL = (1n << 256n) - 1n;

const at = (words: readonly bigint[], index: number): bigint => words[index] ?? 0n;
