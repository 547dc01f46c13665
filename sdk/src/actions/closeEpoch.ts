import { type Client, parseEventLogs } from "viem";
import { emissionsControllerAbi } from "../abis.ts";
import { read, requireChain } from "../internal/chain.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link closeEpoch} sends; any account may. */
export type CloseEpochParameters = SendParameters & {
  /** The next one that is open, by default; no other can be closed. */
  epoch?: bigint;
};

/** What an epoch emits; amounts in base units of MIRA. */
export type CloseEpochResult = {
  sent: Sent;
  epoch: bigint;
  /** For validators, by what they earned in it. */
  validators: bigint;
  /** For contributors. */
  contributors: bigint;
};

/**
 * Fixes what an epoch emits, once every request that was settled in it is final.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Emissions_NotYetFinal` (retryable) or `Emissions_NotNext`
 *
 * @example
 * const { epoch, validators } = await closeEpoch(client, { deployment });
 */
export async function closeEpoch(client: Client, parameters: CloseEpochParameters): Promise<CloseEpochResult> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions } as const;
  const epoch =
    parameters.epoch ?? (await read(client, { ...controller, functionName: "nextEpoch", args: [] }, signal));
  const call = encodeCall(deployment.emissions, emissionsControllerAbi, "closeEpoch", [epoch]);
  const { data, sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: emissionsControllerAbi, eventName: "EpochClosed", logs });
  const { validators, contributors } = log?.args ?? decodeResult(emissionsControllerAbi, "closeEpoch", data);
  return { sent, epoch, validators, contributors };
}
