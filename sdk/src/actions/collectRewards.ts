import { type Address, type Client, zeroAddress } from "viem";
import { stakeManagerAbi, withholdingProverAbi } from "../abis.ts";
import { read } from "../internal/chain.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { claimRewards } from "./claimRewards.ts";
import { collectEarnings } from "./collectEarnings.ts";

/** What {@link collectRewards} sends; any account may, and the money goes where it belongs. */
export type CollectRewardsParameters = SendParameters & {
  validatorId: number;
  /** A delegator who is paid; `null`, the default, pays the validator's owner. */
  delegator?: Address | null;
  /** First epoch to look at; the one in which the validator was registered by default. */
  fromEpoch?: bigint;
};

/** One payment. Fees and emissions go into the validator's pool, bounties and rewards to their receiver. */
export type Payment = {
  kind: "fees" | "emissions" | "bounty" | "rewards";
  /** `null` for what is of no domain. */
  domain: number | null;
  epochs: readonly bigint[];
  /** Base units of MIRA. */
  amount: bigint;
  sent: Sent;
};

/**
 * Collects all that is due with a validator: fees and emissions are paid into its pool, then what waits there is paid to
 * the delegator, or to the owner with bounties for openings that others withheld.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Stake_NothingClaimable` if nothing at all is due
 *
 * @example
 * const payments = await collectRewards(client, { deployment, validatorId: 7 });
 */
export async function collectRewards(
  client: Client,
  parameters: CollectRewardsParameters,
): Promise<readonly Payment[]> {
  const { deployment, validatorId, delegator = null, signal } = parameters;
  const payments: Payment[] = [...(await collectEarnings(client, parameters))];
  const bounty = delegator === null ? await collectBounty(client, parameters) : null;
  if (bounty) payments.push(bounty);
  const stake = { abi: stakeManagerAbi, address: deployment.stake, functionName: "claimableOf" } as const;
  const waiting = await read(client, { ...stake, args: [validatorId, delegator ?? zeroAddress] }, signal);
  // With nothing else to show for, the stake manager's refusal is the answer.
  if (waiting === 0n && payments.length > 0) return payments;
  const paid = await claimRewards(client, { ...parameters, delegator });
  return [...payments, { kind: "rewards", domain: null, epochs: [], ...paid }];
}

async function collectBounty(client: Client, parameters: CollectRewardsParameters): Promise<Payment | null> {
  const { deployment, validatorId, signal } = parameters;
  const prover = { abi: withholdingProverAbi, address: deployment.withholding } as const;
  const credit = await read(client, { ...prover, functionName: "creditOf", args: [validatorId] }, signal);
  if (credit === 0n) return null;
  const call = encodeCall(deployment.withholding, withholdingProverAbi, "claim", [validatorId]);
  const { data, sent } = await send(client, call, parameters);
  const amount = decodeResult(withholdingProverAbi, "claim", data);
  return { kind: "bounty", domain: null, epochs: [], amount, sent };
}
