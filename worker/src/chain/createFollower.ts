import type { Address, Client } from "viem";
import { getBlock } from "viem/actions";
import type { Common } from "../common/common.ts";
import type { ChainTime } from "../plan/planActions.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { RoundBook } from "../rounds/createRoundBook.ts";
import type { Store } from "../store/createStore.ts";
import { createBlockClock, type SeenBlock } from "./blockClock.ts";
import { readEvents } from "./readEvents.ts";

/** Blocks that are read again after a restart, should the chain have changed its mind meanwhile. */
const OVERLAP = 64n;

/** What a new block brought. */
export type Tick = {
  now: ChainTime;
  /** The block's base fee; `null` where the chain has none. */
  baseFee: bigint | null;
  /** Events since the last tick; all that are still of interest after a start or a reorganisation. */
  events: readonly ChainEvent[];
  /** Whether the chain replaced blocks that were read already. */
  reorganised: boolean;
};

/** Keeps a book of rounds in step with the chain. */
export type Follower = {
  /** Reads what is new; `null` if there is no new block. */
  tick(): Promise<Tick | null>;
};

/** What {@link createFollower} takes. */
export type FollowerParameters = {
  common: Common;
  client: Client;
  hub: Address;
  /** Where to begin if the store has no cursor. */
  fromBlock: bigint;
  confirmations: number;
  book: RoundBook;
  store: Pick<Store, "cursor" | "setCursor">;
};

/**
 * Follows the chain by polling. State is what the events of open requests say; the cursor on disk is the block of the
 * oldest open one, so a new process reads itself back to where the old one was.
 *
 * @example
 * const tick = await follower.tick();
 * if (tick) console.log(tick.now.number, tick.events.length);
 */
export function createFollower(parameters: FollowerParameters): Follower {
  const { common, client, hub, fromBlock, confirmations, book, store } = parameters;
  const clock = createBlockClock(confirmations);
  let seen: SeenBlock | null = null;

  const firstBlock = () => {
    const cursor = store.cursor();
    if (cursor === null) return fromBlock;
    return cursor - OVERLAP > fromBlock ? cursor - OVERLAP : fromBlock;
  };

  const readTo = async (from: bigint, to: bigint) => {
    const events: ChainEvent[] = [];
    for await (const piece of readEvents(client, hub, from, to)) events.push(...piece);
    return events;
  };

  const keepCursor = (latest: bigint) => {
    const next = book.oldestBlock() ?? latest;
    const present = store.cursor();
    // Reading a few blocks too many after a restart is cheaper than a write for every block.
    if (present === null || next > present + OVERLAP / 4n || next < present) store.setCursor(next);
  };

  const tick = async (): Promise<Tick | null> => {
    const block = await getBlock(client, { blockTag: "latest" });
    const latest: SeenBlock = { number: block.number, hash: block.hash, timestamp: Number(block.timestamp) };
    const last = seen;
    // An endpoint may lag behind another; a block that was seen before brings nothing new.
    if (last && clock.hashOf(latest.number) === latest.hash) return null;
    let events: readonly ChainEvent[] | null = null;
    if (last && latest.number > last.number) {
      const [again, fresh] = await Promise.all([
        getBlock(client, { blockNumber: last.number }),
        readTo(last.number + 1n, latest.number),
      ]);
      if (again.hash === last.hash) events = fresh;
    }
    const reorganised = last !== null && events === null;
    if (!events) {
      if (reorganised) common.logger.warn({ block: `${latest.number}` }, "chain reorganised: reading again");
      events = await readTo(firstBlock(), latest.number);
      // Only now: a failed read leaves the old state whole, and is tried again.
      book.clear();
      clock.clear();
    }
    for (const event of events) book.apply(event);
    clock.add(latest);
    seen = latest;
    keepCursor(latest.number);
    return { now: clock.now(), baseFee: block.baseFeePerGas ?? null, events, reorganised };
  };

  return { tick };
}
