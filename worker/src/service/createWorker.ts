import type { Follower } from "../chain/createFollower.ts";
import type { FeeSource } from "../chain/createFeeSource.ts";
import type { Sender } from "../chain/createSender.ts";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import { wait } from "../common/wait.ts";
import type { Action } from "../plan/action.ts";
import { type ChainTime, planActions } from "../plan/planActions.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { RoundBook } from "../rounds/createRoundBook.ts";
import type { Dispatcher, PlannedCall } from "./createDispatcher.ts";
import type { RoundKeeper } from "./createRoundKeeper.ts";

/** A running validator. */
export type Worker = {
  /** Works until the signal ends; with `once`, until nothing is open. */
  run(): Promise<void>;
};

/** What {@link createWorker} takes. */
export type WorkerParameters = {
  common: Common;
  validatorId: number;
  book: RoundBook;
  follower: Follower;
  keeper: RoundKeeper;
  dispatcher: Dispatcher;
  sender: Pick<Sender, "underWay">;
  fees: FeeSource;
  settlePeriod: number;
  /** How many ids are registered, by the last look. */
  registered(): number;
  /** Called with each new block, for what is looked at now and then. */
  onBlock(now: ChainTime): void;
  /** Called with the chain's news, after the book took them in. */
  onEvents(events: readonly ChainEvent[]): void;
  /** Ends the pause between two polls. */
  wakeUp: AbortSignalSource;
  poll: number;
  once: boolean;
};

/** Gives a signal that ends with the next thing to do. */
export type AbortSignalSource = { next(): AbortSignal };

const LONGEST_BACKOFF = 15_000;

/**
 * Creates the loop: look at the chain, plan, act. It holds no state of its own, so that it may die at any point.
 *
 * @example
 * await createWorker(parameters).run();
 */
export function createWorker(parameters: WorkerParameters): Worker {
  const { common, validatorId, book, follower, keeper, dispatcher, sender, fees, settlePeriod, poll, once } = parameters;
  const { logger, signal } = common;
  let now: ChainTime | null = null;
  let seenAt = 0;
  let planned = -1;

  const plan = (at: ChainTime): readonly Action[] =>
    planActions({
      rounds: book.rounds,
      now: at,
      self: { validatorId, registered: parameters.registered() },
      ownPart: keeper.ownPart,
      settlePeriod,
    });

  const act = async (at: ChainTime) => {
    const draws = plan(at).filter((action) => action.kind === "draw");
    await Promise.all(
      draws.map(async ({ round, window }) => {
        const state = book.rounds.get(round);
        if (state) await keeper.draw(state, window);
      }),
    );
    const calls: PlannedCall[] = [];
    for (const action of plan(at)) {
      const state = book.rounds.get(action.round);
      if (!state || action.kind === "draw") continue;
      if (action.kind !== "vote") {
        calls.push({ kind: action.kind, state });
        continue;
      }
      // The chain's clock stands still between two blocks; the machine's says for how long.
      const sinceBlock = (performance.now() - seenAt) / 1_000;
      keeper.startVote(state, action.deadline - at.timestamp - sinceBlock);
    }
    await dispatcher.dispatch(calls, at.number);
  };

  const step = async () => {
    const tick = await follower.tick();
    if (tick) {
      now = tick.now;
      seenAt = performance.now();
      fees.update(tick.baseFee);
      if (tick.reorganised) keeper.forgetDraws();
      keeper.keepOnly(book.rounds);
      parameters.onEvents(tick.events);
      parameters.onBlock(now);
      await dispatcher.confirm(now.number);
    }
    if (!now) return;
    // Between two blocks only a vote that came to lie on disk changes the plan.
    const votes = keeper.making;
    if (tick || votes !== planned) await act(now);
    planned = keeper.making;
  };

  const isDone = () => once && now !== null && book.rounds.size === 0 && sender.underWay === 0 && keeper.making === 0;

  const run = async () => {
    let backoff = 0;
    while (!signal.aborted && !isDone()) {
      const wakeUp = parameters.wakeUp.next();
      try {
        await step();
        if (backoff > 0) logger.info("endpoint is back");
        backoff = 0;
      } catch (error) {
        backoff = Math.min(LONGEST_BACKOFF, Math.max(poll, backoff * 2));
        logger.warn({ error: errorText(error), retryIn: backoff }, "endpoint failed");
      }
      await wait(Math.max(poll, backoff), backoff > 0 ? signal : AbortSignal.any([signal, wakeUp]));
    }
    await keeper.idle();
  };

  return { run };
}
