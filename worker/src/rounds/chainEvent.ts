import type {
  ClaimMask,
  ContestEvent,
  DeeperRound,
  Opening,
  Planes,
  RequestHeader,
  RoundConfig,
  RoundResult,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";
import type { Commitment } from "./roundState.ts";

/** What hub, contest book, fee ledger and verdict registry say, as far as a worker needs it. */
export type ChainEvent = { blockNumber: bigint } & (
  | { kind: "request-opened"; requestId: bigint; header: RequestHeader }
  | { kind: "round-opened"; round: bigint; requestId: bigint; config: RoundConfig }
  | { kind: "deeper-opened"; round: bigint; deeper: DeeperRound }
  | ({ kind: "committed"; round: bigint } & Commitment)
  | { kind: "commit-skipped"; round: bigint; validatorId: number; refusal: number }
  | { kind: "opening-posted"; round: bigint; validatorId: number; position: number; opening: Opening }
  | { kind: "fee-divided"; round: bigint; paysHash: Hex }
  | { kind: "clear-counted"; round: bigint; clear: ClaimMask }
  | { kind: "settled"; round: bigint; requestId: bigint; result: RoundResult; verdict: Planes }
  | { kind: "round-expired"; round: bigint; requestId: bigint }
  | { kind: "contest"; requestId: bigint; event: ContestEvent }
  | { kind: "finalized"; requestId: bigint }
  | { kind: "expired"; requestId: bigint; round: bigint }
);
