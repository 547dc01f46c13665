import {
  type Bundle,
  commit,
  createBundle,
  createSalt,
  domains,
  expire,
  getCredit,
  getDomain,
  getRequest,
  MAX_CLAIMS,
  openRequest,
  quote,
  splitBundle,
  waitForRequest,
  withdrawCredit,
} from "@mira-protocol/sdk";
import { miraTokenAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { createRig, type Rig } from "./support/createRig.ts";
import { lighthouse, VERIFIERS } from "./support/lighthouse.ts";
import { miraErrorOf } from "./support/miraErrorOf.ts";

/** Three validators sit in "general" alone, and none of their processes runs. */
describe("requests that cannot be, or come to nothing", function () {
  this.timeout(300_000);
  let rig: Rig;

  before(async () => {
    rig = await createRig("refusals", { verifiers: VERIFIERS, domains: ["general"] });
  });

  after(() => rig?.close());

  it("refuses a request that a domain has too few validators for, and says what to do", async () => {
    const { client, deployment } = rig;
    expect(await getDomain(client, { deployment, domain: "law" })).to.include({ validators: 0 });
    const error = await miraErrorOf(open({ domain: "law" }));
    expect(error).to.include({ code: "CONTRACT_REVERTED", retryable: true });
    expect(error.details).to.deep.include({
      error: "Hub_TooFewValidators",
      args: { domain: domains.indexOf("law"), validators: 0n, least: 3n },
    });
    expect(error.details.hint).to.match(/take another tier or domain/);
    expect(error.message).to.contain(String(error.details.hint));
  });

  it("refuses a fee above the maximum before anything is sent, and names both", async () => {
    const { client, deployment } = rig;
    const { fee } = await quote(client, { deployment, domain: "general", tier: "STANDARD", claimCount: 3 });
    const error = await miraErrorOf(open({ maxFee: fee - 1n }));
    expect(error).to.include({ code: "FEE_ABOVE_MAXIMUM", retryable: false });
    expect(error.details).to.deep.equal({ fee, maxFee: fee - 1n });
    expect(error.message).to.contain(String(fee));
  });

  it("refuses a domain that nobody knows, by number and by name", async () => {
    const byNumber = await miraErrorOf(open({ domain: 17 }));
    expect(byNumber).to.include({ code: "TIER_NOT_OFFERED", retryable: false });
    expect(byNumber.details).to.deep.include({ domain: 17, offered: [] });
    // What a program in JavaScript can pass.
    const byName = await miraErrorOf(open({ domain: "astrology" as "law" }));
    expect(byName).to.include({ code: "VALUE_OUT_OF_RANGE", retryable: false });
    expect(byName.message).to.contain("domain");
  });

  it("refuses more than 4,096 claims, and splits them where it is asked to", async () => {
    const { client, deployment } = rig;
    const claims = Array.from({ length: MAX_CLAIMS + 1 }, (_, index) => `${index} is a number.`);
    const parameters = { question: "truth", claims } as const;
    const error = await miraErrorOf((async () => createBundle(parameters))());
    expect(error.code).to.equal("BUNDLE_TOO_MANY_CLAIMS");
    expect(error.details).to.deep.equal({ claims: MAX_CLAIMS + 1, most: MAX_CLAIMS });
    expect(error.message).to.contain("splitBundle");
    expect(splitBundle(parameters).map((part) => part.claims.length)).to.deep.equal([MAX_CLAIMS, 1]);
    // Somebody who makes the document by hand gets no further.
    const salted = claims.map((text) => ({ text, salt: createSalt() }));
    const byHand = await miraErrorOf(open({ bundle: { ...lighthouse(), claims: salted } }));
    expect(byHand.code).to.equal("VALUE_OUT_OF_RANGE");
    const quoted = quote(client, { deployment, domain: "general", tier: "STANDARD", claimCount: MAX_CLAIMS + 1 });
    expect((await miraErrorOf(quoted)).code).to.equal("VALUE_OUT_OF_RANGE");
  });

  it("refuses a requester who has no MIRA", async () => {
    const error = await miraErrorOf(open({ account: rig.account(19) }));
    expect(error.code).to.equal("FUNDS_INSUFFICIENT");
    expect(error.details).to.include({ asset: "MIRA", credit: 0n, balance: 0n });
  });

  it("expires a request that nobody judged, by anyone, and refunds all but the opening fee", async () => {
    const { client, deployment, requester, account } = rig;
    const stranger = account(19);
    const balance = (): Promise<bigint> => {
      const token = { abi: miraTokenAbi, address: deployment.token } as const;
      return client.readContract({ ...token, functionName: "balanceOf", args: [requester.address] });
    };
    const start = await balance();
    const { requestId, fee } = await rig.open(lighthouse());
    expect(await balance()).to.equal(start - fee);
    const { times, config } = await rig.round(requestId);

    // Through both windows in which commitments may still come it stands.
    for (const timestamp of [times.commitEnd - 1, times.commitEnd + config.commitWindow - 1]) {
      await mineAt(timestamp);
      const early = await miraErrorOf(expire(client, { deployment, account: stranger, requestId }));
      expect(early).to.include({ code: "CONTRACT_REVERTED", retryable: true });
      expect(early.details).to.include({ error: "Hub_StillRunning" });
    }
    await mineAt(times.commitEnd + config.commitWindow);
    expect(await rig.round(requestId)).to.include({ phase: "CLOSED" });
    const { refund } = await expire(client, { deployment, account: stranger, requestId });

    const { price } = (await getRequest(client, { deployment, requestId })).terms;
    expect(price > 0n).to.equal(true);
    expect(refund).to.equal(fee - price);
    expect(await getCredit(client, { deployment, account: requester.address })).to.equal(fee - price);
    const { request, verdicts } = await waitForRequest(client, { deployment, requestId, timeout: 30_000 });
    expect(request.status).to.equal("EXPIRED");
    expect(verdicts).to.equal(null);
    await withdrawCredit(client, { deployment, account: requester });
    expect(await balance()).to.equal(start - price);
    // It ended once and for all.
    const again = await miraErrorOf(expire(client, { deployment, account: stranger, requestId }));
    expect(again.code).to.equal("CONTRACT_REVERTED");
    const [{ id }] = rig.validators as [Rig["validators"][number]];
    const late = commit(client, { deployment, account: stranger, round: requestId, validatorId: id, commitment });
    expect((await miraErrorOf(late)).details).to.include({ error: "Hub_CommitRefused" });
  });

  const commitment = createSalt();

  function open(parameters: Partial<Parameters<typeof openRequest>[1]> & { bundle?: Bundle }): Promise<unknown> {
    const { client, deployment, requester } = rig;
    const usual = {
      deployment,
      account: requester,
      bundle: lighthouse(),
      domain: "general",
      tier: "STANDARD",
    } as const;
    return openRequest(client, { ...usual, ...parameters });
  }

  /** Waits for a block of this timestamp, so that calls are simulated on it. */
  async function mineAt(timestamp: number): Promise<void> {
    await rig.pace(0);
    await rig.moveTo(timestamp);
    await rig.client.mine({ blocks: 1 });
    await rig.pace(1);
  }
});
