import {
  type ContestEvent,
  claimsOfRound,
  nextRecord,
  openedRecord,
  type RequestHeader,
  unpackPolicyLevels,
} from "@mira-protocol/sdk";
import { keccak256 } from "viem";
import type { ChainEvent } from "./chainEvent.ts";
import type { ContestState, Contests } from "./contestState.ts";
import type { RoundState, Rounds } from "./roundState.ts";

/** The open rounds and contests as the events so far leave them. */
export type RoundBook = {
  readonly rounds: Rounds;
  readonly contests: Contests;
  /** Takes the next event in the chain's order. */
  apply(event: ChainEvent): void;
  /** Forgets everything, before events are read again. */
  clear(): void;
  /** The block from which on all events of what is open can be read again; `null` if nothing is open. */
  oldestBlock(): bigint | null;
};

/**
 * Creates an empty book. What is over leaves it, so it holds as much as is open.
 *
 * @example
 * const book = createRoundBook();
 * for (const event of events) book.apply(event);
 */
export function createRoundBook(): RoundBook {
  const rounds = new Map<bigint, RoundState>();
  const contests = new Map<bigint, ContestState>();
  const requests = new Map<bigint, { header: RequestHeader; openedBlock: bigint }>();

  const change = (round: bigint, changed: (state: RoundState) => Partial<RoundState>) => {
    const state = rounds.get(round);
    if (state) rounds.set(round, { ...state, ...changed(state) });
  };
  const roundsOf = (requestId: bigint) => [...rounds.values()].filter((state) => state.requestId === requestId);
  const close = (requestId: bigint) => {
    requests.delete(requestId);
    contests.delete(requestId);
    for (const { round } of roundsOf(requestId)) rounds.delete(round);
  };

  /** Its first round is over; what follows is announced by the contest book and by deeper rounds. */
  const openContest = (requestId: bigint, event: ContestEvent): ContestState | null => {
    const first = rounds.get(requestId);
    if (!first?.result || event.kind !== "changed") return null;
    const { header, openedBlock, result, verdict, commitments } = first;
    rounds.delete(requestId);
    const seated = commitments.map(({ validatorId }) => validatorId);
    const record = openedRecord({ hub: event.contest.hub, header, result, verdict });
    return { requestId, header, openedBlock, record, result, seated };
  };

  const moveContest = (requestId: bigint, event: ContestEvent) => {
    const contest = contests.get(requestId) ?? openContest(requestId, event);
    // It was opened before the worker's first block.
    if (!contest) return;
    const next = { ...contest, record: nextRecord(contest.record, event) };
    contests.set(requestId, next);
    if (event.kind !== "concluded") return;
    const over = roundsOf(requestId);
    const seated = over.flatMap(({ commitments }) => commitments.map(({ validatorId }) => validatorId));
    contests.set(requestId, { ...next, seated: [...new Set(seated)] });
    for (const { round } of over) rounds.delete(round);
  };

  const apply = (event: ChainEvent): void => {
    switch (event.kind) {
      case "request-opened":
        requests.set(event.requestId, { header: event.header, openedBlock: event.blockNumber });
        return;
      case "round-opened": {
        const request = requests.get(event.requestId);
        // Without its request's header nobody can move a round on; it was opened before the worker's first block.
        if (!request) return;
        const { round, requestId, config } = event;
        rounds.set(round, { ...request, round, requestId, config, ...EMPTY });
        return;
      }
      case "deeper-opened": {
        const { requestId, child } = event.deeper;
        const selection = contests.get(requestId)?.record.selection ?? [];
        change(event.round, ({ header, config }) => {
          const seats = unpackPolicyLevels(header.levels)[config.level]?.seats ?? config.seats;
          return { deeper: event.deeper, mask: claimsOfRound(selection, seats, child) };
        });
        return;
      }
      case "committed": {
        const { validatorId, seat, commitment } = event;
        change(event.round, ({ commitments }) => ({
          commitments: [...commitments, { validatorId, seat, commitment }],
        }));
        return;
      }
      case "opening-posted":
        change(event.round, ({ openings }) => ({
          openings: new Map(openings).set(event.position, event.opening),
          lastOpeningBlock: event.blockNumber,
        }));
        return;
      case "fee-divided":
        change(event.round, () => ({ paysHash: event.paysHash }));
        return;
      case "clear-counted":
        change(event.round, () => ({ clear: event.clear }));
        return;
      case "settled": {
        const { result, verdict, blockNumber } = event;
        change(event.round, () => ({ result, verdict, endedBlock: blockNumber }));
        return;
      }
      case "round-expired":
        change(event.round, () => ({ hasExpired: true, endedBlock: event.blockNumber }));
        return;
      case "contest":
        moveContest(event.requestId, event.event);
        return;
      case "finalized":
      case "expired":
        close(event.requestId);
        return;
      case "commit-skipped":
        return;
    }
  };

  return {
    rounds,
    contests,
    apply,
    clear: () => {
      rounds.clear();
      contests.clear();
      requests.clear();
    },
    oldestBlock: () =>
      [...requests.values()].reduce<bigint | null>(
        (oldest, { openedBlock }) => (oldest === null || openedBlock < oldest ? openedBlock : oldest),
        null,
      ),
  };
}

const EMPTY = {
  deeper: null,
  mask: null,
  commitments: [],
  openings: new Map(),
  lastOpeningBlock: 0n,
  result: null,
  verdict: [],
  clear: [],
  // Where nobody opened a vote nothing is divided.
  paysHash: keccak256("0x"),
  hasExpired: false,
  endedBlock: 0n,
} as const;
