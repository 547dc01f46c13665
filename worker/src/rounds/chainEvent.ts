import type { Opening, RequestHeader, RoundConfig, RoundResult } from "@mira-protocol/sdk";
import type { Commitment } from "./roundState.ts";

/** What hub and verdict registry say, as far as a worker needs it. */
export type ChainEvent = { blockNumber: bigint } & (
  | { kind: "request-opened"; requestId: bigint; header: RequestHeader }
  | { kind: "round-opened"; round: bigint; requestId: bigint; config: RoundConfig }
  | ({ kind: "committed"; round: bigint } & Commitment)
  | { kind: "commit-skipped"; round: bigint; validatorId: number; refusal: number }
  | { kind: "opening-posted"; round: bigint; validatorId: number; position: number; opening: Opening }
  | { kind: "settled"; round: bigint; requestId: bigint; result: RoundResult }
  | { kind: "contested"; requestId: bigint }
  | { kind: "finalized"; requestId: bigint }
  | { kind: "expired"; requestId: bigint; round: bigint }
);
