import type { Client } from "viem";
import { miraTokenAbi, stakeManagerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "../internal/chain.ts";
import { accountOf, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link depositStake} sends; the account is the validator's owner. */
export type DepositStakeParameters = SendParameters & {
  validatorId: number;
  /** Base units of MIRA. */
  amount: bigint;
  /** Whether to send an approval first where the allowance falls short; `true` by default. */
  approve?: boolean;
};

/**
 * Adds to a validator's own bond. It counts towards power from the next epoch on, and once the bond is at least the
 * minimum.
 *
 * @throws MiraError `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`, or `CONTRACT_REVERTED` with `Stake_NotOwner`
 *
 * @example
 * await depositStake(client, { deployment, validatorId: 7, amount: 10_000n * 10n ** 18n });
 */
export async function depositStake(client: Client, parameters: DepositStakeParameters): Promise<Sent> {
  const { deployment, validatorId, amount, signal, approve = true } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { address } = accountOf(client, parameters);
  const token = { abi: miraTokenAbi, address: deployment.token } as const;
  const [balance, allowance] = await Promise.all([
    read(client, { ...token, functionName: "balanceOf", args: [address] }, signal),
    read(client, { ...token, functionName: "allowance", args: [address, deployment.stake] }, signal),
  ]);
  if (amount > balance) {
    throw new MiraError("FUNDS_INSUFFICIENT", `The account holds ${balance} base units of MIRA.`, {
      details: { asset: "MIRA", amount, balance },
    });
  }
  if (amount > allowance) {
    if (!approve || parameters.dryRun) {
      throw new MiraError("ALLOWANCE_INSUFFICIENT", "The stake manager may not take the deposit.", {
        details: { needed: amount, allowance, spender: deployment.stake },
      });
    }
    await send(client, encodeCall(deployment.token, miraTokenAbi, "approve", [deployment.stake, amount]), parameters);
  }
  const call = encodeCall(deployment.stake, stakeManagerAbi, "bond", [validatorId, amount]);
  return (await send(client, call, parameters)).sent;
}
