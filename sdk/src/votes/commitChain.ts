import { concatHex, type Hex, keccak256, toHex } from "viem";
import { requireBytes32 } from "../internal/hash.ts";

const COUNTS = (1n << 40n) - 1n;

/** What a round's running word says. */
export type CommitChain = {
  /** Committed seats. */
  seats: number;
  /** Commitments. */
  count: number;
  /** Whether one of them came in the top-up window. */
  toppedUp: boolean;
};

/** A commitment with its packed seat, as the running hash takes it in. */
export type SeatedCommitment = {
  /** Packed seat: see {@link packSeat}. */
  seat: bigint;
  commitment: Hex;
};

/**
 * Appends a commitment to a round's running word, which is 0 at first.
 *
 * @throws MiraError `VALUE_INVALID` if the commitment is not 32 bytes
 *
 * @example
 * const chain = pushCommitment(0n, { seat: packSeat(seat), commitment });
 */
export function pushCommitment(chain: bigint, { seat, commitment }: SeatedCommitment): bigint {
  requireBytes32(commitment, "commitment");
  const hash = keccak256(concatHex([toHex(chain, { size: 32 }), toHex(seat, { size: 32 }), commitment]));
  const counts = (chain & COUNTS) | (seat & 1n);
  const seats = (seat >> 8n) & 0xffffn;
  return (BigInt(hash) & ~COUNTS) | (counts + (seats << 24n) + (1n << 8n));
}

/**
 * The running word over commitments in the order in which the chain took them. Equal words mean equal lists.
 *
 * @example
 * if (foldCommitments(commitments) !== round.chain) throw new Error("a commitment is missing");
 */
export function foldCommitments(commitments: readonly SeatedCommitment[]): bigint {
  return commitments.reduce(pushCommitment, 0n);
}

/**
 * Reads the counts of a running word.
 *
 * @example
 * unpackCommitChain(round.chain); // { seats: 9, count: 9, toppedUp: false }
 */
export function unpackCommitChain(word: bigint): CommitChain {
  return {
    seats: Number((word >> 24n) & 0xffffn),
    count: Number((word >> 8n) & 0xffffn),
    toppedUp: (word & 1n) === 1n,
  };
}
