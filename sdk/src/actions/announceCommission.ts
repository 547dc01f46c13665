import { type Client, parseEventLogs } from "viem";
import { stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { read } from "../internal/chain.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link announceCommission} sends; the account is the validator's owner. */
export type AnnounceCommissionParameters = SendParameters & {
  validatorId: number;
  /** Owner's part of rewards in 1/10,000, at most 3,000. */
  bps: number;
};

/** What {@link announceCommission} did. */
export type AnnounceCommissionResult = {
  sent: Sent;
  /** First epoch in which it holds; `null` after a dry run. */
  effectiveEpoch: bigint | null;
  /** First second of that epoch; `null` after a dry run. */
  effectiveAt: bigint | null;
};

/**
 * Announces another commission. It holds from the epoch after the next on, so that whoever disagrees can leave first; at
 * once while nobody but the owner has stake.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Stake_NotOwner` or `Stake_CommissionTooHigh`
 *
 * @example
 * const { effectiveEpoch } = await announceCommission(client, { deployment, validatorId: 7, bps: 1_000 });
 */
export async function announceCommission(
  client: Client,
  parameters: AnnounceCommissionParameters,
): Promise<AnnounceCommissionResult> {
  const { deployment, validatorId, bps, signal } = parameters;
  const call = encodeCall(deployment.stake, stakeManagerAbi, "announceCommission", [validatorId, BigInt(bps)]);
  const { sent } = await sendForValidator(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: stakeManagerAbi, eventName: "CommissionAnnounced", logs });
  if (!log) return { sent, effectiveEpoch: null, effectiveAt: null };
  const { effectiveEpoch } = log.args;
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "epochStart" } as const;
  const effectiveAt = await read(client, { ...registry, args: [effectiveEpoch] }, signal);
  return { sent, effectiveEpoch, effectiveAt };
}
