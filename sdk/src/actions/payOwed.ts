import type { Address, Client } from "viem";
import { feeLedgerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link payOwed} sends; any account may. */
export type PayOwedParameters = SendParameters & {
  /** Who is owed. */
  owedTo: Address;
};

/** What {@link payOwed} did. */
export type PayOwedResult = {
  sent: Sent;
  /** To the account's credit, base units of MIRA. */
  paid: bigint;
};

/**
 * Pays what the ledger owes an account since {@link redeem}, as far as the treasury gives in this epoch.
 *
 * @example
 * const { paid } = await payOwed(client, { deployment, owedTo: challenger });
 */
export async function payOwed(client: Client, parameters: PayOwedParameters): Promise<PayOwedResult> {
  const call = encodeCall(parameters.deployment.ledger, feeLedgerAbi, "payOwed", [parameters.owedTo]);
  const { sent, data } = await send(client, call, parameters);
  return { sent, paid: decodeResult(feeLedgerAbi, "payOwed", data) };
}
