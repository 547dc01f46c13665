import { type Client, parseEventLogs } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { requireChain } from "../internal/chain.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";
import { type LeavingStake, sharesToLeave } from "../internal/sharesToLeave.ts";

/** What {@link unbondStake} sends; the account is the validator's owner. */
export type UnbondStakeParameters = SendParameters & LeavingStake & { validatorId: number };

/** What {@link unbondStake} did. */
export type UnbondStakeResult = {
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
 * Takes some of a validator's own bond out of its pool, at any time. It thaws for 21 days, in which it can still be
 * slashed, and is then paid out by {@link withdrawStake}.
 *
 * @throws MiraError `FUNDS_INSUFFICIENT`; `CONTRACT_REVERTED` with `Stake_NotOwner`
 *
 * @example
 * const { ticket } = await unbondStake(client, { deployment, validatorId: 7, amount: "all" });
 */
export async function unbondStake(client: Client, parameters: UnbondStakeParameters): Promise<UnbondStakeResult> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const shares = await sharesToLeave(client, parameters, null);
  const call = encodeCall(deployment.stake, stakeManagerAbi, "unbond", [validatorId, shares]);
  const { data, sent } = await sendForValidator(client, call, parameters);
  const [simulated, worth] = decodeResult(stakeManagerAbi, "unbond", data);
  const [log] = parseEventLogs({
    abi: stakeManagerAbi,
    eventName: "Unbonded",
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
