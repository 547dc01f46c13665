import type { Hex } from "viem";
import { zeroHash } from "viem";
import { MiraError } from "../errors/miraError.ts";
import type { SeatedCommitment } from "./commitChain.ts";
import { type Planes, requirePlanes, wordsOf } from "./planes.ts";

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
  withheld: boolean;
  /** The salt, or the commitment itself if withheld. */
  secret: Hex;
  /** Zero if withheld. */
  reportHash: Hex;
};

/** What {@link encodeSettlement} writes. */
export type EncodeSettlementParameters = {
  claimCount: number;
  /** All commitments in the chain's order, each with its opening or `null`. */
  commitments: readonly (SeatedCommitment & { opening: Opening | null })[];
  /** The verdict's planes: what votes are written as differences from. Any base is valid; this one is cheapest. */
  verdict: Planes;
};

/** Arguments `ballots` and `planes` of the hub's `settle`. */
export type Settlement = { ballots: readonly Ballot[]; planes: readonly bigint[] };

/**
 * Writes a round's ballots for settlement. Planes follow a base, XORed with it: where a voter agrees with the verdict the
 * bytes are zero, and zero bytes cost a quarter.
 *
 * @throws MiraError `PLANES_INVALID` if a vote or the base does not fit the round
 *
 * @example
 * const { ballots, planes } = encodeSettlement({ claimCount, commitments, verdict: tally(…).planes });
 */
export function encodeSettlement({ claimCount, commitments, verdict }: EncodeSettlementParameters): Settlement {
  requirePlanes(verdict, claimCount);
  const planes = [...verdict];
  const ballots = commitments.map(({ seat, commitment, opening }): Ballot => {
    if (!opening) return { seat, withheld: true, secret: commitment, reportHash: zeroHash };
    requirePlanes(opening.planes, claimCount);
    planes.push(...xor(opening.planes, verdict));
    return { seat, withheld: false, secret: opening.salt, reportHash: opening.reportHash };
  });
  return { ballots, planes };
}

/** A ballot read back from a settlement: who sat, and the opening unless it was withheld. */
export type DecodedBallot = { seat: bigint; opening: Opening | null };

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
  const opened = ballots.filter((ballot) => !ballot.withheld).length;
  if (planes.length !== width * (1 + opened)) {
    throw new MiraError("PLANES_INVALID", `${opened} opened ballots need ${width * (1 + opened)} words.`, {
      details: { words: planes.length, expected: width * (1 + opened) },
    });
  }
  const base = planes.slice(0, width);
  let at = width;
  return ballots.map(({ seat, withheld, secret, reportHash }) => {
    if (withheld) return { seat, opening: null };
    const own = xor(planes.slice(at, at + width), base);
    at += width;
    requirePlanes(own, claimCount);
    return { seat, opening: { salt: secret, reportHash, planes: own } };
  });
}

const xor = (left: Planes, right: Planes): Planes => left.map((word, index) => word ^ (right[index] ?? 0n));
