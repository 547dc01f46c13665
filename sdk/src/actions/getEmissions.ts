import type { Address, Client, Hex } from "viem";
import { getBlock } from "viem/actions";
import { emissionsControllerAbi } from "../abis.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";

/** What {@link getEmissions} asks for. */
export type GetEmissionsParameters = ActionParameters;

/** A distribution to contributors; amounts in base units of MIRA. */
export type Distribution = {
  /** Of a standard Merkle tree over (account, cumulative amount). */
  root: Hex;
  /** Last epoch that it counts. */
  epoch: bigint;
  /** Sum of all cumulative amounts. */
  total: bigint;
  /** Timestamp from which it stands, unless it was vetoed before. */
  activeAt: bigint;
  poster: Address;
};

/** How emissions stand; amounts in base units of MIRA. */
export type Emissions = {
  /** What is left to emit. */
  reserve: bigint;
  /** Most that the next epoch releases of it. */
  released: bigint;
  /** Most emission on what validators earn, in 1/10,000. */
  multiple: number;
  /** The next epoch to close, from when it can be, and what closing it now would fix. */
  next: { epoch: bigint; closableAt: bigint; closable: boolean; validators: bigint; contributors: bigint };
  /** Distribution to contributors that can still be vetoed, or settled once `activeAt` has come; `null` for none. */
  pending: Distribution | null;
  /** The one that counts; `null` for none. */
  settled: Distribution | null;
  contributionsPaid: bigint;
  timestamp: bigint;
};

/**
 * Reads how emissions stand: the reserve, the next epoch to close, and the contributors' distribution.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const { next } = await getEmissions(client, { deployment });
 * if (next.closable) await closeEpoch(client, { deployment });
 */
export async function getEmissions(client: Client, parameters: GetEmissionsParameters): Promise<Emissions> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { number: blockNumber, timestamp } = await request(() => getBlock(client), signal);
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions, args: [], blockNumber } as const;
  const [reserve, decay, multiple, epoch, emission, pending, settled, contributionsPaid] = await Promise.all([
    read(client, { ...controller, functionName: "reserve" }, signal),
    read(client, { ...controller, functionName: "decay" }, signal),
    read(client, { ...controller, functionName: "multiple" }, signal),
    read(client, { ...controller, functionName: "nextEpoch" }, signal),
    read(client, { ...controller, functionName: "previewClose" }, signal),
    read(client, { ...controller, functionName: "pending" }, signal),
    read(client, { ...controller, functionName: "settled" }, signal),
    read(client, { ...controller, functionName: "contributionsPaid" }, signal),
  ]);
  const closableAt = await read(client, { ...controller, functionName: "closableAt", args: [epoch] }, signal);
  return {
    reserve,
    released: (reserve * decay) / 10n ** 18n,
    multiple: Number(multiple),
    next: { epoch, closableAt, closable: closableAt <= timestamp, ...emission },
    pending: orNull(pending),
    settled: orNull(settled),
    contributionsPaid,
    timestamp,
  };
}

const orNull = (distribution: Distribution): Distribution | null =>
  BigInt(distribution.root) === 0n ? null : distribution;
