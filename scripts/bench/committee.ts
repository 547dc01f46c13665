import type { MiraDeployment } from "@mira-protocol/sdk";
import { feeLedgerAbi, miraTokenAbi, stakeManagerAbi, validatorRegistryAbi } from "@mira-protocol/sdk/abis";
import { network } from "hardhat";
import {
  type Account,
  type Address,
  type Chain,
  type Client,
  type CustomTransport,
  createTestClient,
  custom,
  type Hex,
  maxUint256,
  type PublicActions,
  publicActions,
  type TestActions,
  type TransactionReceipt,
  type WalletActions,
  walletActions,
} from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { LIGHT } from "../../deploy/policies.ts";
import { deployLocal } from "../lib/deployLocal.ts";

const BOND = 10_000n * 10n ** 18n;
const MNEMONIC = "test test test test test test test test test test test junk";
const EPOCH = 24 * 60 * 60;

type ChainClient = Client<CustomTransport, Chain> & PublicActions & WalletActions & TestActions;

/** A chain of its own with k validators of one seat each. */
export type Committee = {
  client: ChainClient;
  contracts: MiraDeployment;
  requester: Account;
  /** Operator i votes for validator i + 1. */
  operators: readonly ReturnType<typeof mnemonicToAccount>[];
  /** Sends a transaction and returns its receipt; throws if it reverted. */
  send(account: Account, to: Address, data: Hex): Promise<TransactionReceipt>;
};

/**
 * Deploys to a fresh simulated chain, where the tier LIGHT expects k seats and k validators have equal stake: each draws
 * exactly one seat. Commit windows are long enough that time does not matter.
 */
export async function createCommittee(k: number): Promise<Committee> {
  const connection = await network.create({ override: { chainId: hardhat.id } });
  const [first, ...others] = LIGHT.levels;
  if (!first) throw new Error("the tier has no levels");
  const contracts = await deployLocal(connection, {
    lightLevels: [{ ...first, seats: k, leastSeats: k }, ...others],
    lightTerms: { ...LIGHT.terms, commitWindow: 900, revealWindow: 900 },
    epochLength: EPOCH,
  });
  const client = createTestClient({ chain: hardhat, mode: "hardhat", transport: custom(connection.provider) })
    .extend(publicActions)
    .extend(walletActions);
  const send = async (account: Account, to: Address, data: Hex): Promise<TransactionReceipt> => {
    const hash = await client.sendTransaction({ account, to, data, gas: 16_000_000n });
    const receipt = await client.waitForTransactionReceipt({ hash, pollingInterval: 1 });
    if (receipt.status !== "success") throw new Error(`transaction ${hash} reverted`);
    return receipt;
  };

  const requester = mnemonicToAccount(MNEMONIC, { addressIndex: 0 });
  const operators = Array.from({ length: k }, (_, i) => mnemonicToAccount(MNEMONIC, { addressIndex: i + 1 }));
  await client.writeContract({
    account: requester,
    abi: miraTokenAbi,
    address: contracts.token,
    functionName: "approve",
    args: [contracts.stake, maxUint256],
  });
  await client.writeContract({
    account: requester,
    abi: miraTokenAbi,
    address: contracts.token,
    functionName: "approve",
    args: [contracts.ledger, maxUint256],
  });
  // Prepaid credit, as a requester with many requests keeps it.
  await client.writeContract({
    account: requester,
    abi: feeLedgerAbi,
    address: contracts.ledger,
    functionName: "deposit",
    args: [1_000_000n * 10n ** 18n],
  });
  for (const [index, operator] of operators.entries()) {
    await client.writeContract({
      account: requester,
      abi: validatorRegistryAbi,
      address: contracts.validators,
      functionName: "register",
      args: [operator.address, (index % 5) + 1, `0x${"00".repeat(32)}`, 1n],
    });
    await client.writeContract({
      account: requester,
      abi: stakeManagerAbi,
      address: contracts.stake,
      functionName: "bond",
      args: [index + 1, BOND],
    });
  }
  await client.increaseTime({ seconds: EPOCH });
  await client.mine({ blocks: 1 });
  return { client, contracts, requester, operators, send };
}
