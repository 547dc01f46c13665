import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { miraTokenAbi, stakeManagerAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import type { Abi, Address } from "viem";
import { type LocalChain, startChain } from "../../../scripts/lib/startChain.ts";
import { createTasks, type Tasks } from "./createTasks.ts";

/** The first account of Hardhat's node: it deploys, and holds all MIRA. */
export const DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

/** A chain to which Ignition deployed, as a person would have it do, and tasks that find the deployment by its name. */
export type TaskRig = {
  chain: LocalChain;
  tasks: Tasks;
  /** Ignition's name of the deployment. */
  deployment: string;
  /** A folder for files. */
  directory: string;
  /** Gives an account MIRA. */
  give(to: Address, amount: bigint): Promise<void>;
  /** Pays a validator's stakers. */
  reward(validatorId: number, amount: bigint): Promise<void>;
  /** Moves the chain's clock. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
};

/** Starts a node and deploys. Call `close` whatever happens. */
export async function createTaskRig(name: string): Promise<TaskRig> {
  const directory = join("out/integration", name);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  // Git ignores folders of this pattern.
  const deployment = `local-${name}-${process.pid}`;
  const folder = join("deploy/deployments", deployment);
  const chain = await startChain();
  const tasks = await createTasks(chain.url, `--deployment ${deployment}`);
  const close = async (): Promise<void> => {
    chain.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const module = "deploy/modules/Mira.ts --build-profile default";
    const { exitCode, stderr } = await tasks.hardhat(`ignition deploy ${module} --deployment-id ${deployment}`);
    expect(exitCode, stderr).to.equal(0);
  } catch (error) {
    await close();
    throw error;
  }
  const addresses = JSON.parse(await readFile(join(folder, "deployed_addresses.json"), "utf8")) as Record<
    string,
    Address
  >;
  const [token, stakes] = [addresses["Mira#MiraToken"] ?? "0x", addresses["Mira#StakeManager"] ?? "0x"];
  const call = async (address: Address, abi: Abi, functionName: string, args: unknown[]): Promise<void> => {
    await chain.client.writeContract({ address, abi, functionName, args, account: DEPLOYER });
  };
  return {
    chain,
    tasks,
    deployment,
    directory,
    give: (to, amount) => call(token, miraTokenAbi, "transfer", [to, amount]),
    reward: async (validatorId, amount) => {
      await call(token, miraTokenAbi, "approve", [stakes, amount]);
      await call(stakes, stakeManagerAbi, "reward", [validatorId, amount]);
    },
    pass: async (seconds) => {
      await chain.client.increaseTime({ seconds });
      await chain.client.mine({ blocks: 1 });
    },
    close,
  };
}
