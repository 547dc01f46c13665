import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link pinSeed} sends; any account may. */
export type PinSeedParameters = SendParameters & { round: bigint };

/**
 * Stores the hash of a round's seed block while the chain still knows it: needed only where windows are longer than the
 * chain's memory of block hashes.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Hub_SeedUnavailable`
 *
 * @example
 * await pinSeed(client, { deployment, round });
 */
export async function pinSeed(client: Client, parameters: PinSeedParameters): Promise<Sent> {
  const { deployment, round } = parameters;
  return (await send(client, encodeCall(deployment.hub, verificationHubAbi, "pinSeed", [round]), parameters)).sent;
}
