import type { ContestRecord, RequestHeader, RoundResult } from "@mira-protocol/sdk";

/** Everything that the chain's events say about a contested request that is not over. */
export type ContestState = {
  requestId: bigint;
  header: RequestHeader;
  /** Block in which the request was opened: from here on its events can be read again. */
  openedBlock: bigint;
  record: ContestRecord;
  /** Of the first round. */
  result: RoundResult;
  /** Ids that committed in the level that voted last. */
  seated: readonly number[];
};

/** Contested requests that are not over, by number. */
export type Contests = ReadonlyMap<bigint, ContestState>;
