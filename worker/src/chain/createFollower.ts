import type { Address, Client } from "viem";
import { getBlock } from "viem/actions";
import type { Common } from "../common/common.ts";
import type { ChainTime } from "../plan/planActions.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { RoundBook } from "../rounds/createRoundBook.ts";
import type { Store } from "../store/createStore.ts";
import { createBlockClock, type SeenBlock } from "./blockClock.ts";
import { decodeLogs, type RawLog } from "./decodeLogs.ts";
import { readLogs } from "./readLogs.ts";

/** Blocks that are read again after a restart, should the chain have changed its mind meanwhile. */
const OVERLAP = 64n;

/** Blocks that are read again with each new one: an endpoint may know a block before it knows its logs. */
const LATE = 4n;

/** What a new block brought. */
export type Tick = {
  now: ChainTime;
  /** The block's base fee; `null` where the chain has none. */
  baseFee: bigint | null;
  /** Events since the last tick. */
  events: readonly ChainEvent[];
  /** Whether everything was read (again): at the start, or because the chain replaced blocks that were read. */
  isAgain: boolean;
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
  /** Hub, verdict registry, contest book and fee ledger. */
  contracts: readonly Address[];
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
  const { common, client, contracts, fromBlock, confirmations, book, store } = parameters;
  const clock = createBlockClock(confirmations);
  const taken = new Map<string, RawLog>();
  let seen: SeenBlock | null = null;

  const firstBlock = () => {
    const cursor = store.cursor();
    return cursor === null ? fromBlock : max(fromBlock, cursor - OVERLAP);
  };

  const readTo = async (from: bigint, to: bigint) => {
    const logs: RawLog[] = [];
    for await (const piece of readLogs(client, contracts, from, to)) logs.push(...piece);
    return logs;
  };
  /** Logs that were not taken in yet; `null` if one of them belongs before what was. */
  const newAmong = (logs: readonly RawLog[], last: SeenBlock) => {
    const fresh = logs.filter((log) => !taken.has(idOf(log)));
    return fresh.some((log) => BigInt(log.blockNumber ?? 0) <= last.number) ? null : fresh;
  };
  const remember = (logs: readonly RawLog[], latest: bigint) => {
    for (const log of logs) if (BigInt(log.blockNumber ?? 0) > latest - LATE) taken.set(idOf(log), log);
    for (const [id, log] of taken) if (BigInt(log.blockNumber ?? 0) <= latest - LATE) taken.delete(id);
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
    let logs: readonly RawLog[] | null = null;
    if (last && latest.number > last.number) {
      const [again, recent] = await Promise.all([
        getBlock(client, { blockNumber: last.number }),
        readTo(max(fromBlock, last.number + 1n - LATE), latest.number),
      ]);
      if (again.hash === last.hash) logs = newAmong(recent, last);
    }
    const isAgain = logs === null;
    if (!logs) {
      if (last) common.logger.warn({ block: `${latest.number}` }, "chain reorganised: reading again");
      logs = await readTo(firstBlock(), latest.number);
      // Only now: a failed read leaves the old state whole, and is tried again.
      book.clear();
      clock.clear();
      taken.clear();
    }
    const events = decodeLogs(logs);
    for (const event of events) book.apply(event);
    remember(logs, latest.number);
    clock.add(latest);
    seen = latest;
    keepCursor(latest.number);
    return { now: clock.now(), baseFee: block.baseFeePerGas ?? null, events, isAgain };
  };

  return { tick };
}

const idOf = ({ blockNumber, logIndex }: RawLog): string => `${blockNumber}:${logIndex}`;
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
