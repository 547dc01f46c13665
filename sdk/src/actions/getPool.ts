import type { Client } from "viem";
import { getBlock } from "viem/actions";
import { stakeManagerAbi } from "../abis.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { requireValidator } from "../internal/requireValidator.ts";

/** What {@link getPool} asks for. */
export type GetPoolParameters = ActionParameters & {
  validatorId: number;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/** A validator's stake and its terms; amounts in base units of MIRA. */
export type StakePool = {
  validatorId: number;
  /** Stake that earns and can be slashed, the bond included. */
  assets: bigint;
  shares: bigint;
  /** The owner's own part of it. */
  bond: bigint;
  /** What everybody else has in it. */
  delegated: bigint;
  /** Stake that is leaving, and can be slashed until it is paid out. */
  thawing: bigint;
  /** Stake that counts towards power: up to ten times the bond, nothing below the minimum bond. */
  counted: bigint;
  /** Most that can be delegated now. */
  room: bigint;
  /** Rewards that nobody has claimed yet. */
  unclaimed: bigint;
  /** Whether rewards become stake; otherwise they wait to be claimed. */
  compounding: boolean;
  /** The owner's part of rewards, in 1/10,000; `next` holds from `effectiveEpoch` on. */
  commission: { current: number; next: number; effectiveEpoch: bigint };
  /** Place of the reading. */
  blockNumber: bigint;
  timestamp: bigint;
};

/**
 * Reads a validator's pool: who has how much in it, on what terms.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`
 *
 * @example
 * const { room, commission } = await getPool(client, { deployment, validatorId: 7 });
 */
export async function getPool(client: Client, parameters: GetPoolParameters): Promise<StakePool> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  await requireValidator(client, parameters, validatorId);
  const at = parameters.blockNumber === undefined ? {} : { blockNumber: parameters.blockNumber };
  const { number: blockNumber, timestamp } = await request(() => getBlock(client, at), signal);
  const stake = { abi: stakeManagerAbi, address: deployment.stake, args: [validatorId], blockNumber } as const;
  const [[assets, shares], [, bond], [thawing], counted, room, unclaimed, compounding, commission] = await Promise.all([
    read(client, { ...stake, functionName: "poolOf" }, signal),
    read(client, { ...stake, functionName: "bondOf" }, signal),
    read(client, { ...stake, functionName: "thawingPoolOf" }, signal),
    read(client, { ...stake, functionName: "countedStakeOf" }, signal),
    read(client, { ...stake, functionName: "roomOf" }, signal),
    read(client, { ...stake, functionName: "unclaimedOf" }, signal),
    read(client, { ...stake, functionName: "isCompounding" }, signal),
    read(client, { ...stake, functionName: "commissionOf" }, signal),
  ]);
  const [current, next, effectiveEpoch] = commission;
  return {
    validatorId,
    assets,
    shares,
    bond,
    delegated: assets - bond,
    thawing,
    counted,
    room,
    unclaimed,
    compounding,
    commission: { current: Number(current), next: Number(next), effectiveEpoch },
    blockNumber,
    timestamp,
  };
}
