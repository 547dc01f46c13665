import type { DeploymentParameters } from "@nomicfoundation/ignition-core";
import type { network } from "hardhat";
import type { Address } from "viem";
import Mira from "../../deploy/modules/Mira.ts";

/** A connection as Hardhat makes it. */
export type Connection = Awaited<ReturnType<typeof network.create>>;

/** Where the contracts of a deployment stand. */
export type Contracts = Record<
  "token" | "validators" | "stakes" | "policies" | "registry" | "hub",
  Address
>;

/**
 * Deploys everything to the connection's chain, from its first account.
 *
 * @param parameters Values for the module's parameters; its defaults otherwise.
 */
export async function deployLocal(
  connection: Connection,
  parameters: NonNullable<DeploymentParameters[string]>,
): Promise<Contracts> {
  const deployed = await connection.ignition.deploy(Mira, { parameters: { Mira: parameters } });
  const at = async (name: keyof Contracts): Promise<Address> => (await deployed[name].getAddress()) as Address;
  return {
    token: await at("token"),
    validators: await at("validators"),
    stakes: await at("stakes"),
    policies: await at("policies"),
    registry: await at("registry"),
    hub: await at("hub"),
  };
}
