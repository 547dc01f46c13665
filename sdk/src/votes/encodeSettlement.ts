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
 * Writes a round's ballots for settlement. Planes follow a base, the bitwise majority of all opened votes, and are XORed
 * with it: where a voter agrees with the majority the bytes are zero, and zero bytes cost a quarter.
 *
 * @throws MiraError `PLANES_INVALID` if a vote does not fit the round
 *
 * @example
 * const { ballots, planes } = encodeSettlement({ claimCount, commitments });
 */
export function encodeSettlement({ claimCount, commitments }: EncodeSettlementParameters): Settlement {
  const opened = commitments.flatMap(({ opening }) => (opening ? [opening.planes] : []));
  for (const planes of opened) requirePlanes(planes, claimCount);
  const base = majority(opened, 2 * wordsOf(claimCount));
  const ballots = commitments.map(({ seat, commitment, opening }): Ballot => {
    if (!opening) return { seat, secret: commitment, reportHash: zeroHash };
    return { seat, secret: opening.salt, reportHash: opening.reportHash };
  });
  return { ballots, planes: [...base, ...opened.flatMap((planes) => xor(planes, base))] };
}

/** Bits that more than half of the planes have set. */
function majority(all: readonly Planes[], words: number): Planes {
  return Array.from({ length: words }, (_, index) => {
    const bits = all.map((planes) => (planes[index] ?? 0n).toString(2).padStart(256, "0"));
    const most = Array.from({ length: 256 }, (_, at) => {
      const ones = bits.filter((word) => word.charAt(at) === "1").length;
      return 2 * ones > bits.length ? "1" : "0";
    });
    return BigInt(`0b${most.join("")}`);
  });
}

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
  const width = 2 * wordsOf(claimCount);
  const opened = ballots.filter(isOpened).length;
  if (planes.length !== width * (1 + opened)) {
    throw new MiraError("PLANES_INVALID", `${opened} opened ballots need ${width * (1 + opened)} words.`, {
      details: { words: planes.length, expected: width * (1 + opened) },
    });
  }
  const base = planes.slice(0, width);
  let at = width;
  return ballots.map((ballot) => {
    const { seat, secret, reportHash } = ballot;
    if (!isOpened(ballot)) return { seat, secret, opening: null };
    const own = xor(planes.slice(at, at + width), base);
    at += width;
    requirePlanes(own, claimCount);
    return { seat, secret, opening: { salt: secret, reportHash, planes: own } };
  });
}

const isOpened = (ballot: Ballot): boolean => BigInt(ballot.reportHash) !== 0n;

const xor = (left: Planes, right: Planes): Planes => left.map((word, index) => word ^ (right[index] ?? 0n));
