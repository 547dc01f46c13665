import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type MiraDeployment, MiraError, parseDeployment } from "@mira-protocol/sdk";

/** Names that deploy/modules/Mira.ts gives to the contracts. */
const FUTURES = {
  token: "Mira#MiraToken",
  validators: "Mira#ValidatorRegistry",
  stake: "Mira#StakeManager",
  slasher: "Mira#Slasher",
  policies: "Mira#PolicyBook",
  registry: "Mira#VerdictRegistry",
  ledger: "Mira#FeeLedger",
  contests: "Mira#ContestBook",
  hub: "Mira#VerificationHub",
  emissions: "Mira#EmissionsController",
  attendance: "Mira#AttendanceBook",
  withholding: "Mira#WithholdingProver",
  equivocation: "Mira#EquivocationProver",
  reckoner: "Mira#Reckoner",
  ranks: "Mira#RankBook",
} as const;

/**
 * Finds out where Mira stands on a chain.
 *
 * @param chosen A file, or an Ignition deployment by folder or id; the one that Ignition names after the chain otherwise.
 * @param ignition Folder of the Ignition modules, beside whose deployments one is looked for.
 */
export async function findDeployment(
  chosen: string | undefined,
  chainId: number,
  ignition: string,
): Promise<MiraDeployment> {
  const name = chosen ?? `chain-${chainId}`;
  const deployments = join(ignition, "deployments");
  for (const path of chosen === undefined ? [join(deployments, name)] : [name, join(deployments, name)]) {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory()) return readIgnition(path, chainId);
    if (found) return parseDeployment(await readJson(path));
  }
  const where = chosen === undefined ? `for chain ${chainId} under ${deployments}` : `named "${chosen}"`;
  throw new MiraError("DEPLOYMENT_INVALID", `There is no deployment ${where}.`, {
    details: {
      hint: "Deploy with `hardhat ignition deploy deploy/modules/Mira.ts`, or give the addresses with --deployment.",
    },
  });
}

async function readIgnition(folder: string, chainId: number): Promise<MiraDeployment> {
  const addresses = (await readJson(join(folder, "deployed_addresses.json"))) as Record<string, unknown>;
  const contracts = Object.entries(FUTURES).map(([contract, future]) => [contract, addresses[future]]);
  return parseDeployment({
    ...Object.fromEntries(contracts),
    chainId,
    fromBlock: await firstBlock(join(folder, "journal.jsonl")),
  });
}

/** The first block in which Ignition's journal has a transaction: nothing of the contracts comes before. */
async function firstBlock(journal: string): Promise<number> {
  const text = await readFile(journal, "utf8").catch(() => "");
  const blocks = [...text.matchAll(/"blockNumber":\s*(\d+)/g)].map(([, number]) => Number(number));
  return blocks.length === 0 ? 0 : Math.min(...blocks);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw new MiraError("DEPLOYMENT_INVALID", `${path} cannot be read as JSON.`, { cause });
  }
}
