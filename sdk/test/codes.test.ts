import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  bondStake,
  claimEarnings,
  getDomain,
  getRequest,
  getRound,
  getValidator,
  openRequest,
  requestStatuses,
  waitForRequest,
} from "../src/index.ts";
import { canRunChain } from "./chain.ts";
import { bundle, type Committee, codeOf, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("actions fail", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("with codes that a program can act on", async () => {
    const { client, deployment } = chain;
    const parameters = { deployment, bundle, domain: "general", tier: "STANDARD" } as const;
    expect(await codeOf(openRequest(chain.as(8), parameters))).toBe("FUNDS_INSUFFICIENT");
    expect(await codeOf(openRequest(client, { ...parameters, maxFee: 1n }))).toBe("FEE_ABOVE_MAXIMUM");
    expect(await codeOf(openRequest(client, { ...parameters, funding: "allowance" }))).toBe("ALLOWANCE_INSUFFICIENT");
    expect(await codeOf(openRequest(client, { ...parameters, tier: "HIGH" }))).toBe("TIER_NOT_OFFERED");
    expect(await codeOf(getRequest(client, { deployment, requestId: 7n }))).toBe("REQUEST_NOT_FOUND");
    expect(await codeOf(getRound(client, { deployment, round: 7n }))).toBe("ROUND_NOT_FOUND");
    expect(await codeOf(getValidator(client, { deployment, validatorId: 77 }))).toBe("VALIDATOR_NOT_FOUND");
    expect(await codeOf(getRound(client, { deployment: { ...deployment, chainId: 1 }, round: 7n }))).toBe(
      "CHAIN_MISMATCH",
    );
    expect(await codeOf(claimEarnings(client, { deployment, validatorId: 1, domain: "general", epochs: [1n] }))).toBe(
      "CONTRACT_REVERTED Fees_NotYetFinal",
    );
    const requestId = await chain.open();
    expect(await codeOf(waitForRequest(client, { deployment, requestId, timeout: 100 }))).toBe("TIMEOUT");
    const controller = new AbortController();
    const waiting = waitForRequest(client, { deployment, requestId, signal: controller.signal });
    controller.abort();
    expect(await codeOf(waiting)).toBe("ABORTED");
    expect(await getDomain(client, { deployment, domain: "general" })).toMatchObject({ validators: 5, families: 3 });
    expect(await getValidator(client, { deployment, validatorId: 2 })).toMatchObject({ family: 2, domains: [0, 4] });
    const stake = { deployment, validatorId: 2, amount: 1n };
    expect(await codeOf(bondStake(chain.as(8), stake))).toBe("FUNDS_INSUFFICIENT");
    expect(requestStatuses).toContain("EXPIRED");
  }, 30_000);
});
