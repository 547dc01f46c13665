import { type Client, type Hex, parseEventLogs } from "viem";
import { emissionsControllerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { read } from "../internal/chain.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendWithApproval } from "../internal/sendWithApproval.ts";
import { getDistribution } from "./getDistribution.ts";

/** What {@link postDistribution} sends; any account may that can put down the bond. */
export type PostDistributionParameters = SendParameters & {
  /** Last epoch to count; the last closed one by default. */
  epoch?: bigint;
  /** Where the leaves may be fetched; nowhere by default, since anybody recomputes them. */
  uri?: string;
  /** Whether to send an approval of the bond first where the allowance falls short; `true` by default. */
  approve?: boolean;
};

/** What {@link postDistribution} did; amounts in base units of MIRA. */
export type PostDistributionResult = {
  sent: Sent;
  epoch: bigint;
  root: Hex;
  /** Sum of all cumulative amounts. */
  total: bigint;
  /** Accounts that are due something. */
  accounts: number;
  /** What was put down; it returns when the distribution is settled, and is burned if it is vetoed. */
  bond: bigint;
  /** The approval that went, or would go, before; `null` if none was needed. */
  approval: bigint | null;
  /** Timestamp from which it can be settled; `null` after a dry run. */
  activeAt: bigint | null;
};

/**
 * Recomputes the contributors' distribution from the chain's events and proposes it, with a bond.
 *
 * @throws MiraError `EPOCH_NOT_CLOSED` (retryable), `DISTRIBUTION_EMPTY`, `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`,
 * or `CONTRACT_REVERTED`, such as with `Emissions_Pending` (retryable) or `Emissions_EpochNotNewer`
 *
 * @example
 * const { root, activeAt } = await postDistribution(client, { deployment });
 */
export async function postDistribution(
  client: Client,
  parameters: PostDistributionParameters,
): Promise<PostDistributionResult> {
  const { deployment, uri = "", signal } = parameters;
  const { epoch, root, total, leaves } = await getDistribution(client, parameters);
  if (root === null) {
    throw new MiraError("DISTRIBUTION_EMPTY", `There is nothing to distribute up to epoch ${epoch}.`, {
      details: { epoch, hint: "Contributors are the integrators of paid rounds; so far there are none." },
    });
  }
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions } as const;
  const bond = await read(client, { ...controller, functionName: "posterBond", args: [] }, signal);
  const args = [root, epoch, total, uri] as const;
  const call = encodeCall(deployment.emissions, emissionsControllerAbi, "postDistribution", args);
  const own = { ...parameters, spender: deployment.emissions, amount: bond };
  const { sent, approval } = await sendWithApproval(client, call, own);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: emissionsControllerAbi, eventName: "DistributionPosted", logs });
  const activeAt = log?.args.activeAt ?? null;
  return { sent, epoch, root, total, accounts: leaves.length, bond, approval, activeAt };
}
