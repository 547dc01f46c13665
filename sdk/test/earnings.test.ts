import type { Address } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emissionsControllerAbi, miraTokenAbi } from "../src/abis.ts";
import {
  closeEpoch,
  collectEarnings,
  collectRewards,
  getEarnings,
  getEmissions,
  getIncome,
  getPool,
  setCompounding,
  settleDistribution,
} from "../src/index.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, startCommittee } from "./committee.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;

describe.skipIf(!canRunChain)("what a validator earns by voting", () => {
  let chain: Committee;
  const own = { validatorId: 1 };

  beforeAll(async () => {
    chain = await startCommittee();
    const { client, deployment } = chain;
    const { token, emissions } = deployment;
    const act = (call: Parameters<typeof send>[1]) => send(client, call, { deployment });
    await act(encodeCall(token, miraTokenAbi, "approve", [emissions, 1_000_000n * MIRA]));
    await act(encodeCall(emissions, emissionsControllerAbi, "fund", [1_000_000n * MIRA]));
    await chain.finished();
  }, 30_000);
  afterAll(() => chain?.close());

  test("waits until its epoch is final, and is then paid into the pool", async () => {
    const { client, deployment } = chain;
    const before = await getEarnings(client, { deployment, ...own });
    expect(before.earnings).toMatchObject([{ domain: 0, epoch: 1n, claimed: false, emission: null }]);
    expect(before.waiting).toBe(before.earnings[0]?.earned);
    expect(before.claimable).toBe(0n);
    expect(await collectEarnings(client, { deployment, ...own })).toEqual([]);
    expect(await codeOf(collectRewards(client, { deployment, ...own }))).toBe(
      "CONTRACT_REVERTED Stake_NothingClaimable",
    );
    await chain.pass(12 * DAY);
    expect(await getEarnings(client, { deployment, ...own })).toMatchObject({ claimable: before.waiting, waiting: 0n });
    const dry = await collectEarnings(client, { deployment, ...own, dryRun: true });
    expect(dry).toMatchObject([{ kind: "fees", amount: before.waiting, sent: null }]);

    const pool = await getPool(client, { deployment, ...own });
    const paid = await collectEarnings(chain.as(9), { deployment, ...own });
    expect(paid).toMatchObject([{ kind: "fees", domain: 0, epochs: [1n], amount: before.waiting }]);
    expect((await getPool(client, { deployment, ...own })).assets).toBe(pool.assets + before.waiting);
    expect((await getIncome(client, { deployment, ...own })).total.earned).toBe(before.waiting);
    expect(await getEarnings(client, { deployment, ...own })).toMatchObject({ claimable: 0n, waiting: 0n });
  }, 30_000);

  test("has its part of an epoch's emission once that is closed, in order", async () => {
    const { client, deployment } = chain;
    const { next, reserve, pending, settled } = await getEmissions(client, { deployment });
    expect({ reserve, pending, settled }).toEqual({ reserve: 1_000_000n * MIRA, pending: null, settled: null });
    expect(next).toMatchObject({ epoch: 0n, closable: true, validators: 0n });
    expect(await codeOf(closeEpoch(client, { deployment, epoch: 1n }))).toBe("CONTRACT_REVERTED Emissions_NotNext");
    expect(await closeEpoch(client, { deployment })).toMatchObject({ epoch: 0n, validators: 0n });
    const dry = await closeEpoch(client, { deployment, dryRun: true });
    const closed = await closeEpoch(client, { deployment });
    expect(closed).toMatchObject({ epoch: 1n, validators: dry.validators, contributors: dry.contributors });
    expect(closed.validators).toBe(closed.contributors * 4n);
    const { earnings, claimable } = await getEarnings(client, { deployment, ...own });
    expect(earnings[0]?.emission).toBe(claimable);
    expect(claimable).toBeGreaterThan(0n);

    await setCompounding(client, { deployment, ...own, compounding: false });
    const [emissions, rewards] = await collectRewards(client, { deployment, ...own });
    expect(emissions).toMatchObject({ kind: "emissions", domain: 0, epochs: [1n], amount: claimable });
    // The owner is the only one with stake; one base unit may be left by rounding.
    expect(rewards).toMatchObject({ kind: "rewards", domain: null });
    expect(claimable - (rewards?.amount ?? 0n)).toBeLessThanOrEqual(1n);
    expect(await codeOf(settleDistribution(client, { deployment }))).toBe("CONTRACT_REVERTED Emissions_NothingPending");
  }, 30_000);

  test("goes to contributors by a distribution that nobody vetoed", async () => {
    const { client, deployment, accounts } = chain;
    const { token, emissions } = deployment;
    await send(client, encodeCall(token, miraTokenAbi, "approve", [emissions, 10n ** 21n]), { deployment });
    const root = `0x${"11".repeat(32)}` as const;
    const post = encodeCall(emissions, emissionsControllerAbi, "postDistribution", [root, 1n, 5n, "ipfs://leaves"]);
    await send(client, post, { deployment });
    const { pending } = await getEmissions(client, { deployment });
    expect(pending).toMatchObject({ root, epoch: 1n, total: 5n, poster: accounts[0]?.address as Address });
    const early = await settleDistribution(client, { deployment }).catch((error: unknown) => error);
    expect(early).toMatchObject({ retryable: true, details: { error: "Emissions_WindowOpen" } });
    await chain.pass(3 * DAY);
    expect((await settleDistribution(client, { deployment })).settled).toMatchObject({ root, epoch: 1n, total: 5n });
    expect(await getEmissions(client, { deployment })).toMatchObject({ pending: null, settled: { root } });
  }, 30_000);
});
