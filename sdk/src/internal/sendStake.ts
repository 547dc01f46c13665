import type { Client, Hex } from "viem";
import { miraTokenAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "./chain.ts";
import { accountOf, type ContractCall, encodeCall, type SendParameters, type Sent, send } from "./send.ts";
import { sendForValidator } from "./sendForValidator.ts";

/** What every action that stakes needs to know. */
export type StakeParameters = SendParameters & {
  validatorId: number;
  /** Base units of MIRA. */
  amount: bigint;
  /** Whether to send an approval first where the allowance falls short; `true` by default. */
  approve?: boolean;
};

/** What staking did. */
export type StakeResult = {
  sent: Sent;
  /** What the call returns; `null` where a dry run could not go so far, for want of an allowance. */
  data: Hex | null;
  /** The approval that went, or would have to go, before; `null` where the allowance was enough. */
  approval: bigint | null;
};

/**
 * Sends a call by which the stake manager takes MIRA of the account, after an approval if one is lacking.
 *
 * A dry run sends no approval, so its simulation may end at the transfer. Everything else was checked before that, so
 * there it would succeed.
 */
export async function sendStake(client: Client, call: ContractCall, parameters: StakeParameters): Promise<StakeResult> {
  const { deployment, amount, signal, approve = true } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { address } = accountOf(client, parameters);
  const token = { abi: miraTokenAbi, address: deployment.token } as const;
  const [balance, allowance] = await Promise.all([
    read(client, { ...token, functionName: "balanceOf", args: [address] }, signal),
    read(client, { ...token, functionName: "allowance", args: [address, deployment.stake] }, signal),
  ]);
  if (amount > balance) {
    throw new MiraError("FUNDS_INSUFFICIENT", "The account holds too little MIRA.", {
      details: { asset: "MIRA", amount, balance },
    });
  }
  if (amount <= allowance) return { ...(await sendForValidator(client, call, parameters)), approval: null };
  if (!approve) {
    throw new MiraError("ALLOWANCE_INSUFFICIENT", "The stake manager may not take the stake.", {
      details: { needed: amount, allowance, spender: deployment.stake },
    });
  }
  // What would be refused for another reason must not leave an approval behind.
  await sendForValidator(client, call, { ...parameters, dryRun: true }).catch((error: unknown) => {
    const isShort = error instanceof MiraError && error.details.error === "ERC20InsufficientAllowance";
    if (!isShort) throw error;
  });
  await send(client, encodeCall(deployment.token, miraTokenAbi, "approve", [deployment.stake, amount]), parameters);
  if (parameters.dryRun) return { sent: null, data: null, approval: amount };
  return { ...(await sendForValidator(client, call, parameters)), approval: amount };
}
