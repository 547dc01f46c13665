import type { Client } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type Sent } from "../internal/send.ts";
import { type StakeParameters, sendStake } from "../internal/sendStake.ts";

/** What {@link bondStake} sends; the account is the validator's owner. */
export type BondStakeParameters = StakeParameters;

/** What {@link bondStake} did. */
export type BondStakeResult = {
  sent: Sent;
  /** Shares of the pool; `null` where a dry run could not go so far, for want of an approval. */
  shares: bigint | null;
  /** The approval that went, or would go, before; `null` if none was needed. */
  approval: bigint | null;
};

/**
 * Adds to a validator's own bond. It counts towards power from the next epoch on, once the bond reaches the minimum, and
 * lets ten times as much stand in the pool.
 *
 * @throws MiraError `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`, `VALIDATOR_NOT_FOUND`, or `CONTRACT_REVERTED` with
 * `Stake_NotOwner` or `Stake_NotAccepting`
 *
 * @example
 * await bondStake(client, { deployment, validatorId: 7, amount: 10_000n * 10n ** 18n });
 */
export async function bondStake(client: Client, parameters: BondStakeParameters): Promise<BondStakeResult> {
  const { deployment, validatorId, amount } = parameters;
  const call = encodeCall(deployment.stake, stakeManagerAbi, "bond", [validatorId, amount]);
  const { data, ...rest } = await sendStake(client, call, parameters);
  return { ...rest, shares: data && decodeResult(stakeManagerAbi, "bond", data) };
}
