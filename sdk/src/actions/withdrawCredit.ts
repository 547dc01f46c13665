import type { Address, Client } from "viem";
import { feeLedgerAbi } from "../abis.ts";
import { accountOf, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { getCredit } from "./getCredit.ts";

/** What {@link withdrawCredit} sends. */
export type WithdrawCreditParameters = SendParameters & {
  /** Base units of MIRA; all credit by default. */
  amount?: bigint;
  /** Receiver; the account itself by default. */
  to?: Address;
};

/** What {@link withdrawCredit} did. */
export type WithdrawCreditResult = { sent: Sent; amount: bigint };

/**
 * Takes credit out of the fee ledger: refunds, tips, deposits.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Fees_MoreThanCredit`
 *
 * @example
 * const { amount } = await withdrawCredit(client, { deployment });
 */
export async function withdrawCredit(
  client: Client,
  parameters: WithdrawCreditParameters,
): Promise<WithdrawCreditResult> {
  const { deployment, signal } = parameters;
  const { address } = accountOf(client, parameters);
  const amount =
    parameters.amount ?? (await getCredit(client, { deployment, account: address, ...(signal && { signal }) }));
  const call = encodeCall(deployment.ledger, feeLedgerAbi, "withdrawCredit", [amount, parameters.to ?? address]);
  const { sent } = await send(client, call, parameters);
  return { sent, amount };
}
