import type { Client } from "viem";
import { getCredit } from "../actions/getCredit.ts";
import { accountOf, type ContractCall, type SendParameters, send } from "./send.ts";
import { type ApprovalResult, sendWithApproval } from "./sendWithApproval.ts";

/** What a call that the fee ledger takes MIRA for needs to know. */
export type FromCreditParameters = SendParameters & {
  /** Base units of MIRA that it takes. */
  amount: bigint;
  /** Whether to send an approval first where credit and allowance fall short; `true` by default. */
  approve?: boolean;
};

/** Sends a call that is paid from the account's credit, and beyond that from its MIRA, after an approval if need be. */
export async function sendFromCredit(
  client: Client,
  call: ContractCall,
  parameters: FromCreditParameters,
): Promise<ApprovalResult> {
  const { deployment, amount, signal } = parameters;
  const account = accountOf(client, parameters).address;
  const credit = await getCredit(client, { deployment, account, ...(signal && { signal }) });
  if (credit >= amount) return { ...(await send(client, call, parameters)), approval: null };
  return sendWithApproval(client, call, { ...parameters, spender: deployment.ledger, amount: amount - credit });
}
