import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { validatorRegistryAbi } from "../abis.ts";
import type { Hosting } from "../certificates/committee.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { hostingText } from "../internal/hostingText.ts";
import { mapBounded } from "../internal/mapBounded.ts";

/** What {@link getHostings} asks for. */
export type GetHostingsParameters = ActionParameters & {
  validatorIds: Iterable<number>;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/**
 * Reads where validators say that they run, all as of one block; `null` for what is not stated. It is their word alone, and
 * they may say something else at any time. What is no readable text comes as the 32 bytes, `0x…`.
 *
 * @returns by id; an id that nobody registered states nothing
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const hostings = await getHostings(client, { deployment, validatorIds: [7, 9] });
 * hostings.get(7)?.region; // "CH"
 */
export async function getHostings(
  client: Client,
  parameters: GetHostingsParameters,
): Promise<ReadonlyMap<number, Hosting>> {
  const { deployment, validatorIds, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const blockNumber = parameters.blockNumber ?? (await request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
  const call = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "hostingOf" } as const;
  const entries = await mapBounded([...new Set(validatorIds)], async (id): Promise<[number, Hosting]> => {
    const [region, provider] = await read(client, { ...call, args: [id], blockNumber }, signal);
    return [id, { region: hostingText(region), provider: hostingText(provider) }];
  });
  return new Map(entries);
}
