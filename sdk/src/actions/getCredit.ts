import type { Address, Client } from "viem";
import { feeLedgerAbi } from "../abis.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";

/** What {@link getCredit} asks for. */
export type GetCreditParameters = ActionParameters & { account: Address };

/**
 * An account's credit in the fee ledger, base units of MIRA. Requests are paid from it first.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const credit = await getCredit(client, { deployment, account: "0x…" });
 */
export async function getCredit(client: Client, parameters: GetCreditParameters): Promise<bigint> {
  const { deployment, account, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const call = { abi: feeLedgerAbi, address: deployment.ledger, functionName: "creditOf" } as const;
  return read(client, { ...call, args: [account] }, signal);
}
