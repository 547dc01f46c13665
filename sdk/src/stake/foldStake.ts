import type { Address } from "viem";
import { type SharePool, sharesFor, worthOf } from "./sharePool.ts";
import type { EventPlace, StakeEvent } from "./stakeEvents.ts";

/** What a holder's stake brought or lost by one event, base units of MIRA. */
export type StakeIncome = EventPlace & {
  /**
   * `reward`: its part of what the pool earned; `commission`: the owner's part of everybody's, on the bond alone;
   * `claim`: rewards that were paid out; `slash`: what was taken of its active and thawing stake.
   */
  kind: "reward" | "commission" | "claim" | "slash";
  amount: bigint;
};

/** A validator's stake as its events leave it. */
export type FoldedStake = {
  active: SharePool;
  thawing: SharePool;
  /** Shares of the active pool by holder; the bond is `null`. */
  shares: ReadonlyMap<Address | null, bigint>;
  /** Tickets that were not redeemed, with their shares of the thawing pool. */
  tickets: ReadonlyMap<bigint, { holder: Address | null; shares: bigint }>;
  /** All that the validator earned for its stakers, and when. */
  rewarded: readonly (EventPlace & { amount: bigint })[];
  /** What it brought the holder that was asked for. */
  income: readonly StakeIncome[];
};

/**
 * Replays a validator's stake from its events, as the stake manager kept it, and tells what they brought one holder.
 *
 * @param holder A delegator; `null` for the bond.
 *
 * @example
 * const { income } = foldStake(await findStakeEvents(client, parameters, 7, blockNumber), account);
 */
export function foldStake(events: readonly StakeEvent[], holder: Address | null): FoldedStake {
  let active: SharePool = { assets: 0n, shares: 0n };
  let thawing: SharePool = { assets: 0n, shares: 0n };
  const shares = new Map<Address | null, bigint>();
  const tickets = new Map<bigint, { holder: Address | null; shares: bigint }>();
  const rewarded: (EventPlace & { amount: bigint })[] = [];
  const income: StakeIncome[] = [];

  const add = (whose: Address | null, more: bigint): void => void shares.set(whose, (shares.get(whose) ?? 0n) + more);
  const worth = (): bigint => worthOf(active, shares.get(holder) ?? 0n);
  const thawingWorth = (): bigint =>
    [...tickets.values()]
      .filter((ticket) => ticket.holder === holder)
      .reduce((sum, ticket) => sum + worthOf(thawing, ticket.shares), 0n);
  const note = (event: StakeEvent, kind: StakeIncome["kind"], amount: bigint): void => {
    const { blockNumber, logIndex, transactionHash } = event;
    if (amount !== 0n) income.push({ blockNumber, logIndex, transactionHash, kind, amount });
  };

  for (const event of events) {
    switch (event.type) {
      case "entered":
        active = { assets: active.assets + event.assets, shares: active.shares + event.shares };
        add(event.holder, event.shares);
        break;
      case "left": {
        active = { assets: active.assets - event.assets, shares: active.shares - event.shares };
        add(event.holder, -event.shares);
        const own = sharesFor(thawing, event.assets);
        thawing = { assets: thawing.assets + event.assets, shares: thawing.shares + own };
        tickets.set(event.ticket, { holder: event.holder, shares: own });
        break;
      }
      case "redeemed": {
        const own = tickets.get(event.ticket)?.shares ?? 0n;
        thawing = { assets: thawing.assets - event.assets, shares: thawing.shares - own };
        tickets.delete(event.ticket);
        break;
      }
      case "rewarded": {
        const { amount, commission, compounded } = event;
        rewarded.push({ ...event, amount });
        const before = worth();
        const rest = amount - commission;
        if (compounded) {
          active = { ...active, assets: active.assets + rest };
          note(event, "reward", worth() - before);
          const bought = sharesFor(active, commission);
          active = { assets: active.assets + commission, shares: active.shares + bought };
          add(null, bought);
        } else if (active.shares !== 0n) {
          note(event, "reward", (rest * (shares.get(holder) ?? 0n)) / active.shares);
        }
        if (holder === null) note(event, "commission", commission);
        break;
      }
      case "claimed":
        if (event.holder === holder) note(event, "claim", event.amount);
        break;
      case "taken": {
        const before = worth() + thawingWorth();
        active = { ...active, assets: active.assets - event.fromActive };
        thawing = { ...thawing, assets: thawing.assets - event.fromThawing };
        note(event, "slash", before - worth() - thawingWorth());
        break;
      }
      case "lost":
        if (event.thawing) {
          thawing = { assets: 0n, shares: 0n };
          for (const [number, ticket] of tickets) tickets.set(number, { ...ticket, shares: 0n });
        } else {
          active = { assets: 0n, shares: 0n };
          shares.clear();
        }
        break;
    }
  }
  return { active, thawing, shares, tickets, rewarded, income };
}
