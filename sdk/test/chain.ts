import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import {
  type Abi,
  type Account,
  type Address,
  type Client,
  createClient,
  custom,
  defineChain,
  encodeDeployData,
  encodeFunctionData,
  getAbiItem,
  type Hex,
  http,
  stringToHex,
  toFunctionSelector,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { getTransactionReceipt, sendTransaction } from "viem/actions";
import * as abis from "../src/abis.ts";
import type { MiraDeployment } from "../src/index.ts";

const root = new URL("../../", import.meta.url).pathname;
const anvil = `${root}node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil`;
/** Written out, since viem's list of chains takes a second to load. */
const foundry = defineChain({
  id: 31_337,
  name: "anvil",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: [] } },
});
/** anvil's and Hardhat's own accounts. */
const mnemonic = "test test test test test test test test test test test junk";

/** Whether the contracts are compiled and a node can run here. */
export const canRunChain = existsSync(anvil) && bytecodeFiles("VerificationHub").length === 1;

/** A chain with Mira on it. */
export type TestChain = {
  client: Client;
  deployment: MiraDeployment;
  accounts: readonly Account[];
  /** A client that sends from account `index`. */
  as(index: number): Client;
  /** A client whose every answer passes through `alter`, which may throw. */
  through(alter: (method: string, answer: unknown) => unknown): Client;
  /** Moves the clock and makes a block. */
  pass(seconds: number): Promise<void>;
  close(): void;
};

const UNUSED = { seats: 0, leastSeats: 0, cap: 0, thresholdNumerator: 0, thresholdDenominator: 0 };
const EPOCH = 86_400;
const RECKONER = 4n;

/** Starts anvil and deploys everything; the tier STANDARD of the domain "general" seats five ids of one seat or more. */
export async function startChain(): Promise<TestChain> {
  const port = await freePort();
  const node: ChildProcess = spawn(anvil, ["--port", String(port), "--silent"], { stdio: "ignore" });
  const accounts = Array.from({ length: 10 }, (_, addressIndex) => mnemonicToAccount(mnemonic, { addressIndex }));
  const transport = http(`http://127.0.0.1:${port}`, { retryCount: 0 });
  const as = (index: number) => {
    const account = accounts[index];
    if (!account) throw new RangeError(`No account ${index}.`);
    return createClient({ account, chain: foundry, transport, pollingInterval: 20 }) as Client;
  };
  const client = as(0);
  const rpc = (method: string, params: unknown[] = []) => client.request({ method, params } as never);
  for (let tries = 0; ; ++tries) {
    try {
      await rpc("eth_chainId");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  const deployment = await deploy(client, accounts[0]?.address ?? "0x");
  return {
    client,
    deployment,
    accounts,
    as,
    through(alter) {
      const request = async ({ method, params }: { method: string; params?: unknown }) =>
        alter(method, structuredClone(await client.request({ method, params } as never)));
      return createClient({
        chain: foundry,
        transport: custom({ request }, { retryCount: 0 }),
        pollingInterval: 20,
      }) as Client;
    },
    async pass(seconds) {
      await rpc("evm_increaseTime", [seconds]);
      await rpc("evm_mine");
    },
    close: () => node.kill("SIGKILL"),
  };
}

async function deploy(client: Client, owner: Address): Promise<MiraDeployment> {
  const create = async (name: string, abi: Abi, args: unknown[]): Promise<Address> => {
    const [file] = bytecodeFiles(name);
    const { bytecode } = JSON.parse(readFileSync(file ?? "", "utf8")) as { bytecode: Hex };
    const hash = await sendTransaction(client, { data: encodeDeployData({ abi, bytecode, args }) } as never);
    const { contractAddress } = await mined(client, hash);
    if (!contractAddress) throw new Error(`${name} was not deployed.`);
    return contractAddress;
  };
  const call = async (to: Address, abi: Abi, functionName: string, args: unknown[]) => {
    const data = encodeFunctionData({ abi, functionName, args });
    const { status } = await mined(client, await sendTransaction(client, { to, data } as never));
    if (status !== "success") throw new Error(`${functionName} failed.`);
  };
  const [managerFile] = bytecodeFiles("AccessManager");
  const managerAbi = (JSON.parse(readFileSync(managerFile ?? "", "utf8")) as { abi: Abi }).abi;
  const authority = await create("AccessManager", managerAbi, [owner]);
  const token = await create("MiraToken", abis.miraTokenAbi, [owner]);
  const validators = await create("ValidatorRegistry", abis.validatorRegistryAbi, [authority, EPOCH, 63n, 32]);
  const stake = await create("StakeManager", abis.stakeManagerAbi, [
    authority,
    token,
    validators,
    10n ** 22n,
    1_814_400,
  ]);
  const slasher = await create("Slasher", abis.slasherAbi, [authority, token, validators, stake]);
  const policies = await create("PolicyBook", abis.policyBookAbi, [authority, validators, 10n ** 22n]);
  const registry = await create("VerdictRegistry", abis.verdictRegistryAbi, [authority]);
  const ledger = await create("FeeLedger", abis.feeLedgerAbi, [authority, token, validators, stake, owner, 864_000n]);
  const contests = await create("ContestBook", abis.contestBookAbi, [registry, ledger]);
  const counter = await create("RoundCounter", abis.roundCounterAbi, []);
  const hub = await create("VerificationHub", abis.verificationHubAbi, [
    validators,
    ledger,
    counter,
    policies,
    registry,
    contests,
  ]);
  const emissions = await create("EmissionsController", abis.emissionsControllerAbi, [
    authority,
    token,
    ledger,
    stake,
    949_066_037_374_324n,
    1_733n,
    10n ** 21n,
    259_200n,
  ]);
  const attendance = await create("AttendanceBook", abis.attendanceBookAbi, [validators, registry]);
  const withholding = await create("WithholdingProver", abis.withholdingProverAbi, [
    token,
    registry,
    validators,
    slasher,
    864_000n,
  ]);
  const equivocation = await create("EquivocationProver", abis.equivocationProverAbi, [
    token,
    registry,
    validators,
    stake,
    slasher,
    864_000n,
  ]);
  const reckoner = await create("Reckoner", abis.reckonerAbi, [token, contests, ledger, slasher, stake, validators]);
  const ranks = await create("RankBook", abis.rankBookAbi, [token, validators, ledger, policies, slasher, 1_209_600n]);
  const causeTerms = { reporter: ranks, maxBps: 1_000, maxEpochBps: 3_000, bountyBps: 1_000 };
  await call(slasher, abis.slasherAbi, "setCause", [stringToHex("FLOOR", { size: 32 }), causeTerms]);
  const ranked = [
    [validators, "function setRank(uint32,uint8,uint256)"],
    [validators, "function suspend(uint32,uint256)"],
    [ledger, "function pardon(uint32,uint8)"],
  ] as const;
  // One role for all that the rank book does; account 0 holds it too, and administers.
  for (const [target, signature] of ranked) {
    await call(authority, managerAbi, "setTargetFunctionRole", [target, [toFunctionSelector(signature)], 7n]);
  }
  for (const account of [ranks, owner]) await call(authority, managerAbi, "grantRole", [7n, account, 0]);
  await call(validators, abis.validatorRegistryAbi, "setStakeManager", [stake]);
  await call(stake, abis.stakeManagerAbi, "setSlasher", [slasher]);
  await call(registry, abis.verdictRegistryAbi, "admitHub", [hub]);
  await call(ledger, abis.feeLedgerAbi, "allowHub", [hub, true]);
  await call(ledger, abis.feeLedgerAbi, "allowHub", [contests, true]);
  const selectors = ["clawBack", "rescore"].map((name) => selectorOf(abis.feeLedgerAbi, name));
  await call(authority, managerAbi, "setTargetFunctionRole", [ledger, selectors, RECKONER]);
  await call(authority, managerAbi, "grantRole", [RECKONER, reckoner, 0]);
  const overruled = { reporter: reckoner, maxBps: 1_000, maxEpochBps: 3_000, bountyBps: 3_000 };
  await call(slasher, abis.slasherAbi, "setCause", [stringToHex("OVERRULED", { size: 32 }), overruled]);
  const level = { seats: 10, leastSeats: 3, cap: 3, thresholdNumerator: 2, thresholdDenominator: 3 };
  const terms = {
    levels: 1,
    minFamilies: 2,
    seedDelay: 4,
    seedBlocks: 1,
    commitWindow: 60,
    revealWindow: 60,
    challengeWindow: 600,
    slashMultiple: 50,
    slashCapBps: 500,
    validatorShare: 7_500,
    burnShare: 1_000,
    integratorShare: 500,
    settlerTip: 200,
    price: 0n,
  };
  await call(policies, abis.policyBookAbi, "setTier", [1, [level, UNUSED, UNUSED, UNUSED], terms]);
  await call(policies, abis.policyBookAbi, "setPrice", [0, 1, 10n ** 16n]);
  const stakes = { validators, stake, slasher, attendance, withholding, equivocation, reckoner, ranks };
  const contracts = { token, ...stakes, policies, registry, ledger, contests, hub, emissions };
  return { chainId: 31_337, ...contracts, fromBlock: 0n };
}

function selectorOf(abi: Abi, name: string): Hex {
  const item = getAbiItem({ abi, name });
  if (item?.type !== "function") throw new RangeError(`There is no function ${name}.`);
  return toFunctionSelector(item);
}

async function mined(client: Client, hash: Hex) {
  for (let tries = 0; ; ++tries) {
    try {
      return await getTransactionReceipt(client, { hash });
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

/** Compiled contracts of this project, and of OpenZeppelin's package. */
function bytecodeFiles(name: string): string[] {
  const patterns = [
    `artifacts/contracts/*/${name}.sol/${name}.json`,
    `node_modules/@openzeppelin/contracts/build/contracts/${name}.json`,
  ];
  return globSync(patterns, { cwd: root }).map((file) => root + file);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
