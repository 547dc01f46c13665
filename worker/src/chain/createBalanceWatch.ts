import { validatorRegistryAbi } from "@mira-protocol/sdk/abis";
import { type Address, type Client, formatEther } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import type { ChainTime } from "../plan/planActions.ts";
import type { FeeSource } from "./createFeeSource.ts";

/** Looks now and then at what changes slowly. */
export type BalanceWatch = {
  onBlock(now: ChainTime): void;
  /** How many ids are registered, by the last look. */
  registered(): number;
};

/** Blocks from one look to the next. */
const INTERVAL = 100n;
/** Gas for which the key should have money: some dozens of transactions. */
const RESERVE = 20_000_000n;

/** What {@link createBalanceWatch} takes. */
export type BalanceWatchParameters = {
  common: Common;
  client: Client;
  account: Address;
  validators: Address;
  fees: FeeSource;
  /** Ids registered at the start. */
  count: number;
};

/**
 * Creates a watch that warns while the operator's key is short of money for gas, and keeps count of the validators.
 *
 * @example
 * balance.onBlock(now);
 */
export function createBalanceWatch(parameters: BalanceWatchParameters): BalanceWatch {
  const { common, client, account, validators, fees } = parameters;
  let count = parameters.count;
  let next = 0n;

  const look = async () => {
    const call = { address: validators, abi: validatorRegistryAbi, functionName: "count" } as const;
    const [balance, price, registered] = await Promise.all([
      getBalance(client, { address: account }),
      fees.price(0),
      readContract(client, call),
    ]);
    count = Number(registered);
    const gasPrice = price.type === "legacy" ? price.gasPrice : price.maxFeePerGas;
    const wanted = gasPrice * RESERVE;
    if (balance >= wanted) return;
    const shown = { account, balance: formatEther(balance), wanted: formatEther(wanted) };
    common.logger.warn(shown, "operator's key is short of money for gas: send it some");
  };

  return {
    onBlock: ({ number }) => {
      if (number < next) return;
      next = number + INTERVAL;
      look().catch((error: unknown) => common.logger.warn({ error: errorText(error) }, "balance not read"));
    },
    registered: () => count,
  };
}
