import type { Hex } from "viem";
import { zeroHash } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { type Planes, requirePlanes, wordsOf } from "./planes.ts";
import type { SeatedCommitment } from "./roundState.ts";

/** What opens a commitment. */
export type Opening = {
  salt: Hex;
  reportHash: Hex;
  planes: Planes;
};

/** One place of a round's list, as the hub's `settle` takes it. */
export type Ballot = {
  /** Packed seat. */
  seat: bigint;
  /** The opening's salt, or the commitment itself if nobody opened it. */
  secret: Hex;
  /** Zero says that nobody opened the commitment. */
  reportHash: Hex;
};

/** What {@link encodeSettlement} writes. */
export type EncodeSettlementParameters = {
  claimCount: number;
  /** All commitments in the chain's order, each with its opening or `null`. */
  commitments: readonly (SeatedCommitment & { opening: Opening | null })[];
};

/** Arguments `ballots` and `planes` of the hub's `settle`. */
export type Settlement = { ballots: readonly Ballot[]; planes: readonly bigint[] };

/**
 * Writes a round's ballots for settlement: a base plane, set where TRUE outvotes FALSE, then two planes a voter, the
 * claims that it answered neither TRUE nor FALSE and those on which it contradicts the base. Where a voter agrees with
 * the majority the bytes are zero, and zero bytes cost a quarter.
 *
 * @throws MiraError `PLANES_INVALID` if a vote does not fit the round
 *
 * @example
 * const { ballots, planes } = encodeSettlement({ claimCount, commitments });
 */
export function encodeSettlement({ claimCount, commitments }: EncodeSettlementParameters): Settlement {
  const opened = commitments.flatMap(({ opening }) => (opening ? [opening.planes] : []));
  for (const planes of opened) requirePlanes(planes, claimCount);
  const base = majority(opened, wordsOf(claimCount));
  const ballots = commitments.map(({ seat, commitment, opening }): Ballot => {
    if (!opening) return { seat, secret: commitment, reportHash: zeroHash };
    return { seat, secret: opening.salt, reportHash: opening.reportHash };
  });
  const masks = wordMasks(claimCount);
  return { ballots, planes: [...base, ...opened.flatMap((planes) => differences(planes, base, masks))] };
}

/** Claims that more voters call TRUE than FALSE. */
function majority(all: readonly Planes[], words: number): readonly bigint[] {
  return Array.from({ length: words }, (_, word) => {
    const affirms = all.map((planes) => bitsOf(planes[word]));
    const denies = all.map((planes) => bitsOf(planes[words + word]));
    const count = (rows: readonly string[], at: number) => rows.filter((bits) => bits.charAt(at) === "1").length;
    const base = Array.from({ length: 256 }, (_, at) => (count(affirms, at) > count(denies, at) ? "1" : "0"));
    return BigInt(`0b${base.join("")}`);
  });
}

/** The two planes of a voter against the base: neither TRUE nor FALSE, and contrary to the base. */
function differences(planes: Planes, base: readonly bigint[], masks: readonly bigint[]): readonly bigint[] {
  const neither = masks.map((mask, word) => mask & ~(at(planes, word) ^ at(planes, masks.length + word)));
  const contrary = masks.map((mask, word) => mask & (at(planes, word) ^ (at(base, word) & ~at(neither, word))));
  return [...neither, ...contrary];
}

/** The inverse of {@link differences}; bits past the last claim say nothing. */
function votesOf(written: readonly bigint[], base: readonly bigint[], masks: readonly bigint[]): Planes {
  const contrary = (word: number) => at(written, masks.length + word);
  const affirm = masks.map((mask, word) => mask & ((at(base, word) & ~at(written, word)) ^ contrary(word)));
  const deny = masks.map((mask, word) => mask & ~(at(affirm, word) ^ at(written, word)));
  return [...affirm, ...deny];
}

/** Bits that stand for a claim, word by word. */
function wordMasks(claimCount: number): readonly bigint[] {
  const last = wordsOf(claimCount) - 1;
  return Array.from(
    { length: last + 1 },
    (_, word) => (1n << BigInt(word < last ? 256 : claimCount - 256 * last)) - 1n,
  );
}

const at = (words: readonly bigint[], index: number): bigint => words[index] ?? 0n;

const bitsOf = (word = 0n): string => word.toString(2).padStart(256, "0");

/** A ballot read back from a settlement: who sat, and the opening unless it was withheld. */
export type DecodedBallot = {
  /** Packed seat. */
  seat: bigint;
  /** The opening's salt, or the commitment itself. */
  secret: Hex;
  opening: Opening | null;
};

/**
 * Reads a settlement back: the inverse of {@link encodeSettlement}.
 *
 * @throws MiraError `PLANES_INVALID` if the planes do not fit the ballots
 *
 * @example
 * const ballots = decodeSettlement({ claimCount, ballots: args[3], planes: args[4] });
 */
export function decodeSettlement({
  claimCount,
  ballots,
  planes,
}: Settlement & { claimCount: number }): readonly DecodedBallot[] {
  const words = wordsOf(claimCount);
  const opened = ballots.filter(isOpened).length;
  const expected = words * (1 + 2 * opened);
  if (planes.length !== expected) {
    throw new MiraError("PLANES_INVALID", `${opened} opened ballots need ${expected} words.`, {
      details: { words: planes.length, expected },
    });
  }
  const base = planes.slice(0, words);
  const masks = wordMasks(claimCount);
  let from = words;
  return ballots.map((ballot) => {
    const { seat, secret, reportHash } = ballot;
    if (!isOpened(ballot)) return { seat, secret, opening: null };
    const own = votesOf(planes.slice(from, from + 2 * words), base, masks);
    from += 2 * words;
    return { seat, secret, opening: { salt: secret, reportHash, planes: own } };
  });
}

const isOpened = (ballot: Ballot): boolean => BigInt(ballot.reportHash) !== 0n;
