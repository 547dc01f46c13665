import { concatHex, type Hex, keccak256, toHex } from "viem";
import { requireBytes32 } from "../internal/hash.ts";
import { type RequestHeader, requestHash } from "./requestHeader.ts";

/**
 * Where a request stands; the order is the contract's. `FINAL` and `EXPIRED` never change again; what follows on
 * `CONTESTED` stands in the contest book.
 */
export const requestStatuses = ["NONE", "VOTING", "PROVISIONAL", "FINAL", "EXPIRED", "CONTESTED"] as const;
/** One of {@link requestStatuses}. */
export type RequestStatus = (typeof requestStatuses)[number];

/** What a round's word of state says. The word of a request's first round is the request's own. */
export type RoundState = {
  status: RequestStatus;
  /** Committed seats; 0 again once the round is settled. */
  seats: number;
  /** Commitments; 0 again once the round is settled. */
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

const COUNTS = (1n << 40n) - 1n;
const STATUS_SHIFT = 1n;

/**
 * Reads a word of state.
 *
 * @example
 * unpackRoundState(word); // { status: "VOTING", seats: 9, count: 9, toppedUp: false }
 */
export function unpackRoundState(word: bigint): RoundState {
  return {
    status: requestStatuses[Number((word >> STATUS_SHIFT) & 0x7fn)] ?? "NONE",
    seats: Number((word >> 24n) & 0xffffn),
    count: Number((word >> 8n) & 0xffffn),
    toppedUp: (word & 1n) === 1n,
  };
}

/**
 * A round's state before its first commitment.
 *
 * @example
 * const start = roundStart(request.header, round);
 */
export function roundStart(header: RequestHeader, round: bigint): bigint {
  return packRoundState("VOTING", requestHash(header, round));
}

/** A state without commitments. */
export function packRoundState(status: RequestStatus, digest: Hex): bigint {
  return (BigInt(digest) & ~COUNTS) | (BigInt(requestStatuses.indexOf(status)) << STATUS_SHIFT);
}

/**
 * Appends a commitment to a round's state.
 *
 * @throws MiraError `VALUE_INVALID` if the commitment is not 32 bytes
 *
 * @example
 * const state = pushCommitment(roundStart(header, round), { seat: packSeat(seat), commitment });
 */
export function pushCommitment(state: bigint, { seat, commitment }: SeatedCommitment): bigint {
  requireBytes32(commitment, "commitment");
  const hash = keccak256(concatHex([toHex(state, { size: 32 }), toHex(seat, { size: 32 }), commitment]));
  const counts = (state & COUNTS) | (seat & 1n);
  const seats = (seat >> 8n) & 0xffffn;
  return (BigInt(hash) & ~COUNTS) | (counts + (seats << 24n) + (1n << 8n));
}

/**
 * The state to which commitments lead, in the order in which the chain took them. Equal states mean equal headers and
 * equal lists.
 *
 * @example
 * if (foldCommitments(roundStart(header, round), commitments) !== state) throw new Error("a commitment is missing");
 */
export function foldCommitments(start: bigint, commitments: readonly SeatedCommitment[]): bigint {
  return commitments.reduce(pushCommitment, start);
}
