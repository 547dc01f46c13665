import type { Address } from "viem";
import type { FeeSource } from "../chain/createFeeSource.ts";
import type { Follower } from "../chain/createFollower.ts";
import type { Sender } from "../chain/createSender.ts";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import { wait } from "../common/wait.ts";
import type { Action } from "../plan/action.ts";
import { type ChainTime, planActions } from "../plan/planActions.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import { contestCallOf } from "../rounds/contestCall.ts";
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
  hub: Address;
  book: RoundBook;
  follower: Follower;
  keeper: RoundKeeper;
  dispatcher: Dispatcher;
  sender: Pick<Sender, "underWay">;
  fees: FeeSource;
  settlePeriod: number;
  /** Expected seats from which on a vote is made before the draw. */
  eagerFrom: number;
  /** How many ids are registered, by the last look. */
  registered(): number;
  /** Called with each new block, for what is looked at now and then. */
  onBlock(now: ChainTime): void;
  /** Called with the chain's news, after the book took them in. */
  onEvents(events: readonly ChainEvent[], isAgain: boolean): void;
  poll: number;
  once: boolean;
};

const LONGEST_BACKOFF = 15_000;

/**
 * Creates the loop: look at the chain, plan, act. It holds no state of its own, so that it may die at any point.
 *
 * @example
 * await createWorker(parameters).run();
 */
export function createWorker(parameters: WorkerParameters): Worker {
  const {
    common,
    validatorId,
    hub,
    book,
    follower,
    keeper,
    dispatcher,
    sender,
    fees,
    settlePeriod,
    eagerFrom,
    poll,
    once,
  } = parameters;
  const { logger, signal } = common;
  let now: ChainTime | null = null;
  let seenAt = 0;
  let isDue = false;
  let votesSeen = 0;

  const plan = (at: ChainTime): readonly Action[] =>
    planActions({
      rounds: book.rounds,
      contests: book.contests,
      now: at,
      self: { validatorId, registered: parameters.registered(), eagerFrom },
      ownPart: keeper.ownPart,
      settlePeriod,
    });

  const act = async (at: ChainTime) => {
    // What is to be known first, for all rounds at once; then the plan that follows from it.
    await Promise.all(
      plan(at).map(async (action) => {
        const state = book.rounds.get(action.round);
        if (state && action.kind === "draw") await keeper.draw(state, action.window);
        if (state && action.kind === "expect") await keeper.expect(state);
      }),
    );
    const calls: PlannedCall[] = [];
    for (const action of plan(at)) {
      if (action.kind === "escalate" || action.kind === "conclude" || action.kind === "close") {
        const call = contestCallOf(action.kind, action.round, book, hub);
        if (call) calls.push(call);
        continue;
      }
      const state = book.rounds.get(action.round);
      if (!state || action.kind === "draw" || action.kind === "expect") continue;
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
      parameters.onEvents(tick.events, tick.isAgain);
      dispatcher.noteSkipped(tick.events, tick.now.number);
      now = tick.now;
      seenAt = performance.now();
      fees.update(tick.baseFee);
      if (tick.isAgain) keeper.forgetDraws();
      keeper.keepOnly(book.rounds);
      parameters.onBlock(now);
      await dispatcher.confirm(now.number);
    }
    // Between two blocks only a vote that came to lie on disk changes the plan.
    isDue ||= tick !== null || keeper.votesMade !== votesSeen;
    if (!now || !isDue) return;
    votesSeen = keeper.votesMade;
    await act(now);
    isDue = false;
  };

  const isIdle = () => book.rounds.size + book.contests.size + sender.underWay + keeper.making === 0;
  const isDone = () => once && now !== null && isIdle();

  const run = async () => {
    let backoff = 0;
    while (!signal.aborted && !isDone()) {
      try {
        await step();
        if (backoff > 0) logger.info("endpoint is back");
        backoff = 0;
      } catch (error) {
        backoff = Math.min(LONGEST_BACKOFF, Math.max(poll, backoff * 2));
        logger.warn({ error: errorText(error), retryIn: backoff }, "endpoint failed");
      }
      await wait(Math.max(poll, backoff), signal);
    }
    await keeper.idle();
  };

  return { run };
}
