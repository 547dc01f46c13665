import { createSharePoolModel, type SharePoolModel } from "./sharePoolModel.ts";

const BPS = 10_000n;
const MOST_LEVERAGE = 10n;
const MOST_COMMISSION = 3_000n;
const NOTICE = 2n;
/** Rewards that wait are counted in units of 2⁻¹²⁸. */
const FRACTION = 1n << 128n;

/** Whose position the bond is. */
export const BOND = "bond";

/** A refusal, by the contract's error and its arguments. */
export class Refusal extends Error {
  readonly args: readonly unknown[];

  constructor(name: string, ...args: readonly unknown[]) {
    super(name);
    this.args = args;
  }
}

type Position = { shares: bigint; units: bigint; accrued: bigint };

type Ticket = { account: string; id: number; shares: bigint; readyAt: bigint };

/** One validator's stake. */
export type StakeOfModel = {
  owner: string;
  active: SharePoolModel;
  thawing: SharePoolModel;
  positions: Map<string, Position>;
  compounding: boolean;
  commission: { current: bigint; next: bigint; since: bigint };
  remainder: bigint;
  unclaimed: bigint;
};

/** Where the chain stands when something happens. */
export type Moment = { timestamp: bigint; epoch: bigint };

export type StakeModelOptions = {
  minimumBond: bigint;
  thawingPeriod: bigint;
  /** Owner of validator i + 1. */
  owners: readonly string[];
};

export type StakeModel = ReturnType<typeof createStakeModel>;

/**
 * Stake by plain books: no position is lazy, every reward is handed to every position and every lost generation is
 * taken from every position and every ticket, one by one, when it happens.
 */
export function createStakeModel({ minimumBond, thawingPeriod, owners }: StakeModelOptions) {
  const stakes = owners.map(
    (owner): StakeOfModel => ({
      owner,
      active: createSharePoolModel(),
      thawing: createSharePoolModel(),
      positions: new Map(),
      compounding: true,
      commission: { current: 0n, next: 0n, since: 0n },
      remainder: 0n,
      unclaimed: 0n,
    }),
  );
  const tickets = new Map<number, Ticket>();
  const delegatees = new Map<string, string>();
  let ticketCount = 0;

  const of = (id: number): StakeOfModel => {
    const stake = stakes[id - 1];
    if (!stake) throw new RangeError(`No validator ${id}.`);
    return stake;
  };
  const position = (id: number, account: string): Position => {
    const { positions } = of(id);
    const known = positions.get(account) ?? { shares: 0n, units: 0n, accrued: 0n };
    positions.set(account, known);
    return known;
  };
  const worthOf = (id: number, account: string) => of(id).active.worthOf(position(id, account).shares);
  const holderOf = (id: number, account: string) => (account === BOND ? of(id).owner : account);
  const countedStake = (id: number) => {
    const own = worthOf(id, BOND);
    const most = own * MOST_LEVERAGE;
    if (own < minimumBond) return 0n;
    return of(id).active.assets < most ? of(id).active.assets : most;
  };
  const requireOwner = (id: number, caller: string) => {
    if (of(id).owner !== caller) throw new Refusal("Stake_NotOwner", id, caller);
  };
  const syncVotes = (id: number, account: string) => {
    position(id, account).units = worthOf(id, account);
    return position(id, account).units;
  };

  function enter(id: number, account: string, assets: bigint, delegatee: string): bigint {
    const holder = holderOf(id, account);
    if (of(id).active.sharesFor(assets) === 0n) throw new Refusal("Stake_NothingGiven");
    if (account !== BOND) {
      const trial = { ...of(id).active };
      const shares = of(id).active.sharesFor(assets);
      // What the bond is worth once the assets are in.
      const after = Object.assign(createSharePoolModel(), {
        assets: trial.assets + assets,
        shares: trial.shares + shares,
      });
      const cap = after.worthOf(position(id, BOND).shares) * MOST_LEVERAGE;
      if (after.assets > cap) throw new Refusal("Stake_DelegationCapExceeded", id, after.assets, cap);
    }
    if (!delegatees.has(holder)) delegatees.set(holder, delegatee);
    const shares = of(id).active.enter(assets);
    position(id, account).shares += shares;
    syncVotes(id, account);
    return shares;
  }

  function leave(id: number, account: string, shares: bigint, { timestamp }: Moment) {
    const owned = position(id, account).shares;
    const { active, thawing } = of(id);
    if (shares > owned) throw new Refusal("Stake_MoreThanOwned", id, shares, owned);
    if (shares === 0n || (shares !== active.shares && active.worthOf(shares) === 0n)) {
      throw new Refusal("Stake_NothingGiven");
    }
    const assets = active.leave(shares);
    position(id, account).shares -= shares;
    ticketCount += 1;
    const ticket = { account, id, shares: thawing.enter(assets), readyAt: timestamp + thawingPeriod };
    tickets.set(ticketCount, ticket);
    syncVotes(id, account);
    return { ticket: ticketCount, assets };
  }

  function checkTicket(number: number, caller: string, { timestamp }: Moment): Ticket {
    const ticket = tickets.get(number);
    if (!ticket) throw new Refusal("Stake_NoTicket", BigInt(number));
    if (holderOf(ticket.id, ticket.account) !== caller) {
      throw new Refusal("Stake_NotTicketHolder", BigInt(number), caller);
    }
    if (timestamp < ticket.readyAt) throw new Refusal("Stake_NotReady", ticket.readyAt, timestamp);
    return ticket;
  }

  function redeem(number: number, ticket: Ticket): bigint {
    tickets.delete(number);
    return ticket.shares === 0n ? 0n : of(ticket.id).thawing.leave(ticket.shares);
  }

  return {
    of,
    position,
    tickets,
    worthOf,
    countedStake,
    syncVotes,
    votesOf: (account: string) =>
      stakes
        .flatMap((stake, index) => [...stake.positions].map(([who, held]) => [holderOf(index + 1, who), held] as const))
        .filter(([who]) => delegatees.get(who) === account)
        .reduce((sum, [, held]) => sum + held.units, 0n),
    total: () => stakes.reduce((sum, stake) => sum + stake.active.assets + stake.thawing.assets + stake.unclaimed, 0n),

    bond(id: number, caller: string, assets: bigint): bigint {
      requireOwner(id, caller);
      return enter(id, BOND, assets, caller);
    },
    delegate: (id: number, caller: string, assets: bigint): bigint => enter(id, caller, assets, of(id).owner),
    unbond(id: number, caller: string, shares: bigint, moment: Moment) {
      requireOwner(id, caller);
      return leave(id, BOND, shares, moment);
    },
    undelegate: (id: number, caller: string, shares: bigint, moment: Moment) => leave(id, caller, shares, moment),
    represent: (caller: string, delegatee: string) => void delegatees.set(caller, delegatee),

    withdraw(number: number, caller: string, moment: Moment): bigint {
      return redeem(number, checkTicket(number, caller, moment));
    },
    redelegate(number: number, caller: string, toId: number, moment: Moment): bigint {
      const ticket = checkTicket(number, caller, moment);
      const { thawing } = of(ticket.id);
      const before = { assets: thawing.assets, shares: thawing.shares };
      const assets = redeem(number, ticket);
      try {
        return enter(toId, caller, assets, of(toId).owner);
      } catch (refusal) {
        Object.assign(thawing, before);
        tickets.set(number, ticket);
        throw refusal;
      }
    },

    reward(id: number, amount: bigint, { epoch }: Moment): void {
      if (amount === 0n) throw new Refusal("Stake_NothingGiven");
      const stake = of(id);
      const { active, commission } = stake;
      const bps = epoch >= commission.since ? commission.next : commission.current;
      const cut = active.shares === 0n ? amount : (amount * bps) / BPS;
      if (active.shares !== 0n && stake.compounding && active.assets >= minimumBond) {
        active.add(amount - cut);
        position(id, BOND).shares += active.enter(cut);
        return;
      }
      stake.unclaimed += amount;
      position(id, BOND).accrued += cut * FRACTION;
      if (amount === cut) return;
      const divided = (amount - cut) * FRACTION + stake.remainder;
      const each = divided / active.shares;
      stake.remainder = divided - each * active.shares;
      for (const held of stake.positions.values()) held.accrued += each * held.shares;
    },
    claimableOf: (id: number, account: string) => position(id, account).accrued / FRACTION,
    claim(id: number, account: string): bigint {
      const held = position(id, account);
      const amount = held.accrued / FRACTION;
      if (amount === 0n) throw new Refusal("Stake_NothingClaimable", id, account);
      held.accrued -= amount * FRACTION;
      of(id).unclaimed -= amount;
      return amount;
    },
    setCompounding(id: number, caller: string, compounding: boolean): void {
      requireOwner(id, caller);
      of(id).compounding = compounding;
    },
    announceCommission(id: number, caller: string, bps: bigint, { epoch }: Moment): void {
      requireOwner(id, caller);
      if (bps > MOST_COMMISSION) throw new Refusal("Stake_CommissionTooHigh", bps, MOST_COMMISSION);
      const { commission, active } = of(id);
      const current = epoch >= commission.since ? commission.next : commission.current;
      const isAlone = [...of(id).positions].every(([who, held]) => who === BOND || held.shares === 0n);
      of(id).commission = { current, next: bps, since: isAlone || active.shares === 0n ? epoch : epoch + NOTICE };
    },

    /** Takes from both pools in proportion; a pool that lost all takes everybody's shares or tickets with it. */
    slash(id: number, amount: bigint): bigint {
      const { active, thawing, positions } = of(id);
      const total = active.assets + thawing.assets;
      if (total === 0n) return 0n;
      const wanted = amount < total ? amount : total;
      const ofThawing = (wanted * thawing.assets) / total;
      const [activeBefore, thawingBefore] = [active.generation, thawing.generation];
      const taken = active.take(wanted - ofThawing) + thawing.take(ofThawing);
      if (active.generation !== activeBefore) for (const held of positions.values()) held.shares = 0n;
      if (thawing.generation !== thawingBefore) {
        for (const ticket of tickets.values()) if (ticket.id === id) ticket.shares = 0n;
      }
      return taken;
    },
  };
}
