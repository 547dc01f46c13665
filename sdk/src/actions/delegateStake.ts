import { type Client, getAbiItem } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type Sent } from "../internal/send.ts";
import { type StakeParameters, sendStake } from "../internal/sendStake.ts";

/** What {@link delegateStake} sends; any account may. */
export type DelegateStakeParameters = StakeParameters;

/** What {@link delegateStake} did. */
export type DelegateStakeResult = {
  sent: Sent;
  /** Shares of the pool; `null` where a dry run could not go so far, for want of an approval. */
  shares: bigint | null;
  /** The approval that went, or would go, before; `null` if none was needed. */
  approval: bigint | null;
};

/**
 * Delegates MIRA to an active validator: it earns, votes and is slashed with the validator's own bond. The first time an
 * account that delegates its votes to nobody delegates them to the validator's owner.
 *
 * @throws MiraError `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`, `VALIDATOR_NOT_FOUND`, or `CONTRACT_REVERTED` with
 * `Stake_NotAccepting` or `Stake_DelegationCapExceeded`
 *
 * @example
 * await delegateStake(client, { deployment, validatorId: 7, amount: 500n * 10n ** 18n });
 */
export async function delegateStake(client: Client, parameters: DelegateStakeParameters): Promise<DelegateStakeResult> {
  const { deployment, validatorId, amount } = parameters;
  const args = [validatorId, amount] as const;
  // There is another one, which delegates votes.
  const abi = [getAbiItem({ abi: stakeManagerAbi, name: "delegate", args })] as const;
  const call = encodeCall(deployment.stake, abi, "delegate", args);
  const { data, ...rest } = await sendStake(client, call, parameters);
  return { ...rest, shares: data && decodeResult(abi, "delegate", data) };
}
