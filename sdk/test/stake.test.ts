import { type Address, type Hex, stringToHex, zeroAddress } from "viem";
import { getBlock, readContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { miraTokenAbi, slasherAbi, stakeManagerAbi } from "../src/abis.ts";
import { acceptOwnership } from "../src/actions/acceptOwnership.ts";
import {
  announceCommission,
  bondStake,
  claimRewards,
  delegateStake,
  getIncome,
  getPool,
  getPosition,
  recomputeSlash,
  redelegateStake,
  retireValidator,
  setCompounding,
  slashOf,
  transferOwnership,
  unbondStake,
  undelegateStake,
  withdrawStake,
} from "../src/index.ts";
import { type ContractCall, encodeCall, send } from "../src/internal/send.ts";
import { foldStake } from "../src/stake/foldStake.ts";
import type { StakeEvent } from "../src/stake/stakeEvents.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, startCommittee } from "./committee.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;
const THAWING = 21 * DAY;
/** Accounts that delegate: 6, 7 and 8; account 9 reports faults. */
const [ALICE, BOB, REPORTER] = [6, 7, 9] as const;
const CAUSE = stringToHex("TEST", { size: 32 });

/** A committee with delegators who have MIRA, and a cause that account 9 reports. */
async function startStakers(): Promise<
  Committee & { slash(id: number, amount: bigint): Promise<Hex>; reward(id: number, amount: bigint): Promise<void> }
> {
  const chain = await startCommittee();
  const { client, deployment, accounts } = chain;
  const act = (call: ContractCall) => send(client, call, { deployment });
  for (const index of [ALICE, BOB, 8]) {
    const to = accounts[index]?.address as Address;
    await act(encodeCall(deployment.token, miraTokenAbi, "transfer", [to, 100_000n * MIRA]));
  }
  const stake = { abi: stakeManagerAbi, address: deployment.stake } as const;
  const slasher = await readContract(client, { ...stake, functionName: "slasher" });
  const reporter = accounts[REPORTER]?.address as Address;
  const terms = { reporter, maxBps: 4_000, maxEpochBps: 5_000, bountyBps: 2_500 };
  await act(encodeCall(slasher, slasherAbi, "setCause", [CAUSE, terms]));
  return {
    ...chain,
    slash: async (id, amount) => {
      const call = encodeCall(slasher, slasherAbi, "slash", [id, CAUSE, amount, CAUSE]);
      const { sent } = await send(chain.as(REPORTER), call, { deployment });
      return sent?.transactionHash as Hex;
    },
    reward: async (id, amount) => {
      await act(encodeCall(deployment.token, miraTokenAbi, "approve", [deployment.stake, amount]));
      await act(encodeCall(deployment.stake, stakeManagerAbi, "reward", [id, amount]));
    },
  };
}

describe.skipIf(!canRunChain)("stake", () => {
  let chain: Awaited<ReturnType<typeof startStakers>>;
  let alice: Address;

  beforeAll(async () => {
    chain = await startStakers();
    alice = chain.accounts[ALICE]?.address as Address;
  }, 30_000);
  afterAll(() => chain?.close());

  test("is delegated with an approval of its own, of which a dry run tells", async () => {
    const { deployment } = chain;
    const own = { deployment, validatorId: 1, amount: 1_000n * MIRA };
    const as = chain.as(ALICE);
    const dry = await delegateStake(as, { ...own, dryRun: true });
    expect(dry).toEqual({ sent: null, shares: null, approval: own.amount });
    expect(await codeOf(delegateStake(as, { ...own, approve: false }))).toBe("ALLOWANCE_INSUFFICIENT");
    expect(await codeOf(delegateStake(as, { ...own, amount: 100_001n * MIRA }))).toBe("FUNDS_INSUFFICIENT");
    // A refusal of another kind shows in a dry run, and sends no approval.
    const bond = { ...own, amount: 5n };
    expect(await codeOf(bondStake(as, { ...bond, dryRun: true }))).toBe("CONTRACT_REVERTED Stake_NotOwner");
    expect(await codeOf(bondStake(as, { ...bond, validatorId: 77 }))).toBe("VALIDATOR_NOT_FOUND");
    const allowance = { abi: miraTokenAbi, address: deployment.token, functionName: "allowance" } as const;
    expect(await readContract(as, { ...allowance, args: [alice, deployment.stake] })).toBe(0n);

    const { shares, approval } = await delegateStake(as, own);
    expect(approval).toBe(own.amount);
    expect(shares).toBe(own.amount * 10n ** 6n);
    expect(await getPool(as, own)).toMatchObject({
      assets: 21_000n * MIRA,
      bond: 20_000n * MIRA,
      delegated: 1_000n * MIRA,
      counted: 21_000n * MIRA,
      room: 179_000n * MIRA,
      compounding: true,
    });
  }, 30_000);

  test("leaves by tickets, each with its time, and goes to the account or to another validator", async () => {
    const { deployment } = chain;
    const as = chain.as(ALICE);
    const own = { deployment, validatorId: 1 };
    expect(await codeOf(undelegateStake(as, { ...own, amount: 1_001n * MIRA }))).toBe("FUNDS_INSUFFICIENT");
    expect(await codeOf(undelegateStake(chain.as(BOB), { ...own, amount: "all" }))).toBe("FUNDS_INSUFFICIENT");
    const dry = await undelegateStake(as, { ...own, amount: 300n * MIRA, dryRun: true });
    expect(dry).toMatchObject({ sent: null, ticket: 1n, amount: 300n * MIRA, readyAt: null });
    const first = await undelegateStake(as, { ...own, amount: 300n * MIRA });
    expect(first).toMatchObject({ ticket: 1n, amount: 300n * MIRA });
    await chain.pass(DAY);
    const second = await undelegateStake(as, { ...own, amount: "all" });
    expect(second).toMatchObject({ ticket: 2n, amount: 700n * MIRA });
    const early = await withdrawStake(as, { deployment, ticket: 1n }).catch((error: unknown) => error);
    expect(early).toMatchObject({ retryable: true, details: { error: "Stake_NotReady" } });
    expect(await getPosition(as, { deployment, account: alice })).toMatchObject({
      stakes: [],
      tickets: [
        { ticket: 1n, validatorId: 1, kind: "delegation", amount: 300n * MIRA, readyAt: first.readyAt, ready: false },
        { ticket: 2n, amount: 700n * MIRA, ready: false },
      ],
      total: { staked: 0n, thawing: 1_000n * MIRA, claimable: 0n },
    });
    await chain.pass(THAWING - DAY);
    expect((await getPosition(as, { deployment, account: alice })).tickets.map(({ ready }) => ready)).toEqual([
      true,
      false,
    ]);
    expect((await withdrawStake(as, { deployment, ticket: 1n })).amount).toBe(300n * MIRA);
    expect(await codeOf(withdrawStake(as, { deployment, ticket: 1n }))).toBe("CONTRACT_REVERTED Stake_NoTicket");
    await chain.pass(DAY);
    expect(await codeOf(withdrawStake(chain.as(BOB), { deployment, ticket: 2n }))).toBe(
      "CONTRACT_REVERTED Stake_NotTicketHolder",
    );
    const moved = await redelegateStake(as, { deployment, ticket: 2n, validatorId: 2 });
    expect(moved.amount).toBe(700n * MIRA);
    expect(await getPosition(as, { deployment, account: alice })).toMatchObject({
      stakes: [{ validatorId: 2, kind: "delegation", amount: 700n * MIRA, claimable: 0n }],
      tickets: [],
    });
  }, 30_000);

  test("has a bond that goes with the validator, its tickets too", async () => {
    const { client, deployment } = chain;
    const { ticket } = await unbondStake(client, { deployment, validatorId: 5, amount: 4_000n * MIRA });
    await transferOwnership(client, { deployment, validatorId: 5, to: alice });
    await acceptOwnership(chain.as(ALICE), { deployment, validatorId: 5 });
    const { stakes, tickets } = await getPosition(client, { deployment, account: alice });
    expect(stakes.find(({ kind }) => kind === "bond")).toMatchObject({ validatorId: 5, amount: 16_000n * MIRA });
    expect(tickets).toMatchObject([{ ticket, validatorId: 5, kind: "bond", amount: 4_000n * MIRA }]);
    const before = await getPosition(client, { deployment, account: chain.accounts[0]?.address as Address });
    expect(before.stakes.map(({ validatorId }) => validatorId)).toEqual([1, 2, 3, 4]);
    expect(before.tickets).toEqual([]);
    await retireValidator(chain.as(ALICE), { deployment, validatorId: 5 });
    const more = { deployment, validatorId: 5, amount: MIRA };
    const refused = await bondStake(chain.as(ALICE), more).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      details: { error: "Stake_NotAccepting", hint: expect.stringMatching(/retired\.$/) },
    });
  }, 30_000);

  test("earns by commission and share, and what waits is claimed", async () => {
    const { client, deployment } = chain;
    const own = { deployment, validatorId: 3 };
    const announced = await announceCommission(client, { ...own, bps: 1_000 });
    // Nobody but the owner has stake yet.
    expect(announced.effectiveAt).toBeLessThanOrEqual((await getBlock(client)).timestamp);
    expect(await codeOf(announceCommission(client, { ...own, bps: 3_001 }))).toBe(
      "CONTRACT_REVERTED Stake_CommissionTooHigh",
    );
    await delegateStake(chain.as(ALICE), { ...own, amount: 20_000n * MIRA });
    await announceCommission(client, { ...own, bps: 2_000 });
    const { commission } = await getPool(client, own);
    expect(commission).toMatchObject({ current: 1_000, next: 2_000 });
    await chain.reward(3, 100n * MIRA);
    await setCompounding(client, { ...own, compounding: false });
    await chain.reward(3, 100n * MIRA);

    const income = await getIncome(client, { ...own, delegator: alice });
    expect(income.total).toMatchObject({ earned: 200n * MIRA, commission: 0n, claimed: 0n, slashed: 0n });
    // Half of nine tenths, twice; the commission of the first reward became bond, which lowers the second's part a little.
    expect(income.total.rewards).toBeGreaterThan(89n * MIRA);
    expect(income.total.rewards).toBeLessThan(90n * MIRA);
    const { amount } = await claimRewards(chain.as(BOB), { ...own, delegator: alice });
    expect(amount).toBe(income.claimable);
    const owners = await getIncome(client, own);
    expect(owners.total.commission).toBe(20n * MIRA);
    expect(owners.total.rewards + income.total.rewards + owners.total.commission).toBeGreaterThanOrEqual(
      200n * MIRA - 9n,
    );
    expect((await claimRewards(client, { ...own, delegator: null })).amount).toBe(owners.claimable);
    expect(await codeOf(claimRewards(client, { ...own, delegator: null }))).toBe(
      "CONTRACT_REVERTED Stake_NothingClaimable",
    );
    const after = await getIncome(client, { ...own, delegator: alice });
    expect(after.total.claimed).toBe(amount);
    expect(after.claimable).toBe(0n);
    expect(after.events.map(({ kind }) => kind)).toEqual(["reward", "reward", "claim"]);
    const { timestamp } = await getBlock(client);
    expect(after.epochs.at(-1)?.startsAt).toBeLessThanOrEqual(timestamp);
  }, 30_000);

  test("is slashed as the terms say, which anybody can recompute", async () => {
    const { client, deployment } = chain;
    const stakeOf = async () => (await getPool(client, { deployment, validatorId: 4 })).assets;
    const before = await stakeOf();
    const hashes = [await chain.slash(4, 1_000n * MIRA), await chain.slash(4, before), await chain.slash(4, before)];
    const slashes = await Promise.all(
      hashes.map((transactionHash) => recomputeSlash(client, { deployment, transactionHash })),
    );
    // What was asked for, then two fifths of the rest, then what is left of half of the epoch's first stake.
    expect(slashes.map(({ actual }) => actual.taken)).toEqual([1_000n * MIRA, 7_600n * MIRA, 1_400n * MIRA]);
    for (const { holds, expected, actual, validatorId, cause } of slashes) {
      expect({ holds, validatorId, cause }).toEqual({ holds: true, validatorId: 4, cause: CAUSE });
      expect(expected).toEqual(actual);
      expect(actual.bounty).toBe(actual.taken / 4n);
    }
    expect(await stakeOf()).toBe(before / 2n);
    expect((await getIncome(client, { deployment, validatorId: 4 })).total.slashed).toBe(before / 2n);
    await chain.pass(DAY);
    const later = await recomputeSlash(client, { deployment, transactionHash: await chain.slash(4, 5n) });
    expect(later.inputs).toMatchObject({ epochStake: before / 2n, epochTaken: 0n, causeTaken: 0n });
    expect(await codeOf(recomputeSlash(client, { deployment, transactionHash: hashes[0] as Hex, index: 1 }))).toBe(
      "SLASH_NOT_FOUND",
    );
  }, 30_000);

  test("is replayed to the unit from whatever happened", async () => {
    const { client, deployment } = chain;
    const ids = [1, 2] as const;
    let state = 7;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const mayFail = (promise: Promise<unknown>) => promise.catch(() => null);
    for (let i = 0; i < 60; ++i) {
      const validatorId = ids[random(2)] as number;
      const staker = 6 + random(3);
      const as = chain.as(staker);
      const amount = BigInt(1 + random(2_000_000_000)) * 1_234_567_891n;
      const own = { deployment, validatorId };
      const steps = [
        () => delegateStake(as, { ...own, amount }),
        () => undelegateStake(as, { ...own, amount: amount / 3n }),
        () => bondStake(client, { ...own, amount }),
        () => unbondStake(client, { ...own, amount }),
        () => chain.reward(validatorId, amount),
        () => chain.slash(validatorId, amount * 1_000n),
        () => setCompounding(client, { ...own, compounding: random(2) === 0 }),
        () => chain.pass(3 * DAY),
        () => withdrawStake(as, { deployment, ticket: BigInt(1 + random(20)) }),
        () => redelegateStake(as, { deployment, ticket: BigInt(1 + random(20)), validatorId }),
        () => claimRewards(as, { ...own, delegator: as.account?.address ?? zeroAddress }),
      ];
      await mayFail((steps[random(steps.length)] as () => Promise<unknown>)());
    }
    for (const validatorId of ids) {
      for (const delegator of [null, alice, chain.accounts[BOB]?.address as Address]) {
        const income = await getIncome(client, { deployment, validatorId, delegator });
        expect(income.events.length).toBeGreaterThan(0);
      }
    }
  }, 60_000);
});

test("a slash is the least of what may be taken", () => {
  const terms = { maxBps: 1_000, maxEpochBps: 2_000, bountyBps: 5_000 };
  const first = { stakeBefore: 1_000n, bondBefore: 1_000n, terms, epochStake: 1_000n, epochTaken: 0n, causeTaken: 0n };
  expect(slashOf({ ...first, asked: 7n })).toEqual({ taken: 7n, bounty: 3n, burned: 4n });
  // Delegators' losses pay no bounty.
  expect(slashOf({ ...first, bondBefore: 100n, asked: 100n })).toEqual({ taken: 100n, bounty: 5n, burned: 95n });
  expect(slashOf({ ...first, asked: 700n }).taken).toBe(100n);
  expect(slashOf({ ...first, asked: 700n, causeTaken: 150n }).taken).toBe(50n);
  expect(slashOf({ ...first, asked: 700n, epochTaken: 480n }).taken).toBe(20n);
  expect(slashOf({ ...first, asked: 700n, epochTaken: 501n }).taken).toBe(0n);
});

test("shares and tickets of a pool that lost everything are worth nothing", () => {
  const place = { blockNumber: 1n, logIndex: 0, transactionHash: "0x" } as const;
  const events: StakeEvent[] = [
    { ...place, type: "entered", holder: null, assets: 100n, shares: 100_000_000n },
    { ...place, type: "left", holder: null, assets: 40n, shares: 40_000_000n, ticket: 1n, readyAt: 9n },
    { ...place, type: "taken", fromActive: 60n, fromThawing: 40n },
    { ...place, type: "lost", thawing: false },
    { ...place, type: "lost", thawing: true },
    { ...place, type: "redeemed", ticket: 1n, assets: 0n },
    { ...place, type: "entered", holder: null, assets: 7n, shares: 7_000_000n },
  ];
  const { active, thawing, shares, tickets, income } = foldStake(events, null);
  expect({ active, thawing }).toEqual({
    active: { assets: 7n, shares: 7_000_000n },
    thawing: { assets: 0n, shares: 0n },
  });
  expect([...shares]).toEqual([[null, 7_000_000n]]);
  expect(tickets.size).toBe(0);
  expect(income).toEqual([{ ...place, kind: "slash", amount: 100n }]);
});
