import { keccak256, toHex } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { feeLedgerAbi } from "../src/abis.ts";
import {
  getScore,
  getScoreHistory,
  getStanding,
  getValidator,
  jailValidator,
  joinDomains,
  leaveDomains,
  SCORE_FLOOR,
  SCORE_ONE,
  setHosting,
  syncRank,
} from "../src/index.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("a validator's standing", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  /** Writes a score where the ledger keeps it: wherever that is, the ledger says so afterwards. */
  async function setScore(validatorId: number, domain: number, score: bigint): Promise<void> {
    const { client, deployment } = chain;
    const rpc = (method: string, params: unknown[]) => client.request({ method, params } as never);
    for (let slot = 0n; slot < 16n; ++slot) {
      const key = (BigInt(validatorId) << 8n) | BigInt(domain);
      const place = keccak256(toHex((key << 256n) | slot, { size: 64 }));
      const before = await rpc("eth_getStorageAt", [deployment.ledger, place, "latest"]);
      const word = toHex(BigInt.asUintN(48, score) << 208n, { size: 32 });
      await rpc("anvil_setStorageAt", [deployment.ledger, place, word]);
      const read = await getScore(client, { deployment, validatorId, domain }).catch(() => null);
      if (read?.score === score) return;
      await rpc("anvil_setStorageAt", [deployment.ledger, place, before]);
    }
    throw new Error("The ledger keeps no scores.");
  }

  test("begins at nothing, in each of its domains", async () => {
    const { client, deployment } = chain;
    const newcomer = { score: 0n, rank: 1, countedRank: 1, kappa: SCORE_ONE / 4n, canJail: false };
    expect(await getStanding(client, { deployment, validatorId: 2 })).toEqual({
      validatorId: 2,
      standing: "ACTIVE",
      suspendedUntil: null,
      hosting: { region: "", provider: "" },
      scores: [
        { domain: 0, ...newcomer },
        { domain: 4, ...newcomer },
      ],
    });
    expect(await getScoreHistory(client, { deployment, validatorId: 2, domain: "general" })).toEqual([]);
    expect(await codeOf(getStanding(client, { deployment, validatorId: 77 }))).toBe("VALIDATOR_NOT_FOUND");
    expect(await codeOf(getScore(client, { deployment, validatorId: 77, domain: 0 }))).toBe("VALIDATOR_NOT_FOUND");
  }, 30_000);

  test("counts by its rank once anyone has synced it", async () => {
    const { deployment } = chain;
    const own = { deployment, validatorId: 3, domain: "general" } as const;
    expect(await syncRank(chain.as(8), { ...own, dryRun: true })).toEqual({ rank: 1, sent: null });
    expect((await syncRank(chain.as(8), own)).rank).toBe(1);
    expect(await codeOf(syncRank(chain.as(8), { ...own, validatorId: 77 }))).toBe(
      "CONTRACT_REVERTED Validators_Unknown",
    );
  }, 30_000);

  test("sends to jail at the floor, once, and history tells", async () => {
    const { client, deployment } = chain;
    const own = { deployment, validatorId: 3, domain: "general" } as const;
    expect(await codeOf(jailValidator(chain.as(8), own))).toBe("CONTRACT_REVERTED Ranks_AboveFloor");
    await setScore(3, 0, SCORE_FLOOR);
    expect(await getScore(client, own)).toMatchObject({ score: SCORE_FLOOR, rank: 1, canJail: true });
    const { taken, bounty } = await jailValidator(chain.as(8), own);
    expect(taken).toBe(6_000n * 10n ** 16n);
    expect(bounty).toBe(taken / 10n);
    expect(await getStanding(client, own)).toMatchObject({ standing: "SUSPENDED" });
    const [step, ...others] = await getScoreHistory(client, own);
    expect(step).toMatchObject({ round: null, score: 0n, fraction: null, earned: null });
    expect(others).toEqual([]);
    expect(await codeOf(jailValidator(chain.as(8), own))).toBe("CONTRACT_REVERTED Ranks_AboveFloor");
  }, 30_000);

  test("changes its domains and says where it runs, by its owner", async () => {
    const { client, deployment } = chain;
    const own = { deployment, validatorId: 1 };
    await joinDomains(client, { ...own, domains: ["finance", 5] });
    expect((await getValidator(client, own)).domains).toEqual([0, 1, 4, 5]);
    expect(await codeOf(joinDomains(client, { ...own, domains: [1] }))).toBe("CONTRACT_REVERTED Validators_InDomains");
    await leaveDomains(client, { ...own, domains: ["general", "law"] });
    expect((await getStanding(client, own)).scores.map(({ domain }) => domain)).toEqual([1, 5]);
    expect(await codeOf(leaveDomains(client, { ...own, domains: [1, 5] }))).toBe(
      "CONTRACT_REVERTED Validators_NoDomainLeft",
    );
    expect(await codeOf(leaveDomains(chain.as(6), { ...own, domains: [1] }))).toBe(
      "CONTRACT_REVERTED Validators_NotOwner",
    );
    await setHosting(client, { ...own, region: "Zürich", provider: "own rack" });
    expect((await getStanding(client, own)).hosting).toEqual({ region: "Zürich", provider: "own rack" });
    expect(await codeOf(setHosting(client, { ...own, region: "x".repeat(33), provider: "" }))).toBe(
      "VALUE_OUT_OF_RANGE",
    );
  }, 30_000);

  test("is nobody's to lift but the rank book's", async () => {
    const { deployment } = chain;
    const pardon = encodeCall(deployment.ledger, feeLedgerAbi, "pardon", [3, 0]);
    expect(await codeOf(send(chain.as(8), pardon, { deployment }))).toContain("AccessManagedUnauthorized");
  }, 30_000);
});
