import {
  type ClaimMask,
  claimsOfRound,
  compressPlanes,
  countClaims,
  expandPlanes,
  flippedClaims,
  maskOfClaims,
  type Planes,
  partOfMask,
  splitLevel,
} from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";

/**
 * Masks, parts of them, and planes packed and unpacked. Words lie end to end: each row begins at `wordStart` in columns of
 * masks, at twice that in columns of planes, and at `packedStart` in `packed`.
 */
export function claimMasks(): Columns {
  const random = source("claimMasks");
  const lists: Record<"mask" | "part" | "flipped" | "planes" | "wide" | "packed", bigint[]> = {
    mask: [],
    part: [],
    flipped: [],
    planes: [],
    wide: [],
    packed: [],
  };
  const rows = [1, 7, 256, 257, 600, 4_096].flatMap((claims) =>
    [1, 2, 9].map((oneIn) => {
      const places = Array.from({ length: claims }, (_, i) => i).filter((i) => i === 0 || random.below(oneIn) === 0);
      const mask = maskOfClaims(places, claims);
      const planes: Planes = [...some(random, claims), ...some(random, claims)];
      const packed = compressPlanes(mask, planes);
      const wide = expandPlanes(mask, packed);
      const from = random.below(places.length);
      const to = from + random.below(places.length + 2);
      const other = planes.map((each, i) => (random.below(2) === 0 ? each : (planes[(i + 1) % planes.length] ?? 0n)));
      const starts = { claims, wordStart: lists.mask.length, packedStart: lists.packed.length };
      lists.mask.push(...mask);
      lists.part.push(...partOfMask(mask, from, to));
      lists.flipped.push(...flippedClaims(planes, other));
      lists.planes.push(...planes);
      lists.wide.push(...other);
      lists.packed.push(...packed);
      const back = compressPlanes(mask, wide).every((each, i) => each === packed[i]);
      if (!back) throw new Error("Packing loses answers.");
      return { ...starts, words: mask.length, count: countClaims(mask), from, to };
    }),
  );
  const words = Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, all.map(word)]));
  return { ...columns(rows), ...words };
}

/** How levels are split, and which claims of a selection each round has. */
export function levelSplits(): Columns {
  const rows = [1, 31, 32, 63, 64, 127].flatMap((seats) =>
    [1, 1_024, 1_025, 2_049, 4_095, 4_096].map((claims) => {
      const { parts, size } = splitLevel(claims, seats);
      const selection = maskOfClaims(Array(claims).keys(), 4_096);
      const last = claimsOfRound(selection, seats, parts - 1);
      return { seats, claims, parts, size, last: countClaims(last) };
    }),
  );
  return columns(rows);
}

function some(random: ReturnType<typeof source>, claims: number): ClaimMask {
  return maskOfClaims(
    Array.from({ length: claims }, (_, i) => i).filter(() => random.below(3) > 0),
    claims,
  );
}
