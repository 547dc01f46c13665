import type { Client, Hex } from "viem";
import { getBlockNumber } from "viem/actions";
import { verdictRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import { createVerdictLog, type VerdictLog } from "../log/createVerdictLog.ts";
import { hashVerdictLeaf } from "../log/verdictLeaf.ts";

/** What {@link getVerdictLog} asks for. */
export type GetVerdictLogParameters = ActionParameters & {
  /** What an earlier call gave: only what came since is read, and it is extended in place. */
  known?: KnownVerdictLog;
};

/** A copy of the registry's log as it stood at a block. */
export type KnownVerdictLog = {
  log: VerdictLog;
  /** Block up to which it was read. */
  blockNumber: bigint;
};

/**
 * Copies the registry's log from its events, and checks its root against the registry's.
 *
 * @throws MiraError `CHAIN_INCONSISTENT` (retryable) where the endpoint's events do not give the registry's root; a
 * known log must then be read anew
 *
 * @example
 * let known = await getVerdictLog(client, { deployment });
 * known = await getVerdictLog(client, { deployment, known });
 */
export async function getVerdictLog(client: Client, parameters: GetVerdictLogParameters): Promise<KnownVerdictLog> {
  const { deployment, known, signal } = parameters;
  const { chainId, registry } = deployment;
  await requireChain(client, chainId, signal);
  const blockNumber = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const at = { abi: verdictRegistryAbi, address: registry, blockNumber, args: [] } as const;
  const [size, root, events] = await Promise.all([
    read(client, { ...at, functionName: "size" }, signal),
    read(client, { ...at, functionName: "root" }, signal),
    findLogs(client, {
      address: registry,
      event: eventOf(verdictRegistryAbi, "VerdictRecorded"),
      fromBlock: known ? known.blockNumber + 1n : deployment.fromBlock,
      toBlock: blockNumber,
      signal,
    }),
  ]);
  const log = known?.log ?? createVerdictLog();
  for (const { args } of events) {
    const leafHash: Hex = hashVerdictLeaf(args.leaf, { chainId, registry });
    if (args.index !== BigInt(log.size)) throw inconsistent(log.size, size);
    log.append(leafHash);
  }
  if (BigInt(log.size) !== size || (size > 0n && log.root() !== root)) throw inconsistent(log.size, size);
  return { log, blockNumber };
}

function inconsistent(found: number, size: bigint): MiraError {
  return new MiraError("CHAIN_INCONSISTENT", "The endpoint's events do not give the registry's log.", {
    details: { found, size },
    retryable: true,
  });
}
