import { type Client, parseEventLogs } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { requireChain } from "../internal/chain.ts";
import { accountOf, decodeResult, encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";
import { type LeavingStake, sharesToLeave } from "../internal/sharesToLeave.ts";

/** What {@link undelegateStake} sends; the account is the delegator. */
export type UndelegateStakeParameters = SendParameters & LeavingStake & { validatorId: number };

/** What {@link undelegateStake} did. */
export type UndelegateStakeResult = {
  sent: Sent;
  /** Number that {@link withdrawStake} asks for; in a dry run the one that it would get now. */
  ticket: bigint;
  /** What leaves, base units of MIRA. */
  amount: bigint;
  shares: bigint;
  /** Timestamp from which it can be withdrawn; `null` after a dry run. */
  readyAt: bigint | null;
};

/**
 * Takes some of the account's delegation out of a validator's pool, at any time. It thaws for 21 days, in which it can
 * still be slashed, and is then paid out by {@link withdrawStake}.
 *
 * @throws MiraError `FUNDS_INSUFFICIENT`; `CONTRACT_REVERTED`
 *
 * @example
 * const { ticket } = await undelegateStake(client, { deployment, validatorId: 7, amount: "all" });
 */
export async function undelegateStake(
  client: Client,
  parameters: UndelegateStakeParameters,
): Promise<UndelegateStakeResult> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const shares = await sharesToLeave(client, parameters, accountOf(client, parameters).address);
  const call = encodeCall(deployment.stake, stakeManagerAbi, "undelegate", [validatorId, shares]);
  const { data, sent } = await sendForValidator(client, call, parameters);
  const [simulated, worth] = decodeResult(stakeManagerAbi, "undelegate", data);
  const [log] = parseEventLogs({
    abi: stakeManagerAbi,
    eventName: "Undelegated",
    logs: sent?.receipt.logs ?? [],
  });
  return {
    sent,
    ticket: log?.args.ticket ?? simulated,
    amount: log?.args.assets ?? worth,
    shares,
    readyAt: log?.args.readyAt ?? null,
  };
}
