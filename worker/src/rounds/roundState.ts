import type { Opening, RoundConfig } from "@mira-protocol/sdk";
import type { Address, Hex } from "viem";

/** A request's header, as the hub announced it and takes it back. */
export type RequestHeader = {
  requester: Address;
  bundleHash: Hex;
  claimsRoot: Hex;
  claimCount: number;
  domain: number;
  tier: number;
  openedAt: number;
  fee: bigint;
  escalationBudget: bigint;
  statedValue: bigint;
  integrator: Address;
  callback: Address;
  sentinelHash: Hex;
  levels: bigint;
  terms: bigint;
};

/** What a settlement found, as the hub announced it and takes it back. */
export type RoundResult = {
  round: bigint;
  level: number;
  settledAt: number;
  seats: number;
  revealedSeats: number;
  verdictHash: Hex;
};

/** A commitment as the chain took it. */
export type Commitment = {
  validatorId: number;
  /** Packed seat. */
  seat: bigint;
  commitment: Hex;
};

/** Everything that the chain's events say about a round that is not over. */
export type RoundState = {
  round: bigint;
  requestId: bigint;
  config: RoundConfig;
  header: RequestHeader;
  /** Block in which the request was opened: from here on its events can be read again. */
  openedBlock: bigint;
  /** In the chain's order. */
  commitments: readonly Commitment[];
  /** Posted openings by position. */
  openings: ReadonlyMap<number, Opening>;
  /** Block of the last posted opening. */
  lastOpeningBlock: bigint;
  /** Set once the round is settled. */
  result: RoundResult | null;
};

/** Rounds that are not over, by number. */
export type Rounds = ReadonlyMap<bigint, RoundState>;
