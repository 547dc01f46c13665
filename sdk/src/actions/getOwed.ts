import type { Address, Client } from "viem";
import { feeLedgerAbi } from "../abis.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";

/** What {@link getOwed} asks for. */
export type GetOwedParameters = ActionParameters & { account: Address };

/**
 * What the ledger owes an account for challenges that it was right with, base units of MIRA: see {@link payOwed}.
 *
 * @example
 * if ((await getOwed(client, { deployment, account })) > 0n) await payOwed(client, { deployment, owedTo: account });
 */
export async function getOwed(client: Client, { deployment, account, signal }: GetOwedParameters): Promise<bigint> {
  await requireChain(client, deployment.chainId, signal);
  const call = { abi: feeLedgerAbi, address: deployment.ledger, functionName: "owedOf", args: [account] } as const;
  return read(client, call, signal);
}
