import type { Address, Client, Hex } from "viem";
import { miraTokenAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "./chain.ts";
import { accountOf, type ContractCall, encodeCall, type SendParameters, type Sent, send } from "./send.ts";

/** What a call by which a contract takes MIRA of the account needs to know. */
export type ApprovalParameters = SendParameters & {
  /** Contract that takes it. */
  spender: Address;
  /** Base units of MIRA. */
  amount: bigint;
  /** Whether to send an approval first where the allowance falls short; `true` by default. */
  approve?: boolean;
};

/** What such a call did. */
export type ApprovalResult = {
  sent: Sent;
  /** What the call returns; `null` where a dry run could not go so far, for want of an allowance. */
  data: Hex | null;
  /** The approval that went, or would have to go, before; `null` where the allowance was enough. */
  approval: bigint | null;
};

/**
 * Sends a call by which a contract takes MIRA of the account, after an approval if one is lacking.
 *
 * A dry run sends no approval, so its simulation may end at the transfer. Everything else was checked before that, so
 * there it would succeed.
 *
 * @param through Sends the call itself; {@link send} by default.
 */
export async function sendWithApproval<parameters extends ApprovalParameters>(
  client: Client,
  call: ContractCall,
  parameters: parameters,
  through: (client: Client, call: ContractCall, parameters: parameters) => ReturnType<typeof send> = send,
): Promise<ApprovalResult> {
  const { deployment, spender, amount, signal, approve = true } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { address } = accountOf(client, parameters);
  const token = { abi: miraTokenAbi, address: deployment.token } as const;
  const [balance, allowance] = await Promise.all([
    read(client, { ...token, functionName: "balanceOf", args: [address] }, signal),
    read(client, { ...token, functionName: "allowance", args: [address, spender] }, signal),
  ]);
  if (amount > balance) {
    throw new MiraError("FUNDS_INSUFFICIENT", "The account holds too little MIRA.", {
      details: { asset: "MIRA", amount, balance },
    });
  }
  if (amount <= allowance) return { ...(await through(client, call, parameters)), approval: null };
  if (!approve) {
    throw new MiraError("ALLOWANCE_INSUFFICIENT", "The contract may not take so much of the account's MIRA.", {
      details: { needed: amount, allowance, spender },
    });
  }
  // What would be refused for another reason must not leave an approval behind.
  await through(client, call, { ...parameters, dryRun: true }).catch((error: unknown) => {
    const isShort = error instanceof MiraError && error.details.error === "ERC20InsufficientAllowance";
    if (!isShort) throw error;
  });
  await send(client, encodeCall(deployment.token, miraTokenAbi, "approve", [spender, amount]), parameters);
  if (parameters.dryRun) return { sent: null, data: null, approval: amount };
  return { ...(await through(client, call, parameters)), approval: amount };
}
