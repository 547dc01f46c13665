import { bondStake, type DomainName, domains, type MiraDeployment, registerValidator } from "@mira-protocol/sdk";
import { miraTokenAbi } from "@mira-protocol/sdk/abis";
import { type Hex, maxUint256, toHex } from "viem";
import { createNonceManager, type HDAccount, mnemonicToAccount } from "viem/accounts";
import { jsonRpc } from "viem/nonce";
import { HIGH, LIGHT, STANDARD, type TermsParameters } from "../../deploy/policies.ts";
import { type LocalChain, startClock } from "./startChain.ts";

const MNEMONIC = "test test test test test test test test test test test junk";
const EPOCH = 3_600;
const MIRA = 10n ** 18n;
/** Verifiers of the worker's embedded panel, each a family of its own. */
const VERIFIERS = ["lexical", "characters", "numbers", "entities", "contrast", "relations", "paraphrase"] as const;
/** Own bond of each validator. */
const BOND = 20_000n * MIRA;
/** Windows for a chain with a block a second. */
const QUICK = { seedDelay: 1, commitWindow: 4, revealWindow: 8, challengeWindow: 2 };

/** One of the panel's verifiers. */
export type VerifierName = (typeof VERIFIERS)[number];

/** A validator of a local chain. */
export type LocalValidator = { id: number; name: VerifierName; family: number; operatorKey: Hex };

/** A chain with contracts, validators and a requester who may spend. */
export type Stage = {
  deployment: MiraDeployment;
  requester: HDAccount;
  validators: readonly LocalValidator[];
  /** One of the chain's 20 funded accounts. 0 deploys and requests; 15 and up have no part in anything. */
  account(addressIndex: number): HDAccount;
};

/** What is set up; all seven verifiers in all domains, with windows of seconds, unless given. */
export type SetUpOptions = {
  /** Seconds from block to block once everything stands; 1 by default. */
  blockTime?: number;
  verifiers?: readonly VerifierName[];
  /** Domains that the validators sit in. */
  domains?: readonly DomainName[];
  /** Replaces terms of every tier. */
  terms?: Partial<TermsParameters>;
};

/** Deploys, registers one validator for each verifier, and starts the chain's clock. */
export async function setUp({ url, client }: LocalChain, options: SetUpOptions = {}): Promise<Stage> {
  const { verifiers = VERIFIERS, domains: seated = domains } = options;
  const terms = { ...QUICK, ...options.terms };
  // Hardhat takes seconds to load, which somebody who mistyped an option need not wait for.
  const [{ network }, { deployLocal }] = await Promise.all([import("hardhat"), import("./deployLocal.ts")]);
  const connection = await network.create({ network: "local", override: { url } });
  const deployment = await deployLocal(connection, {
    lightTerms: { ...LIGHT.terms, ...terms },
    standardTerms: { ...STANDARD.terms, ...terms },
    highTerms: { ...HIGH.terms, ...terms },
    epochLength: EPOCH,
    finalityPeriod: 60,
  });
  await connection.close();
  // Of this chain alone: a process may set up several, each with its own count.
  const nonceManager = createNonceManager({ source: jsonRpc() });
  const account = (addressIndex: number): HDAccount => mnemonicToAccount(MNEMONIC, { addressIndex, nonceManager });
  const requester = account(0);
  const validators: LocalValidator[] = [];
  for (const name of verifiers) {
    const place = VERIFIERS.indexOf(name);
    // The cold key owns the stake; the worker gets the hot one alone.
    const owner = account(1 + place);
    const operator = account(1 + VERIFIERS.length + place);
    const family = place + 1;
    const own = { deployment, account: owner };
    await client.writeContract({
      abi: miraTokenAbi,
      address: deployment.token,
      functionName: "transfer",
      args: [owner.address, BOND],
      account: requester,
    });
    const { validatorId } = await registerValidator(client, {
      ...own,
      operator: operator.address,
      family,
      domains: seated,
    });
    if (validatorId === null) throw new Error("a validator was not registered");
    await bondStake(client, { ...own, validatorId, amount: BOND });
    validators.push({ id: validatorId, name, family, operatorKey: keyOf(operator) });
  }
  await client.writeContract({
    abi: miraTokenAbi,
    address: deployment.token,
    functionName: "approve",
    args: [deployment.ledger, maxUint256],
    account: requester,
  });
  // Stake counts from the next epoch on.
  await client.increaseTime({ seconds: EPOCH });
  await client.mine({ blocks: 1 });
  await startClock(client, options.blockTime ?? 1);
  return { deployment, requester, validators, account };
}

function keyOf(hdAccount: HDAccount): Hex {
  const { privateKey } = hdAccount.getHdKey();
  if (!privateKey) throw new Error("the account has no private key");
  return toHex(privateKey);
}
