import type { Client } from "viem";
import type { ContractCall, SendParameters } from "./send.ts";
import { sendForValidator } from "./sendForValidator.ts";
import { type ApprovalResult, sendWithApproval } from "./sendWithApproval.ts";

/** What every action that stakes needs to know. */
export type StakeParameters = SendParameters & {
  validatorId: number;
  /** Base units of MIRA. */
  amount: bigint;
  /** Whether to send an approval first where the allowance falls short; `true` by default. */
  approve?: boolean;
};

/** Sends a call by which the stake manager takes MIRA of the account, after an approval if one is lacking. */
export function sendStake(client: Client, call: ContractCall, parameters: StakeParameters): Promise<ApprovalResult> {
  const spender = parameters.deployment.stake;
  return sendWithApproval(client, call, { ...parameters, spender }, sendForValidator);
}
