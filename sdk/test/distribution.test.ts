import type { Address, Hex } from "viem";
import { getBlockNumber, readContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emissionsControllerAbi, feeLedgerAbi, miraTokenAbi } from "../src/abis.ts";
import {
  claimContribution,
  closeEpoch,
  getDistribution,
  getEmissions,
  postDistribution,
  settleDistribution,
} from "../src/index.ts";
import { eventOf, findLogs } from "../src/internal/chain.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, on, startCommittee } from "./committee.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;
const BOND = 1_000n * MIRA;
const ALICE: Address = `0x${"a1".repeat(20)}`;
const BOB: Address = `0x${"b0".repeat(20)}`;
/** A contract's address as the SDK writes it. */
const same = (left: Address) => (right: Address) => left.toLowerCase() === right.toLowerCase();

describe.skipIf(!canRunChain)("the contributors' distribution", () => {
  let chain: Committee;
  /** Sums that contributors are due, as this test adds them up. */
  const due = { alice: 0n, bob: 0n };

  const act = (call: Parameters<typeof send>[1], from = chain.client) =>
    send(from, call, { deployment: chain.deployment });
  const balanceOf = (account: Address) =>
    readContract(chain.client, {
      abi: miraTokenAbi,
      address: chain.deployment.token,
      functionName: "balanceOf",
      args: [account],
    });
  const closeUpTo = async (epoch: bigint): Promise<bigint> => {
    for (;;) {
      const closed = await closeEpoch(chain.client, { deployment: chain.deployment });
      if (closed.epoch === epoch) return closed.contributors;
    }
  };
  /** Net fees of the epoch's rounds, by what its events say of the whole and of what returned. */
  const netOf = async (epoch: bigint) => {
    const { ledger: address, fromBlock } = chain.deployment;
    const event = eventOf(feeLedgerAbi, "FeeDivided");
    const toBlock = await getBlockNumber(chain.client, { cacheTime: 0 });
    const logs = await findLogs(chain.client, { address, event, fromBlock, toBlock });
    return logs
      .filter(({ args }) => args.epoch === epoch)
      .map(({ args: { integrator, division } }) => {
        const { refund, ...parts } = division;
        return { integrator, net: Object.values(parts).reduce((sum, part) => sum + part, 0n) };
      });
  };
  const post = async (root: Hex, epoch: bigint, total: bigint, index: number) => {
    const { token, emissions } = chain.deployment;
    const from = chain.as(index);
    await act(encodeCall(token, miraTokenAbi, "transfer", [chain.accounts[index]?.address ?? "0x", BOND]));
    await act(encodeCall(token, miraTokenAbi, "approve", [emissions, BOND]), from);
    await act(encodeCall(emissions, emissionsControllerAbi, "postDistribution", [root, epoch, total, ""]), from);
  };

  beforeAll(async () => {
    chain = await startCommittee();
    const { token, emissions } = chain.deployment;
    await act(encodeCall(token, miraTokenAbi, "approve", [emissions, 1_000_000n * MIRA]));
    await act(encodeCall(emissions, emissionsControllerAbi, "fund", [1_000_000n * MIRA]));
    await chain.finished();
  }, 60_000);
  afterAll(() => chain?.close());

  test("does not exist before an epoch is closed, and is empty while nobody brings requests", async () => {
    const { client, deployment } = chain;
    expect(await codeOf(getDistribution(client, { deployment }))).toBe("EPOCH_NOT_CLOSED");
    expect(await codeOf(postDistribution(client, { deployment }))).toBe("EPOCH_NOT_CLOSED");
    await chain.pass(12 * DAY);
    const part = await closeUpTo(1n);
    expect(part).toBeGreaterThan(0n);
    const found = await getDistribution(client, { deployment });
    expect(found).toMatchObject({ epoch: 1n, root: null, total: 0n, leaves: [], matches: "none", pending: null });
    expect(await codeOf(getDistribution(client, { deployment, epoch: 2n }))).toBe("EPOCH_NOT_CLOSED");
    expect(await codeOf(getDistribution(client, { deployment, epoch: -1n }))).toBe("VALUE_OUT_OF_RANGE");
    expect(await codeOf(postDistribution(client, { deployment }))).toBe("DISTRIBUTION_EMPTY");
    expect(await codeOf(claimContribution(client, { deployment, contributor: ALICE }))).toBe("CONTRIBUTION_NOT_FOUND");
    expect(await codeOf(claimContribution(client, { deployment, contributor: "0x12" }))).toBe("VALUE_INVALID");
  }, 30_000);

  test("follows from the rounds that integrators brought, and anybody posts it", async () => {
    const { client, deployment } = chain;
    const epoch = 13n;
    for (const integrator of [ALICE, BOB, undefined, ALICE]) await chain.finished(integrator);
    await chain.pass(12 * DAY);
    const part = await closeUpTo(epoch);
    const rounds = await netOf(epoch);
    expect(rounds).toHaveLength(4);
    const all = rounds.reduce((sum, { net }) => sum + net, 0n);
    const netBy = (account: Address) =>
      rounds.filter(({ integrator }) => same(account)(integrator)).reduce((sum, { net }) => sum + net, 0n);
    due.alice += (part * netBy(ALICE)) / all;
    due.bob += (part * netBy(BOB)) / all;
    expect(netBy(ALICE)).toBeGreaterThan(netBy(BOB));

    const { leaves, total, root, matches } = await getDistribution(client, { deployment, epoch });
    expect(leaves.map(({ amount }) => amount)).toEqual([due.alice, due.bob]);
    expect(leaves.map(({ account }) => account.toLowerCase())).toEqual([ALICE, BOB]);
    expect({ total, matches }).toEqual({ total: due.alice + due.bob, matches: "none" });

    expect(await codeOf(postDistribution(chain.as(8), { deployment }))).toBe("FUNDS_INSUFFICIENT");
    expect(await codeOf(postDistribution(client, { deployment, approve: false }))).toBe("ALLOWANCE_INSUFFICIENT");
    const dry = await postDistribution(client, { deployment, dryRun: true });
    expect(dry).toMatchObject({ sent: null, root, total, approval: BOND, activeAt: null });
    expect((await getEmissions(client, { deployment })).pending).toBe(null);
    const posted = await postDistribution(client, { deployment, uri: "ipfs://leaves" });
    expect(posted).toMatchObject({ epoch, root, total, accounts: 2, bond: BOND, approval: BOND });
    const found = await getDistribution(client, { deployment });
    expect(found).toMatchObject({ matches: "pending", pending: { root, correct: true }, settled: null });
    // An epoch before it is another distribution; what is pending is checked at its own epoch all the same.
    expect(await getDistribution(client, { deployment, epoch: 1n })).toMatchObject({
      matches: "none",
      pending: { correct: true },
    });
    expect(await codeOf(postDistribution(client, { deployment }))).toBe("CONTRACT_REVERTED Emissions_Pending");
  }, 60_000);

  test("pays by proofs that the contract verifies, once", async () => {
    const { client, deployment } = chain;
    expect(await codeOf(claimContribution(client, { deployment, contributor: ALICE }))).toBe("CONTRIBUTION_NOT_FOUND");
    await chain.pass(3 * DAY);
    await settleDistribution(client, { deployment });
    expect(await getDistribution(client, { deployment })).toMatchObject({ matches: "settled", pending: null });
    const dry = await claimContribution(client, { deployment, contributor: ALICE, dryRun: true });
    expect(dry).toMatchObject({ sent: null, amount: due.alice, cumulative: due.alice });
    expect(await balanceOf(ALICE)).toBe(0n);
    await claimContribution(chain.as(9), { deployment, contributor: ALICE });
    await claimContribution(chain.as(9), { deployment, contributor: BOB });
    expect([await balanceOf(ALICE), await balanceOf(BOB)]).toEqual([due.alice, due.bob]);
    expect(await codeOf(claimContribution(client, { deployment, contributor: ALICE }))).toBe("CONTRIBUTION_CLAIMED");
    const stranger = chain.accounts[7]?.address as Address;
    expect(await codeOf(claimContribution(client, { deployment, contributor: stranger }))).toBe(
      "CONTRIBUTION_NOT_FOUND",
    );
    expect(await codeOf(postDistribution(client, { deployment }))).toBe("CONTRACT_REVERTED Emissions_EpochNotNewer");
  }, 30_000);

  test("is told from a wrong one, by root or by total, until that is vetoed", async () => {
    const { client, deployment } = chain;
    const { epoch } = await getDistribution(client, { deployment });
    await chain.finished(BOB);
    await chain.pass(12 * DAY);
    while ((await getEmissions(client, { deployment })).next.closable) await closeEpoch(client, { deployment });
    const right = await getDistribution(client, { deployment });
    expect(right.epoch).toBeGreaterThan(epoch);
    expect(right.total).toBeGreaterThan(due.alice + due.bob);
    const wrongs = [
      [`0x${"11".repeat(32)}`, right.total],
      [right.root ?? "0x", right.total + 1n],
    ] as const;
    for (const [root, total] of wrongs) {
      await post(root, right.epoch, total, 9);
      const { pending, matches } = await getDistribution(client, { deployment });
      expect({ ...pending, matches }).toMatchObject({ root, total, correct: false, matches: "none" });
      await act(encodeCall(deployment.emissions, emissionsControllerAbi, "vetoDistribution", []));
    }
    expect(await getDistribution(client, { deployment })).toMatchObject({ pending: null, settled: { correct: true } });
  }, 60_000);

  test("counts everything since genesis, so that a later one pays what came since", async () => {
    const { client, deployment } = chain;
    const posted = await postDistribution(client, { deployment });
    expect(posted.total).toBeGreaterThan(due.alice + due.bob);
    await chain.pass(3 * DAY);
    await settleDistribution(client, { deployment });
    const { leaves } = await getDistribution(client, { deployment });
    const bob = leaves.find(({ account }) => same(BOB)(account))?.amount ?? 0n;
    const { amount, cumulative } = await claimContribution(client, { deployment, contributor: BOB });
    expect({ amount, cumulative }).toEqual({ amount: bob - due.bob, cumulative: bob });
    expect(amount).toBeGreaterThan(0n);
    expect(await balanceOf(BOB)).toBe(bob);
    expect(await codeOf(claimContribution(client, { deployment, contributor: ALICE }))).toBe("CONTRIBUTION_CLAIMED");
  }, 30_000);

  test("is not computed from an endpoint's events that lack some", async () => {
    const { deployment } = chain;
    for (const address of [deployment.ledger, deployment.emissions]) {
      type Log = { address: Address };
      const lessOne = (logs: Log[]) => (logs[0] && same(address)(logs[0].address) ? logs.slice(1) : logs);
      const lie = on("eth_getLogs", lessOne) as (method: string, answer: unknown) => unknown;
      const client = chain.through(lie);
      expect(await codeOf(getDistribution(client, { deployment }))).toBe("CHAIN_INCONSISTENT");
    }
  }, 30_000);

  test("that slipped through is not claimed from by this program", async () => {
    const { client, deployment } = chain;
    const { epoch } = await closeEpochOfNothing();
    const { settled } = await getEmissions(client, { deployment });
    await post(`0x${"22".repeat(32)}`, epoch, settled?.total ?? 0n, 9);
    await chain.pass(3 * DAY);
    await settleDistribution(client, { deployment });
    expect(await getDistribution(client, { deployment })).toMatchObject({ settled: { correct: false } });
    expect(await codeOf(claimContribution(client, { deployment, contributor: BOB }))).toBe("DISTRIBUTION_WRONG");
  }, 30_000);

  const closeEpochOfNothing = async () => {
    await chain.pass(12 * DAY);
    return closeEpoch(chain.client, { deployment: chain.deployment });
  };
});
