import type { Planes } from "../votes/planes.ts";
import { type ClaimMask, noClaims, unionOf } from "./claimMasks.ts";
import { type Contest, type OpenedContestParameters, openedContest } from "./contest.ts";

/** A contest with everything that its hashes are of: what whoever moves it on supplies. */
export type ContestRecord = {
  contest: Contest;
  /** Planes of the request's verdict as it stands. */
  verdict: Planes;
  /** Mask words of its clear answers; empty before the first deeper level. */
  clear: ClaimMask;
  /** Mask words of what the present level votes or voted on; empty at level 0, where that is all. */
  selection: ClaimMask;
  /** What is challenged of the present level's verdict: by bonds, and by the requester's sentinels. */
  bonded: ClaimMask;
  sentinels: ClaimMask;
};

/** What the contest book says of a contest, in order. */
export type ContestEvent =
  | { kind: "changed"; contest: Contest }
  | { kind: "challenged"; level: number; bond: bigint; claims: ClaimMask }
  | { kind: "escalated"; selection: ClaimMask }
  | { kind: "concluded"; verdict: Planes; clear: ClaimMask }
  | { kind: "lapsed"; verdict: Planes };

/**
 * The record that opening makes of a provisional verdict.
 *
 * @example
 * const record = openedRecord({ hub: deployment.hub, header, result: settled.result, verdict: settled.verdict });
 */
export function openedRecord(parameters: OpenedContestParameters & { verdict: Planes }): ContestRecord {
  const { header, verdict } = parameters;
  const none = noClaims(header.claimCount);
  return { contest: openedContest(parameters), verdict, clear: [], selection: [], bonded: none, sentinels: none };
}

/**
 * A record after the next event.
 *
 * @example
 * const record = events.reduce(nextRecord, openedRecord(parameters));
 */
export function nextRecord(record: ContestRecord, event: ContestEvent): ContestRecord {
  switch (event.kind) {
    case "changed":
      return { ...record, contest: event.contest };
    case "challenged": {
      // Only what sentinels challenge has no bond.
      const whose = event.bond === 0n ? "sentinels" : "bonded";
      return { ...record, [whose]: unionOf(record[whose], event.claims) };
    }
    case "escalated":
      return { ...record, selection: event.selection };
    case "concluded": {
      const none = noClaims(256 * event.clear.length);
      return { ...record, verdict: event.verdict, clear: event.clear, bonded: none, sentinels: none };
    }
    case "lapsed":
      return { ...record, verdict: event.verdict };
  }
}
