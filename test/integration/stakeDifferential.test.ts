import { miraTokenAbi, slasherAbi, stakeManagerAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { network } from "hardhat";
import {
  type Abi,
  type Address,
  createPublicClient,
  custom,
  decodeErrorResult,
  encodeFunctionData,
  getAddress,
  type Hex,
  isHex,
  maxUint256,
  parseEventLogs,
  stringToHex,
  toHex,
  zeroAddress,
} from "viem";
import { hardhat } from "viem/chains";
import Mira from "../../deploy/modules/Mira.ts";
import type { Connection } from "../../scripts/lib/deployLocal.ts";
import { createRandom } from "./model/random.ts";
import { createSlasherModel } from "./model/slasherModel.ts";
import { BOND, createStakeModel, type Moment, Refusal } from "./model/stakeModel.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400n;
const MINIMUM_BOND = 10_000n * MIRA;
const THAWING_PERIOD = 21n * DAY;
const VALIDATORS = 4;
const ACCOUNTS = 16;
/** Another seed goes another way; some 220 steps a second. */
const STEPS = Number(process.env.STAKE_STEPS ?? 10_000);
const SEED = BigInt(process.env.STAKE_SEED ?? 20_261_125);
const CAUSES = {
  WITHHELD: { maxBps: 500n, maxEpochBps: 700n, bountyBps: 5_000n },
  EQUIVOCATION: { maxBps: 5_000n, maxEpochBps: 5_000n, bountyBps: 1_234n },
};

/** Arguments of events, by name. */
type Events = Record<string, Record<string, unknown>>;

/** The step, of eighteen, that slashes by a cause. */
const SLASH = 16;

type Outcome = { error: string; args: readonly unknown[] } | { events: Events };

/** One thing to do: on the chain by `call`, in the model by `model`, which says what events must say. */
type Step = {
  name: string;
  from: Address;
  to: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  model(moment: Moment): Events;
};

/** Random steps of the deployed contracts beside plain books, equal to the unit and to the error after each. */
describe("stake, beside exact books", function () {
  this.timeout(1_200_000);
  let connection: Connection;
  let accounts: Address[];
  let stakes: Address;
  let token: Address;
  let slasher: Address;
  let genesis: bigint;

  before(async () => {
    connection = await network.create({ override: { chainId: hardhat.id } });
    const deployed = await connection.ignition.deploy(Mira);
    stakes = getAddress(await deployed.stakes.getAddress());
    token = getAddress(await deployed.token.getAddress());
    slasher = getAddress(await deployed.slasher.getAddress());
    genesis = (await deployed.validators.getFunction("epochStart").staticCall(0)) as bigint;
    accounts = ((await request("eth_accounts")) as string[]).map((account) => getAddress(account));
    for (const account of accounts.slice(0, ACCOUNTS)) {
      const from = accounts[0] ?? zeroAddress;
      await mined(from, token, miraTokenAbi, "transfer", [account, 10_000_000n * MIRA]);
      await mined(account, token, miraTokenAbi, "approve", [stakes, maxUint256]);
    }
    for (const owner of accounts.slice(0, VALIDATORS)) {
      const register = deployed.validators.interface.encodeFunctionData("register", [
        owner,
        1,
        toHex(0, { size: 32 }),
        1n,
      ]);
      await request("eth_sendTransaction", { from: owner, to: await deployed.validators.getAddress(), data: register });
    }
    const reporter = accounts[ACCOUNTS];
    for (const [name, { maxBps, maxEpochBps, bountyBps }] of Object.entries(CAUSES)) {
      const terms = {
        reporter,
        maxBps: Number(maxBps),
        maxEpochBps: Number(maxEpochBps),
        bountyBps: Number(bountyBps),
      };
      await mined(accounts[0] ?? zeroAddress, slasher, slasherAbi, "setCause", [causeOf(name), terms]);
    }
    // Now and then the slasher's own key takes all, which its caps never would.
    await request("hardhat_impersonateAccount", slasher);
    await request("hardhat_setBalance", slasher, toHex(MIRA));
  });

  after(() => connection?.close());

  it(`holds over ${STEPS} random steps`, async () => {
    const random = createRandom(SEED);
    const owners = accounts.slice(0, VALIDATORS);
    const model = createStakeModel({ minimumBond: MINIMUM_BOND, thawingPeriod: THAWING_PERIOD, owners });
    const slashes = createSlasherModel(model, CAUSES);
    const client = createPublicClient({ chain: hardhat, transport: custom(connection.provider), cacheTime: 0 });
    const done: Record<string, number> = {};
    let timestamp = BigInt((await client.getBlock()).timestamp);

    /** Slashes come in bursts, so that an epoch's caps bind. */
    const burst = { left: 0, id: 0 };

    for (let n = 0; n < STEPS; ++n) {
      const jumps = burst.left === 0 && random.oneIn(12);
      timestamp += BigInt(jumps ? 1 + random.below(20 * 86_400) : 1 + random.below(600));
      const id = burst.left > 0 ? burst.id : 1 + random.below(VALIDATORS);
      const account = random.pick(accounts.slice(0, ACCOUNTS));
      const step = nextStep(id, account);
      // A ticket is met at the edges of its time as well.
      const moment = { timestamp, epoch: (timestamp - genesis) / DAY };
      const expected = attempt(() => step.model(moment));
      await request("evm_setNextBlockTimestamp", toHex(timestamp));
      const outcome = await send(step);
      const where = `step ${n}, ${step.name} of validator ${id} by ${account}`;
      if ("error" in expected || "error" in outcome) expect(outcome, where).to.deep.equal(expected);
      else
        for (const [name, said] of Object.entries(expected.events))
          expect(outcome.events[name], where).to.deep.include(said);
      const result = "error" in expected ? expected.error : "done";
      done[`${step.name}: ${result}`] = (done[`${step.name}: ${result}`] ?? 0) + 1;
      await compare(id, account, where);
    }
    const rare = Object.entries(done).filter(([name, times]) => name.endsWith("done") && times < STEPS / 200);
    expect(rare, JSON.stringify(done)).to.deep.equal([]);
    expect(Object.keys(done).filter((name) => name.endsWith("done")).length, JSON.stringify(done)).to.equal(15);

    function nextStep(id: number, account: Address): Step {
      const owner = random.oneIn(12) ? account : (owners[id - 1] ?? account);
      const stake = (name: string, from: Address, args: readonly unknown[], play: Step["model"]): Step => ({
        name,
        from,
        to: stakes,
        abi: stakeManagerAbi as Abi,
        functionName: name,
        args,
        model: play,
      });
      const assets = random.oneIn(30) ? 0n : random.amount(200_000n * MIRA);
      switch (burst.left > 0 ? SLASH : random.below(18)) {
        case 0:
        case 1:
          return stake("bond", owner, [id, assets], () => {
            const shares = model.bond(id, owner, assets);
            return { Bonded: { id, owner, assets, shares } };
          });
        case 2:
        case 3: {
          // To the brim, or beyond it, now and then.
          const room = roomOf(id);
          const given = random.oneIn(4) ? room + BigInt(random.below(3)) : random.amount(room > 0n ? room : MIRA);
          return stake("delegate", account, [id, given], () => {
            const shares = model.delegate(id, account, given);
            return { Delegated: { id, account, assets: given, shares } };
          });
        }
        case 4: {
          const shares = partOf(model.position(id, BOND).shares);
          return stake("unbond", owner, [id, shares], (moment) => {
            const { ticket, assets: worth } = model.unbond(id, owner, shares, moment);
            const readyAt = moment.timestamp + THAWING_PERIOD;
            return { Unbonded: { id, ticket: BigInt(ticket), owner, assets: worth, shares, readyAt } };
          });
        }
        case 5:
        case 6: {
          const who = stakerOf(id, account);
          const shares = partOf(model.position(id, who).shares);
          return stake("undelegate", who, [id, shares], (moment) => {
            const { ticket, assets: worth } = model.undelegate(id, who, shares, moment);
            const readyAt = moment.timestamp + THAWING_PERIOD;
            return { Undelegated: { id, ticket: BigInt(ticket), account: who, assets: worth, shares, readyAt } };
          });
        }
        case 7:
        case 8: {
          const [ticket, holder, of] = ticketFor(account);
          return stake("withdraw", holder, [BigInt(ticket)], (moment) => {
            const worth = model.withdraw(ticket, holder, moment);
            return { Withdrawn: { ticket: BigInt(ticket), id: of, account: holder, assets: worth } };
          });
        }
        case 9: {
          const [ticket, holder, of] = ticketFor(account);
          return stake("redelegate", holder, [BigInt(ticket), id], (moment) => {
            const shares = model.redelegate(ticket, holder, id, moment);
            const moved = model.position(id, holder).shares;
            expect(shares <= moved).to.equal(true);
            return { Redelegated: { ticket: BigInt(ticket), fromId: of, toId: id }, Delegated: { shares } };
          });
        }
        case 10:
        case 11:
          return stake("reward", account, [id, assets], (moment) => {
            model.reward(id, assets, moment);
            return { Rewarded: { id, from: account, amount: assets } };
          });
        case 12: {
          const who = random.oneIn(3) ? account : stakerOf(id, account);
          return stake("claimRewards", account, [id, who], () => {
            const amount = model.claim(id, who);
            return { RewardsClaimed: { id, account: who, receiver: who, amount } };
          });
        }
        case 13: {
          const receiver = owners[id - 1];
          return stake("claimBondRewards", account, [id], () => {
            const amount = model.claim(id, BOND);
            return { RewardsClaimed: { id, account: zeroAddress, receiver, amount } };
          });
        }
        case 14: {
          const compounding = random.oneIn(2);
          if (random.oneIn(2)) {
            return stake("setCompounding", owner, [id, compounding], () => {
              model.setCompounding(id, owner, compounding);
              return { CompoundingSet: { id, compounding } };
            });
          }
          const bps = BigInt(random.below(3_100));
          return stake("announceCommission", owner, [id, bps], (moment) => {
            model.announceCommission(id, owner, bps, moment);
            return { CommissionAnnounced: { id, bps, effectiveEpoch: model.of(id).commission.since } };
          });
        }
        case 15: {
          const who = random.oneIn(3) ? BOND : stakerOf(id, account);
          if (random.oneIn(2)) {
            const address = who === BOND ? zeroAddress : who;
            return stake("syncVotes", account, [id, address], () => {
              const units = model.syncVotes(id, who);
              return { VotesSynced: { id, account: address, units } };
            });
          }
          const delegatee = random.pick(accounts.slice(0, ACCOUNTS));
          return {
            ...stake("represent", account, [delegatee], () => {
              model.represent(account, delegatee);
              return { DelegateChanged: { delegator: account, toDelegate: delegatee } };
            }),
            functionName: "delegate",
            // Of the two functions of this name, the one that is about votes.
            abi: stakeManagerAbi.filter((item) => item.type !== "function" || item.inputs.length === 1) as Abi,
          };
        }
        case SLASH: {
          if (burst.left > 0) burst.left -= 1;
          else Object.assign(burst, { left: random.below(6), id });
          const name = random.pick(["WITHHELD", "EQUIVOCATION"] as const);
          const asked = random.oneIn(3) ? 10n ** 30n : assets;
          return {
            name: "slash within caps",
            from: accounts[ACCOUNTS] ?? zeroAddress,
            to: slasher,
            abi: slasherAbi as Abi,
            functionName: "slash",
            args: [id, causeOf(name), asked, toHex(7, { size: 32 })],
            model: (moment) => {
              const slash = slashes.slash(id, name, asked, moment);
              return {
                Slashed: { id, cause: causeOf(name), asked, ...slash, burned: slash.taken - slash.bounty },
              };
            },
          };
        }
        default: {
          const { active, thawing } = model.of(id);
          const total = active.assets + thawing.assets;
          const kept = random.oneIn(2) ? random.amount(10n ** 20n) : 0n;
          const asked = total > kept ? total - kept : random.amount(MIRA);
          const name = random.oneIn(3) ? "slash" : "syncVotes";
          if (name === "syncVotes") {
            return stake("syncVotes", account, [id, account], () => ({
              VotesSynced: { id, account, units: model.syncVotes(id, account) },
            }));
          }
          return stake("slash", slasher, [id, asked], () => {
            const before = [active.assets, thawing.assets] as const;
            const taken = model.slash(id, asked);
            if (total === 0n) return {};
            const [fromActive, fromThawing] = [before[0] - active.assets, before[1] - thawing.assets];
            expect(fromActive + fromThawing).to.equal(taken);
            return { StakeTaken: { id, fromActive, fromThawing } };
          });
        }
      }
    }

    function roomOf(id: number): bigint {
      const room = model.worthOf(id, BOND) * 10n - model.of(id).active.assets;
      return room > 0n ? room : 0n;
    }

    /** Somebody with shares where there is one. */
    function stakerOf(id: number, otherwise: Address): Address {
      const stakers = [...model.of(id).positions].filter(([who, { shares }]) => who !== BOND && shares > 0n);
      return stakers.length > 0 ? (random.pick(stakers)[0] as Address) : otherwise;
    }

    /** All, a part, nothing, or too much. */
    function partOf(owned: bigint): bigint {
      if (owned === 0n || random.oneIn(3)) return owned;
      if (random.oneIn(12)) return owned + 1n;
      return random.oneIn(12) ? 0n : random.amount(owned);
    }

    /** A ticket and its holder, mostly matured by a jump in time; now and then too early, of another, or none at all. */
    function ticketFor(account: Address): [ticket: number, holder: Address, id: number] {
      const live = [...model.tickets].filter(([, { shares }]) => shares > 0n || random.oneIn(4));
      const [number, ticket] = live.length > 0 ? random.pick(live) : [99_999, undefined];
      if (!ticket || random.oneIn(15)) return [random.oneIn(2) ? number : 0, account, ticket?.id ?? 0];
      const holder = ticket.account === BOND ? owners[ticket.id - 1] : (ticket.account as Address);
      if (timestamp < ticket.readyAt && !random.oneIn(6)) {
        // To the second itself, or the one before; the clock does not stand still.
        const early = random.oneIn(4) && ticket.readyAt - 1n > timestamp ? 1n : 0n;
        timestamp = ticket.readyAt - early;
      }
      return [number, holder ?? account, ticket.id];
    }

    async function compare(id: number, account: Address, where: string): Promise<void> {
      const contract = { address: stakes, abi: stakeManagerAbi } as const;
      const owner = owners[id - 1] ?? zeroAddress;
      const read = await client.multicall({
        allowFailure: false,
        deployless: true,
        contracts: [
          { ...contract, functionName: "poolOf", args: [id] },
          { ...contract, functionName: "thawingPoolOf", args: [id] },
          { ...contract, functionName: "generationsOf", args: [id] },
          { ...contract, functionName: "unclaimedOf", args: [id] },
          { ...contract, functionName: "countedStakeOf", args: [id] },
          { ...contract, functionName: "bondOf", args: [id] },
          { ...contract, functionName: "claimableOf", args: [id, zeroAddress] },
          { ...contract, functionName: "votingUnitsOf", args: [id, zeroAddress] },
          { ...contract, functionName: "sharesOf", args: [id, account] },
          { ...contract, functionName: "stakeOf", args: [id, account] },
          { ...contract, functionName: "claimableOf", args: [id, account] },
          { ...contract, functionName: "votingUnitsOf", args: [id, account] },
          { ...contract, functionName: "getVotes", args: [account] },
          { ...contract, functionName: "getVotes", args: [owner] },
          { address: token, abi: miraTokenAbi, functionName: "balanceOf", args: [stakes] },
        ],
      });
      const { active, thawing, unclaimed } = model.of(id);
      const [own, held] = [model.position(id, BOND), model.position(id, account)];
      expect(read, where).to.deep.equal([
        [active.assets, active.shares],
        [thawing.assets, thawing.shares],
        [active.generation, thawing.generation],
        unclaimed,
        model.countedStake(id),
        [own.shares, model.worthOf(id, BOND)],
        model.claimableOf(id, BOND),
        own.units,
        held.shares,
        model.worthOf(id, account),
        model.claimableOf(id, account),
        held.units,
        model.votesOf(account),
        model.votesOf(owner),
        model.total(),
      ]);
    }
  });

  /** The model's events, or its refusal, in the form of the chain's. */
  function attempt(play: () => Events): Outcome {
    try {
      return { events: play() };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return { error: refusal.message, args: refusal.args.map((value) => (value === BOND ? zeroAddress : value)) };
    }
  }

  /** What a step came to: an error by name and arguments, or events. */
  async function send(step: Step): Promise<Outcome> {
    try {
      const logs = await mined(step.from, step.to, step.abi, step.functionName, step.args);
      const events = parseEventLogs({ abi: [...stakeManagerAbi, ...slasherAbi] as Abi, logs: logs as never });
      return { events: Object.fromEntries(events.map(({ eventName, args }) => [eventName, { ...args }])) };
    } catch (error) {
      const data = (error as { data?: unknown }).data;
      if (!isHex(data)) throw error;
      const { errorName, args = [] } = decodeErrorResult({ abi: [...stakeManagerAbi, ...slasherAbi] as Abi, data });
      return { error: errorName, args };
    }
  }

  async function mined(from: Address, to: Address, abi: unknown, functionName: string, args: readonly unknown[]) {
    const data = encodeFunctionData({ abi: abi as Abi, functionName, args });
    const hash = await request("eth_sendTransaction", { from, to, data, gas: "0xf42400" });
    return ((await request("eth_getTransactionReceipt", hash)) as { logs: unknown[] }).logs;
  }

  function request(method: string, ...params: unknown[]): Promise<unknown> {
    return connection.provider.request({ method, params });
  }
});

function causeOf(name: string): Hex {
  return stringToHex(name, { size: 32 });
}
