import type {
  ClaimMask,
  DeeperRound,
  Opening,
  Planes,
  RequestHeader,
  RoundConfig,
  RoundResult,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";

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
  /** What a deeper round votes on; `null` for a first round. */
  deeper: DeeperRound | null;
  /** Mask words of the request's claims that a deeper round votes on; `null` for all. */
  mask: ClaimMask | null;
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
  /** What came with the result: verdict planes, clear answers of a deeper round, and the hash of what seats were paid. */
  verdict: Planes;
  clear: ClaimMask;
  paysHash: Hex;
  /** Whether a deeper round ended uncounted. */
  hasExpired: boolean;
  /** Block in which it was counted or expired; 0 before. */
  endedBlock: bigint;
};

/** Rounds that are not over, by number. */
export type Rounds = ReadonlyMap<bigint, RoundState>;
