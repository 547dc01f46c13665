import { type Client, parseEventLogs } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link redelegateStake} sends; the account holds the ticket. */
export type RedelegateStakeParameters = SendParameters & {
  ticket: bigint;
  /** The validator that gets the stake. */
  validatorId: number;
};

/** What {@link redelegateStake} did. */
export type RedelegateStakeResult = {
  sent: Sent;
  /** Shares of the new pool. */
  shares: bigint;
  /** Base units of MIRA that moved; `null` after a dry run. */
  amount: bigint | null;
};

/**
 * Delegates stake that has thawed to another validator, instead of paying it out.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Stake_NotReady` (retryable), `Stake_NotAccepting` and the like
 *
 * @example
 * await redelegateStake(client, { deployment, ticket: 12n, validatorId: 8 });
 */
export async function redelegateStake(
  client: Client,
  parameters: RedelegateStakeParameters,
): Promise<RedelegateStakeResult> {
  const { deployment, ticket, validatorId } = parameters;
  const call = encodeCall(deployment.stake, stakeManagerAbi, "redelegate", [ticket, validatorId]);
  const { data, sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: stakeManagerAbi, eventName: "Redelegated", logs });
  return { sent, shares: decodeResult(stakeManagerAbi, "redelegate", data), amount: log?.args.assets ?? null };
}
