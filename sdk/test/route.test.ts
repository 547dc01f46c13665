import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policyBookAbi, validatorRegistryAbi } from "../src/abis.ts";
import {
  createBundle,
  getPopulation,
  getRequest,
  openRequest,
  quote,
  type RouteParameters,
  route,
  setHosting,
  tierNumber,
} from "../src/index.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, startCommittee } from "./committee.ts";

const MIRA = 10n ** 18n;
const law = ["The plaintiff sued for breach of contract.", "The court of appeal affirmed the ruling."];
const health = ["The vaccine was approved.", "Fever is a common side effect."];
const plain = ["The bridge was opened in 1932.", "It carries eight lanes."];
const unused = { seats: 0, leastSeats: 0, cap: 0, thresholdNumerator: 0, thresholdDenominator: 0 };
const level = { seats: 10, leastSeats: 3, cap: 3, thresholdNumerator: 2, thresholdDenominator: 3 };
const deeper = { seats: 20, leastSeats: 11, cap: 6, thresholdNumerator: 2, thresholdDenominator: 3 };
const windows = { seedDelay: 4, seedBlocks: 1, commitWindow: 60, revealWindow: 60, challengeWindow: 600 };
const shares = { validatorShare: 7_500, burnShare: 1_000, integratorShare: 500, settlerTip: 200 };
const terms = { levels: 2, minFamilies: 2, ...windows, slashCapBps: 500, ...shares, price: 0n };

describe.skipIf(!canRunChain)("a route", () => {
  let chain: Committee;
  const routed = (parameters: Omit<RouteParameters, "deployment">) =>
    route(chain.client, { deployment: chain.deployment, ...parameters });
  const auto = { domain: "auto", tier: "auto" } as const;

  beforeAll(async () => {
    chain = await startCommittee();
    const { client, deployment } = chain;
    // Account 0 administers. STANDARD has a value at risk of 1 MIRA a claim, HIGH of 10.
    const setTier = (tier: "STANDARD" | "HIGH", slashMultiple: number, leastSeats: number) => {
      const levels = [{ ...level, leastSeats }, deeper, unused, unused] as const;
      const args = [tierNumber(tier), levels, { ...terms, slashMultiple }] as const;
      return send(client, encodeCall(deployment.policies, policyBookAbi, "setTier", args), { deployment });
    };
    const setPrice = (domain: number, tier: "STANDARD" | "HIGH") => {
      const args = [domain, tierNumber(tier), MIRA / 100n] as const;
      return send(client, encodeCall(deployment.policies, policyBookAbi, "setPrice", args), { deployment });
    };
    await setTier("STANDARD", 50, 3);
    await setTier("HIGH", 500, 3);
    // General offers both, health STANDARD but nobody sits there, law HIGH alone; the committee sits in general and law.
    await setPrice(0, "HIGH");
    await setPrice(3, "STANDARD");
    await setPrice(4, "HIGH");
  }, 30_000);
  afterAll(() => chain?.close());

  test("takes the domain from the words, and the least tier that it offers", async () => {
    expect(await routed({ ...auto, claims: plain })).toMatchObject({
      domain: 0,
      tier: "STANDARD",
      claimCount: 2,
      reasons: ["DOMAIN_UNCERTAIN", "TIER_DOMAIN_MINIMUM"],
      explanation: "The claims' words are of no field: general. The domain's least tier will do.",
    });
    expect(await routed({ ...auto, text: law.join(" ") })).toMatchObject({
      domain: 4,
      tier: "HIGH",
      reasons: ["DOMAIN_BY_CONTENT", "TIER_DOMAIN_MINIMUM"],
      guess: { domain: "law" },
    });
    expect(await routed({ domain: "general", tier: "auto", claimCount: 3 })).toMatchObject({
      guess: null,
      reasons: ["DOMAIN_GIVEN", "TIER_DOMAIN_MINIMUM"],
    });
  });

  test("takes a deeper tier for a higher value, and names it where the caller's is too low", async () => {
    const high = await routed({ ...auto, claims: plain, statedValue: MIRA + 1n });
    expect(high).toMatchObject({ tier: "HIGH", reasons: ["DOMAIN_UNCERTAIN", "TIER_FOR_VALUE"] });
    expect(await routed({ ...auto, claims: plain, statedValue: MIRA })).toMatchObject({ tier: "STANDARD" });
    const low = { domain: "general", tier: "STANDARD", claims: plain, statedValue: MIRA + 1n } as const;
    expect(await routed(low).catch((error: unknown) => error)).toMatchObject({
      code: "TIER_TOO_LOW",
      details: { tier: "STANDARD", suggested: "HIGH", valueAtRisk: { STANDARD: MIRA, HIGH: 10n * MIRA } },
    });
    expect(
      await routed({ ...low, tier: "auto", statedValue: 11n * MIRA }).catch((error: unknown) => error),
    ).toMatchObject({ code: "NO_TIER_SUITS", details: { most: 10n * MIRA } });
    expect(await codeOf(routed({ ...low, statedValue: 11n * MIRA }))).toBe("NO_TIER_SUITS");
    expect(await codeOf(routed({ domain: "law", tier: "STANDARD", claimCount: 1 }))).toBe("TIER_NOT_OFFERED");
    expect(await codeOf(routed({ ...auto, claims: [] }))).toBe("VALUE_OUT_OF_RANGE");
  });

  test("falls back to general where nobody sits in the field, at no lower tier than the field's", async () => {
    expect(await routed({ ...auto, claims: health })).toMatchObject({
      domain: 0,
      tier: "STANDARD",
      guess: { domain: "health" },
      reasons: ["DOMAIN_BY_CONTENT", "DOMAIN_UNAVAILABLE", "TIER_DOMAIN_MINIMUM"],
    });
    expect(await codeOf(routed({ domain: "health", tier: "auto", claims: health }))).toBe("DOMAIN_NOT_SEATED");
    // Without validators in law it is general's turn, at HIGH, which law demands.
    const { client, deployment } = chain;
    const until = BigInt(Math.ceil(Date.now() / 1_000) + 20 * 86_400);
    const suspend = (id: number) =>
      send(client, encodeCall(deployment.validators, validatorRegistryAbi, "suspend", [id, until]), { deployment });
    expect((await getPopulation(client, { deployment, domain: "law" })).validators).toBe(5);
    expect(await codeOf(routed({ domain: "auto", tier: "STANDARD", claims: law }))).toBe("TIER_NOT_OFFERED");
    for (const id of [1, 2, 3, 4, 5]) await suspend(id);
    expect((await getPopulation(client, { deployment, domain: "law" })).validators).toBe(0);
    await chain.pass(86_400);
    expect(await codeOf(routed({ ...auto, claims: plain }))).toBe("DOMAIN_NOT_SEATED");
  });
});

describe.skipIf(!canRunChain)("a quote", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("says what each tier costs, what it is good for, and who would vote", async () => {
    const { client, deployment } = chain;
    const found = await quote(client, { deployment, domain: "auto", tier: "auto", claims: plain, spread: true });
    expect(found).toMatchObject({
      tier: "STANDARD",
      fee: (32n * 10n * MIRA) / 100n,
      valueAtRisk: MIRA,
      fits: true,
      canSeat: true,
      minFamilies: 2,
      levels: [level],
      escalation: { budget: 0n, levels: [] },
      route: { domain: 0, reasons: ["DOMAIN_UNCERTAIN", "TIER_DOMAIN_MINIMUM"], population: { validators: 5 } },
    });
    expect(found.tiers.map(({ tier }) => tier)).toEqual(["STANDARD"]);
    expect(found.spread).toEqual({
      validators: 5,
      stake: 100_000n * MIRA,
      families: [
        { key: 1, validators: 2, stake: 40_000n * MIRA },
        { key: 2, validators: 2, stake: 40_000n * MIRA },
        { key: null, validators: 1, stake: 20_000n * MIRA },
      ],
      regions: [{ key: null, validators: 5, stake: 100_000n * MIRA }],
      providers: [{ key: null, validators: 5, stake: 100_000n * MIRA }],
    });
    await setHosting(client, { deployment, validatorId: 1, region: "CH", provider: "own rack" });
    await setHosting(client, { deployment, validatorId: 4, region: "CH", provider: "" });
    const { regions, providers } = await getPopulation(client, { deployment, domain: "general" });
    expect(regions).toEqual([
      { key: null, validators: 3, stake: 60_000n * MIRA },
      { key: "CH", validators: 2, stake: 40_000n * MIRA },
    ]);
    expect(providers).toEqual([
      { key: null, validators: 4, stake: 80_000n * MIRA },
      { key: "own rack", validators: 1, stake: 20_000n * MIRA },
    ]);
  });

  test("suggests a budget for the claims that are expected to stay undecided", async () => {
    const { client, deployment } = chain;
    const levels = [level, { ...deeper, leastSeats: 6 }, { ...deeper, seats: 40 }, unused] as const;
    const args = [1, levels, { ...terms, levels: 3, slashMultiple: 50 }] as const;
    await send(client, encodeCall(deployment.policies, policyBookAbi, "setTier", args), { deployment });
    const asked = { deployment, domain: "general", tier: "STANDARD" } as const;
    const few = await quote(client, { ...asked, claimCount: 12 });
    // 12 · ⅛ + 2 · √(12 · ⅛ · ⅞) = 3.8; a lone claim pays for 32.
    expect(few.escalation).toEqual({
      budget: (20n * 32n * MIRA) / 100n,
      levels: [
        { level: 1, claims: 4, cost: (20n * 32n * MIRA) / 100n },
        { level: 2, claims: 2, cost: (40n * 32n * MIRA) / 100n },
      ],
    });
    const many = await quote(client, { ...asked, claimCount: 1_000, undecidedShare: 0.5 });
    // 500 + 2 · √250 = 531.6
    expect(many.escalation.levels).toEqual([
      { level: 1, claims: 532, cost: (20n * 532n * MIRA) / 100n },
      { level: 2, claims: 266, cost: (40n * 266n * MIRA) / 100n },
    ]);
  });

  test("is what a request that leaves both open is opened by", async () => {
    const { client, deployment } = chain;
    const bundle = createBundle({ question: "truth", claims: plain });
    const asked = { deployment, bundle, domain: "auto", tier: "auto" } as const;
    const { requestId, route: taken } = await openRequest(client, { ...asked, statedValue: MIRA });
    expect(taken).toMatchObject({ domain: 0, tier: "STANDARD", reasons: ["DOMAIN_UNCERTAIN", "TIER_DOMAIN_MINIMUM"] });
    const { header, tier } = await getRequest(client, { deployment, requestId: requestId ?? 0n });
    expect({ tier, domain: header.domain, value: header.statedValue }).toEqual({
      tier: "STANDARD",
      domain: 0,
      value: MIRA,
    });
    expect(await codeOf(openRequest(client, { ...asked, statedValue: MIRA + 1n }))).toBe("NO_TIER_SUITS");
  });
});
