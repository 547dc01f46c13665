import { type ContestEvent, commitRefusals, countClaims, unpackRoundSummary } from "@mira-protocol/sdk";
import type { Common } from "../common/common.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { RoundBook } from "../rounds/createRoundBook.ts";
import type { Store } from "../store/createStore.ts";

/** Tells the log what the chain did. */
export type NewsWatch = {
  /** @param isAgain Whether older events were read (again): of those, only what concerns open rounds is news. */
  onEvents(events: readonly ChainEvent[], isAgain: boolean): void;
};

/** What {@link createNewsWatch} takes. */
export type NewsWatchParameters = {
  common: Common;
  validatorId: number;
  store: Pick<Store, "voteOf">;
  book: Pick<RoundBook, "rounds">;
};

/**
 * Creates a watch that logs rounds as they go, and warns of what an operator must see: commitments that were refused,
 * and commitments of this validator that this data directory cannot open.
 *
 * @example
 * news.onEvents(tick.events);
 */
export function createNewsWatch({ common, validatorId, store, book }: NewsWatchParameters): NewsWatch {
  const { logger } = common;

  const tell = (event: ChainEvent) => {
    const block = `${event.blockNumber}`;
    switch (event.kind) {
      case "round-opened": {
        if (!book.rounds.has(event.round)) return;
        const { level, claims, domain, seats } = event.config;
        logger.info(
          { round: `${event.round}`, request: `${event.requestId}`, block, level, claims, domain, seats },
          "round opened",
        );
        return;
      }
      case "committed": {
        if (event.validatorId !== validatorId) return;
        const isOwn = store.voteOf(event.round)?.commitment === event.commitment;
        if (isOwn) logger.info({ round: `${event.round}`, block }, "committed");
        else if (book.rounds.has(event.round)) {
          logger.error(
            { round: `${event.round}`, block },
            "commitment is not from this data directory: cannot open it",
          );
        }
        return;
      }
      case "commit-skipped": {
        if (event.validatorId !== validatorId) return;
        const reason = commitRefusals[event.refusal] ?? event.refusal;
        logger.warn({ round: `${event.round}`, block, reason }, "commitment was not taken");
        return;
      }
      case "settled": {
        const { seats, revealedSeats } = unpackRoundSummary(event.result.summary);
        logger.info({ round: `${event.round}`, block, seats, revealedSeats }, "settled");
        return;
      }
      case "round-expired":
        logger.info({ round: `${event.round}`, request: `${event.requestId}`, block }, "round expired");
        return;
      case "contest":
        tellContest(event.requestId, event.event, block);
        return;
      case "finalized":
        logger.info({ request: `${event.requestId}`, block }, "final");
        return;
      case "expired":
        logger.info({ request: `${event.requestId}`, block }, "expired");
        return;
      default:
        return;
    }
  };

  const tellContest = (requestId: bigint, event: ContestEvent, block: string) => {
    const own = { request: `${requestId}`, block };
    if (event.kind === "challenged") logger.info({ ...own, claims: countClaims(event.claims) }, "challenged");
    if (event.kind === "escalated") logger.info({ ...own, claims: countClaims(event.selection) }, "escalated");
    if (event.kind === "concluded") logger.info(own, "level concluded");
  };

  const isOpen = (event: ChainEvent) => "round" in event && book.rounds.has(event.round);

  return {
    onEvents: (events, isAgain) => {
      for (const event of events) if (!isAgain || isOpen(event)) tell(event);
    },
  };
}
