import { type Client, type Hex, parseEventLogs } from "viem";
import { emissionsControllerAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link settleDistribution} sends; any account may. */
export type SettleDistributionParameters = SendParameters;

/** What {@link settleDistribution} did. */
export type SettleDistributionResult = {
  sent: Sent;
  /** The distribution that counts from now on; `null` after a dry run. */
  settled: { root: Hex; epoch: bigint; total: bigint } | null;
};

/**
 * Makes the pending distribution to contributors the one that counts, once nobody can veto it any more.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Emissions_NothingPending` or `Emissions_WindowOpen` (retryable)
 *
 * @example
 * await settleDistribution(client, { deployment });
 */
export async function settleDistribution(
  client: Client,
  parameters: SettleDistributionParameters,
): Promise<SettleDistributionResult> {
  const { deployment } = parameters;
  const call = encodeCall(deployment.emissions, emissionsControllerAbi, "settleDistribution", []);
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: emissionsControllerAbi, eventName: "DistributionSettled", logs });
  return { sent, settled: log?.args ?? null };
}
