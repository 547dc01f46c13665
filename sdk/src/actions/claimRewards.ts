import { type Address, type Client, parseEventLogs } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link claimRewards} sends; any account may, and the money goes where it belongs. */
export type ClaimRewardsParameters = SendParameters & {
  validatorId: number;
  /** The delegator who is paid; `null` pays the bond's rewards and the commission to the validator's owner. */
  delegator: Address | null;
};

/** What {@link claimRewards} paid, base units of MIRA. */
export type ClaimRewardsResult = { sent: Sent; amount: bigint };

/**
 * Pays rewards that wait in the stake manager. Rewards of a validator that compounds do not wait: they are stake.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Stake_NothingClaimable`
 *
 * @example
 * const { amount } = await claimRewards(client, { deployment, validatorId: 7, delegator: account.address });
 */
export async function claimRewards(client: Client, parameters: ClaimRewardsParameters): Promise<ClaimRewardsResult> {
  const { deployment, validatorId, delegator } = parameters;
  const call =
    delegator === null
      ? encodeCall(deployment.stake, stakeManagerAbi, "claimBondRewards", [validatorId])
      : encodeCall(deployment.stake, stakeManagerAbi, "claimRewards", [validatorId, delegator]);
  const { data, sent } = await sendForValidator(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: stakeManagerAbi, eventName: "RewardsClaimed", logs });
  return { sent, amount: log?.args.amount ?? decodeResult(stakeManagerAbi, "claimRewards", data) };
}
