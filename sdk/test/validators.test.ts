import { type Address, zeroAddress } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validatorRegistryAbi } from "../src/abis.ts";
import {
  checkDeployment,
  getValidator,
  listPolicies,
  listValidators,
  rearmValidator,
  retireValidator,
  setOperator,
  setOperatorBySig,
  signSetOperator,
  stopOperator,
} from "../src/index.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("a validator", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("changes its operator, which its owner alone may name and either may stop", async () => {
    const { client, deployment, accounts } = chain;
    const [owner, , , , , , operator] = accounts.map(({ address }) => address) as Address[];
    const own = { deployment, validatorId: 1 };
    const next = { ...own, operator: operator as Address };
    expect(await setOperator(client, { ...next, dryRun: true })).toBeNull();
    expect((await getValidator(client, own)).operator).toBe(accounts[1]?.address);
    await setOperator(client, next);
    expect((await getValidator(client, own)).operator).toBe(operator);
    const refused = await setOperator(chain.as(6), next).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "CONTRACT_REVERTED", details: { error: "Validators_NotOwner", owner } });
    await stopOperator(chain.as(6), own);
    expect((await getValidator(client, own)).operator).toBeNull();
    expect(await codeOf(stopOperator(chain.as(6), own))).toBe("CONTRACT_REVERTED Validators_NotOperatorOrOwner");
    expect(await codeOf(stopOperator(client, { deployment, validatorId: 77 }))).toBe("VALIDATOR_NOT_FOUND");
  }, 30_000);

  test("changes its operator by its owner's signature, once", async () => {
    const { client, deployment, accounts } = chain;
    const operator = accounts[7]?.address as Address;
    const change = { deployment, validatorId: 3, operator };
    const signed = await signSetOperator(client, change);
    const foreign = await signSetOperator(chain.as(8), change);
    expect(await codeOf(setOperatorBySig(chain.as(9), { deployment, ...foreign }))).toBe(
      "CONTRACT_REVERTED Validators_BadSignature",
    );
    await setOperatorBySig(chain.as(9), { deployment, ...signed });
    expect((await getValidator(client, change)).operator).toBe(operator);
    expect(await codeOf(setOperatorBySig(chain.as(9), { deployment, ...signed }))).toBe(
      "CONTRACT_REVERTED Validators_BadSignature",
    );
    const stop = await signSetOperator(client, { ...change, operator: zeroAddress });
    await setOperatorBySig(chain.as(9), { deployment, ...stop });
    expect((await getValidator(client, change)).operator).toBeNull();
    const late = await signSetOperator(client, { ...change, deadline: 1n });
    expect(await codeOf(setOperatorBySig(chain.as(9), { deployment, ...late }))).toBe(
      "CONTRACT_REVERTED Validators_SignatureExpired",
    );
  }, 30_000);

  test("sits again once it is re-armed, and never again once it is retired", async () => {
    const { client, deployment } = chain;
    const own = { deployment, validatorId: 2 };
    expect(await codeOf(rearmValidator(client, own))).toBe("CONTRACT_REVERTED Validators_WrongStanding");
    const until = BigInt(Math.ceil(Date.now() / 1_000) + 10 * 86_400);
    // Account 0 administers.
    const suspend = encodeCall(deployment.validators, validatorRegistryAbi, "suspend", [2, until]);
    await send(client, suspend, { deployment });
    expect(await getValidator(client, own)).toMatchObject({ standing: "SUSPENDED", suspendedUntil: until });
    const early = await rearmValidator(client, own).catch((error: unknown) => error);
    expect(early).toMatchObject({ retryable: true, details: { error: "Validators_StillSuspended" } });
    await chain.pass(11 * 86_400);
    await rearmValidator(client, own);
    expect(await getValidator(client, own)).toMatchObject({ standing: "ACTIVE", suspendedUntil: null });
    await retireValidator(client, own);
    expect(await codeOf(retireValidator(client, own))).toBe("CONTRACT_REVERTED Validators_WrongStanding");
    const idsOf = async (narrow: object) =>
      (await listValidators(client, { deployment, ...narrow })).map(({ validatorId }) => validatorId);
    expect(await idsOf({ standing: "RETIRED" })).toEqual([2]);
    expect(await idsOf({ domain: "law", standing: "ACTIVE" })).toEqual([1, 3, 4, 5]);
    expect(await idsOf({ domain: "code" })).toEqual([]);
    expect(await idsOf({ from: 4 })).toEqual([4, 5]);
    expect(await idsOf({ from: 2, limit: 2 })).toEqual([2, 3]);
    expect(await idsOf({ from: 9 })).toEqual([]);
  }, 30_000);
});

describe.skipIf(!canRunChain)("a deployment", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("is where it says, or what is missing is named", async () => {
    const { client, deployment, accounts } = chain;
    await checkDeployment(client, { deployment });
    const astray = { ...deployment, hub: accounts[3]?.address as Address };
    const error = await checkDeployment(client, { deployment: astray }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: "DEPLOYMENT_NOT_FOUND", details: { missing: ["hub"] } });
    expect(await codeOf(checkDeployment(client, { deployment: { ...deployment, chainId: 1 } }))).toBe("CHAIN_MISMATCH");
  });

  test("lists the tiers that it offers, with price and population", async () => {
    const { client, deployment } = chain;
    expect(await listPolicies(client, { deployment })).toEqual([
      {
        domain: 0,
        tier: "STANDARD",
        price: 10n ** 16n,
        leastFee: 10n ** 16n * 320n,
        seats: 10,
        minFamilies: 2,
        shortest: 664,
        valueAtRisk: 10n ** 18n,
        validators: 5,
        families: 3,
      },
    ]);
  });
});
