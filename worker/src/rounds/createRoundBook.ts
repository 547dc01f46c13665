import type { RequestHeader } from "@mira-protocol/sdk";
import type { ChainEvent } from "./chainEvent.ts";
import type { RoundState, Rounds } from "./roundState.ts";

/** The open rounds as the events so far leave them. */
export type RoundBook = {
  readonly rounds: Rounds;
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
  const requests = new Map<bigint, { header: RequestHeader; openedBlock: bigint }>();

  const change = (round: bigint, changed: (state: RoundState) => Partial<RoundState>) => {
    const state = rounds.get(round);
    if (state) rounds.set(round, { ...state, ...changed(state) });
  };
  const close = (requestId: bigint) => {
    requests.delete(requestId);
    for (const state of rounds.values()) if (state.requestId === requestId) rounds.delete(state.round);
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
        // The round before it, if any, is over once a deeper one opens.
        for (const state of rounds.values()) if (state.requestId === requestId) rounds.delete(state.round);
        rounds.set(round, { ...request, round, requestId, config, ...EMPTY });
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
      case "settled":
        change(event.round, () => ({ result: event.result }));
        return;
      case "contested":
        // Its first round is over; what follows is announced by deeper ones.
        rounds.delete(event.requestId);
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
    apply,
    clear: () => {
      rounds.clear();
      requests.clear();
    },
    oldestBlock: () =>
      [...requests.values()].reduce<bigint | null>(
        (oldest, { openedBlock }) => (oldest === null || openedBlock < oldest ? openedBlock : oldest),
        null,
      ),
  };
}

const EMPTY = { commitments: [], openings: new Map(), lastOpeningBlock: 0n, result: null } as const;
