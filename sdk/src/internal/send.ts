import {
  type Abi,
  type Account,
  type Address,
  type Client,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type DecodeFunctionResultReturnType,
  decodeFunctionResult,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hex,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { parseAccount } from "viem/accounts";
import { call, estimateGas, getTransactionReceipt, sendTransaction } from "viem/actions";
import { MiraError } from "../errors/miraError.ts";
import { toMiraError } from "../errors/toMiraError.ts";
import { type ActionParameters, request, requireChain } from "./chain.ts";
import { failureOf } from "./failureOf.ts";
import { signalOf, sleep } from "./wait.ts";

/** What every action that sends a transaction needs to know. */
export type SendParameters = ActionParameters & {
  /** Sends and signs; the client's account by default. */
  account?: Account | Address;
  /** Only simulates, and sends nothing. */
  dryRun?: boolean;
  /** Longest time to wait for the transaction to be mined, milliseconds; 120,000 by default. */
  timeout?: number;
};

/** A contract call that is ready to be sent by whatever means. */
export type ContractCall = { to: Address; data: Hex };

/** A transaction that was mined, or `null` where `dryRun` held it back. */
export type Sent = { transactionHash: Hex; receipt: TransactionReceipt } | null;

const DEFAULT_TIMEOUT = 120_000;
/** Milliseconds between two looks for a receipt, unless the client polls faster. */
const POLLING_INTERVAL = 1_000;
/** No transaction may have more: EIP-7825. */
const MOST_GAS = 16_777_216n;
/** More than a transfer of MIRA costs that a call did without when it was tried. */
const SPARE_GAS = 100_000n;

/** The account that sends. */
export function accountOf(client: Client, parameters: Pick<SendParameters, "account">): Account {
  const account = parameters.account ?? client.account;
  if (!account) throw new MiraError("ACCOUNT_MISSING", "Give an account, or a client that has one.");
  return parseAccount(account);
}

/** Encodes a call of one of the deployment's contracts. */
export function encodeCall<const abi extends Abi, name extends ContractFunctionName<abi>>(
  to: Address,
  abi: abi,
  functionName: name,
  args: ContractFunctionArgs<abi, "nonpayable" | "payable", name>,
): ContractCall {
  const parameters = { abi, functionName, args } as unknown as EncodeFunctionDataParameters;
  return { to, data: encodeFunctionData(parameters) };
}

/** Decodes what a simulated call returned. */
export function decodeResult<const abi extends Abi, name extends ContractFunctionName<abi>>(
  abi: abi,
  functionName: name,
  data: Hex,
): DecodeFunctionResultReturnType<abi, name> {
  return decodeFunctionResult({ abi, functionName, data } as never) as DecodeFunctionResultReturnType<abi, name>;
}

/**
 * Simulates a call, sends it, and waits until it is mined. The simulation's revert arrives as a MiraError before
 * anything is sent.
 */
export async function send(
  client: Client,
  contractCall: ContractCall,
  parameters: SendParameters,
): Promise<{ data: Hex; sent: Sent }> {
  const account = accountOf(client, parameters);
  const signal = signalOf({ ...parameters, timeout: parameters.timeout ?? DEFAULT_TIMEOUT });
  // A wallet may have changed its chain since it was last asked.
  await requireChain(client, parameters.deployment.chainId, signal, { anew: true });
  const { data = "0x" } = await request(() => call(client, { account, ...contractCall }), signal);
  if (parameters.dryRun) return { data, sent: null };
  const gas = await gasFor(client, contractCall, account, signal);
  const transactionHash = await request(
    () => sendTransaction(client, { account, chain: client.chain ?? null, ...contractCall, gas } as never),
    signal,
  );
  const receipt = await waitForReceipt(client, transactionHash, signal);
  if (receipt.status === "reverted") throw await failureOf(client, { account, ...contractCall, gas }, receipt);
  return { data, sent: { transactionHash, receipt } };
}

/**
 * What a call needs on the latest block, and room for what others change before it is mined: they may take the credit
 * that would have paid for a request, or make a list longer. Gas that is not used is not paid for.
 */
async function gasFor(
  client: Client,
  contractCall: ContractCall,
  account: Account,
  signal: AbortSignal | undefined,
): Promise<bigint> {
  const estimate = await request(() => estimateGas(client, { account, ...contractCall, prepare: false }), signal);
  const gas = (estimate * 5n) / 4n + SPARE_GAS;
  if (gas < MOST_GAS) return gas;
  // A chain with a higher limit has its own idea of the most.
  return estimate > MOST_GAS ? estimate : MOST_GAS;
}

async function waitForReceipt(client: Client, hash: Hex, signal: AbortSignal | undefined): Promise<TransactionReceipt> {
  for (;;) {
    try {
      return await request(() => getTransactionReceipt(client, { hash }), signal);
    } catch (error) {
      // Once it is sent, only the signal ends the wait: a failing endpoint must not hide what happened to it.
      const isPending = error instanceof MiraError && error.cause instanceof TransactionReceiptNotFoundError;
      if (!isPending && !(error instanceof MiraError && error.retryable && error.code === "RPC_FAILED")) {
        throw withHash(error, hash);
      }
    }
    await sleep(Math.min(client.pollingInterval, POLLING_INTERVAL), signal).catch((error: unknown) => {
      throw withHash(error, hash);
    });
  }
}

/** Tells the caller which transaction it was that went on without it. */
function withHash(error: unknown, transactionHash: Hex): MiraError {
  const { code, message, details, cause, retryable } = toMiraError(error);
  return new MiraError(code, message, { details: { ...details, transactionHash }, cause, retryable });
}
