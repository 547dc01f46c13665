import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type MiraDeployment, parseDeployment } from "@mira-protocol/sdk";
import type { DeploymentParameters } from "@nomicfoundation/ignition-core";
import type { network } from "hardhat";
import Mira from "../../deploy/modules/Mira.ts";

/** A connection as Hardhat makes it. */
export type Connection = Awaited<ReturnType<typeof network.create>>;

/**
 * Deploys everything to the connection's chain, from its first account.
 *
 * @param parameters Values for the module's parameters; its defaults otherwise.
 */
export async function deployLocal(
  connection: Connection,
  parameters: NonNullable<DeploymentParameters[string]>,
): Promise<MiraDeployment> {
  // A journal of its own, thrown away: the next local chain knows nothing of this one.
  const deploymentId = `local-${process.pid}`;
  const deployed = await connection.ignition.deploy(Mira, {
    parameters: { Mira: parameters },
    config: { blockPollingInterval: 100, requiredConfirmations: 1 },
    deploymentId,
  });
  await rm(join("deploy/deployments", deploymentId), { recursive: true, force: true });
  const { authority: _authority, stakes: stake, ...others } = deployed;
  const contracts = { stake, ...others };
  const addresses = await Promise.all(
    Object.entries(contracts).map(async ([name, contract]) => [name, await contract.getAddress()] as const),
  );
  const { chainId } = await connection.ethers.provider.getNetwork();
  return parseDeployment({ ...Object.fromEntries(addresses), chainId: Number(chainId), fromBlock: 0 });
}
