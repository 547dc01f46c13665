import type { MiraDeployment } from "@mira-protocol/sdk";
import { validatorRegistryAbi, verificationHubAbi } from "@mira-protocol/sdk/abis";
import { type Address, type Client, type Hex, isAddressEqual, zeroAddress, zeroHash } from "viem";
import { getChainId, getCode, readContract } from "viem/actions";
import { WorkerError } from "../common/workerError.ts";

/** What the chain says about the validator, and about what never changes. */
export type CheckedChain = {
  family: number;
  /** Hash of the declared model's manifest. */
  manifest: Hex | null;
  /** Seconds after the reveal window in which a round can be settled. */
  settlePeriod: number;
  /** How many ids are registered. */
  count: number;
};

/** What {@link checkChain} compares. */
export type CheckChainParameters = {
  client: Client;
  deployment: MiraDeployment;
  validatorId: number;
  /** Address of the key that was given. */
  operator: Address;
};

/**
 * Makes sure that the endpoint serves the right chain, that the hub is there, and that the key is the validator's.
 *
 * @throws WorkerError `SETUP_WRONG`; whatever viem throws where the endpoint does not answer
 *
 * @example
 * const { family } = await checkChain({ client, deployment, validatorId: 7, operator: account.address });
 */
export async function checkChain(parameters: CheckChainParameters): Promise<CheckedChain> {
  const { client, deployment, validatorId, operator } = parameters;
  const { validators: address, hub } = deployment;
  const chainId = await getChainId(client);
  if (chainId !== deployment.chainId) {
    throw wrong(`--rpc serves chain ${chainId}, but the deployment is on chain ${deployment.chainId}`);
  }
  const code = await getCode(client, { address: hub });
  if (!code || code === "0x") throw wrong(`there is no contract at the hub's address ${hub}: check --deployment`);
  const registry = { address, abi: validatorRegistryAbi } as const;
  const [count, settlePeriod] = await Promise.all([
    readContract(client, { ...registry, functionName: "count" }),
    readContract(client, { address: hub, abi: verificationHubAbi, functionName: "SETTLE_PERIOD" }),
  ]);
  if (validatorId > count) throw wrong(`there is no validator ${validatorId}, ids run to ${count}: check --validator`);
  const found = await readContract(client, { ...registry, functionName: "validator", args: [validatorId] });
  if (!isAddressEqual(found.operator, operator)) {
    const present = found.operator === zeroAddress ? "stopped" : found.operator;
    throw wrong(
      `the operator of validator ${validatorId} is ${present}, the key is ${operator}: give its key, or setOperator`,
    );
  }
  const manifest = found.manifest === zeroHash ? null : found.manifest;
  return { family: found.family, manifest, settlePeriod: Number(settlePeriod), count: Number(count) };
}

const wrong = (message: string): WorkerError => new WorkerError("SETUP_WRONG", message);
