import { type Client, parseEventLogs } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link withdrawStake} sends; the account holds the ticket. */
export type WithdrawStakeParameters = SendParameters & {
  /** Number that {@link undelegateStake} or {@link unbondStake} gave. */
  ticket: bigint;
};

/** What {@link withdrawStake} paid, base units of MIRA. */
export type WithdrawStakeResult = { sent: Sent; amount: bigint };

/**
 * Pays out stake that has thawed: what it is worth now, after whatever was slashed meanwhile.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Stake_NotReady` (retryable), `Stake_NoTicket` or `Stake_NotTicketHolder`
 *
 * @example
 * const { amount } = await withdrawStake(client, { deployment, ticket: 12n });
 */
export async function withdrawStake(client: Client, parameters: WithdrawStakeParameters): Promise<WithdrawStakeResult> {
  const { deployment, ticket } = parameters;
  const call = encodeCall(deployment.stake, stakeManagerAbi, "withdraw", [ticket]);
  const { data, sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: stakeManagerAbi, eventName: "Withdrawn", logs });
  return { sent, amount: log?.args.assets ?? decodeResult(stakeManagerAbi, "withdraw", data) };
}
