import { checkDeployment, type MiraDeployment, MiraError } from "@mira-protocol/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type Address, type Client, createClient, custom, getAddress } from "viem";
import { getChainId } from "viem/actions";
import type { CommonArguments, SendingArguments } from "./define.ts";
import { findDeployment } from "./findDeployment.ts";
import { parseAddress, parseWhole, usageError } from "./parse.ts";

/** What a task's action works with. */
export type TaskContext = {
  /** Speaks through the network that `--network` chose, and sends from the account that `--from` chose. */
  client: Client;
  deployment: MiraDeployment;
  /** The account that sends; `null` if the network has none and the task sends nothing. */
  account: Address | null;
  /** The first of the network's accounts. */
  firstAccount(): Promise<Address>;
};

/** Milliseconds between two looks for a receipt. */
const POLLING_INTERVAL = 250;

/** Connects to the network of the command line, and makes sure that Mira is there. */
export async function connect(
  hre: HardhatRuntimeEnvironment,
  args: CommonArguments & Partial<SendingArguments>,
): Promise<TaskContext & { close(): Promise<void> }> {
  const connection = await hre.network.create();
  try {
    const { provider } = connection;
    const transport = custom({ request: (call) => provider.request(call) }, { retryCount: 0 });
    const reader = createClient({ transport });
    const chainId = await getChainId(reader).catch((cause: unknown) => {
      throw unreachable(connection.networkName, cause);
    });
    const deployment = await findDeployment(args.deployment, chainId, hre.config.paths.ignition);
    await checkDeployment(reader, { deployment });
    const account = args.dryRun === undefined ? null : await chooseAccount(provider, args.from);
    const client = createClient({ transport, pollingInterval: POLLING_INTERVAL, ...(account && { account }) });
    const firstAccount = (): Promise<Address> => chooseAccount(provider, undefined);
    return { client, deployment, account, firstAccount, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function unreachable(network: string, cause: unknown): MiraError {
  return new MiraError("RPC_FAILED", `The network "${network}" does not answer.`, {
    cause,
    retryable: true,
    details: { network, hint: "Start its node, or choose another network with --network." },
  });
}

async function chooseAccount(
  provider: { request(call: { method: string }): Promise<unknown> },
  chosen: string | undefined,
): Promise<Address> {
  const accounts = (await provider.request({ method: "eth_accounts" })) as readonly Address[];
  if (accounts.length === 0) {
    throw new MiraError("ACCOUNT_MISSING", "The network has no accounts.", {
      details: { hint: "Give it some in hardhat.config.ts, for instance from the keystore." },
    });
  }
  if (chosen?.startsWith("0x")) {
    const address = parseAddress("--from", chosen);
    const own = accounts.find((account) => account.toLowerCase() === address.toLowerCase());
    if (own) return address;
    throw usageError("--from", `The network has no account ${address}.`);
  }
  const place = chosen === undefined ? 0 : parseWhole("--from", chosen, 0, accounts.length - 1);
  return getAddress(accounts[place] as Address);
}
