import type { Address, Client, Hex } from "viem";
import { getBlock } from "viem/actions";
import { emissionsControllerAbi } from "../abis.ts";
import { type Contributions, findContributions } from "../emissions/contributionEvents.ts";
import { distributeContributions } from "../emissions/distributeContributions.ts";
import { type DistributionLeaf, distributionTree } from "../emissions/distributionTree.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { requireUint } from "../internal/hash.ts";
import type { Distribution } from "./getEmissions.ts";

/** What {@link getDistribution} asks for. */
export type GetDistributionParameters = ActionParameters & {
  /** Last epoch to count; the last closed one by default. */
  epoch?: bigint;
};

/** A distribution that the chain has, and what recomputing it says. */
export type CheckedDistribution = Distribution & {
  /** Whether root and total are those that the chain's events lead to at its own epoch. */
  correct: boolean;
};

/** A distribution to contributors as it follows from the chain's events; amounts in base units of MIRA. */
export type RecomputedDistribution = {
  /** Last epoch that it counts. */
  epoch: bigint;
  /** `null` where there is nothing to distribute. */
  root: Hex | null;
  /** Sum of all cumulative amounts. */
  total: bigint;
  /** Cumulative amounts, by address. */
  leaves: readonly DistributionLeaf[];
  /**
   * What `claimContribution` needs of an account.
   *
   * @throws MiraError `CONTRIBUTION_NOT_FOUND` for an account that is due nothing
   */
  proofOf(account: Address): readonly Hex[];
  /** Whether the chain has this very distribution, and as what. */
  matches: "settled" | "pending" | "none";
  /** Those that the chain has, each checked at its own epoch; `null` for none. */
  pending: CheckedDistribution | null;
  settled: CheckedDistribution | null;
  /** Timestamp of the block that was read. */
  timestamp: bigint;
};

/**
 * Recomputes the contributors' distribution from the chain's events alone, by {@link distributeContributions}, and checks
 * those that the chain has: a pending one that is not `correct` should be vetoed by the guardian while its window is open.
 *
 * @throws MiraError `EPOCH_NOT_CLOSED` (retryable); `CHAIN_INCONSISTENT` (retryable) where the endpoint's events do not
 * lead to the chain's state
 *
 * @example
 * const { root, leaves, pending } = await getDistribution(client, { deployment });
 * if (pending && !pending.correct) console.error("Have it vetoed.");
 */
export async function getDistribution(
  client: Client,
  parameters: GetDistributionParameters,
): Promise<RecomputedDistribution> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { number: blockNumber, timestamp } = await request(() => getBlock(client), signal);
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions, args: [], blockNumber } as const;
  const [next, pending, settled] = await Promise.all([
    read(client, { ...controller, functionName: "nextEpoch" }, signal),
    read(client, { ...controller, functionName: "pending" }, signal),
    read(client, { ...controller, functionName: "settled" }, signal),
  ]);
  const epoch = requireClosed(parameters.epoch, next);
  const contributions = await findContributions(client, parameters, next, blockNumber);
  const computed = recompute(contributions, epoch);
  const check = (found: Distribution): CheckedDistribution | null =>
    BigInt(found.root) === 0n ? null : { ...found, correct: isSame(recompute(contributions, found.epoch), found) };
  const isOwn = (found: Distribution): boolean => found.epoch === epoch && isSame(computed, found);
  return {
    ...computed,
    matches: isOwn(settled) ? "settled" : isOwn(pending) ? "pending" : "none",
    pending: check(pending),
    settled: check(settled),
    timestamp,
  };
}

type Computed = Pick<RecomputedDistribution, "epoch" | "root" | "total" | "leaves" | "proofOf">;

/** What the events lead to when those after an epoch are left out. */
function recompute({ pots, fees }: Contributions, epoch: bigint): Computed {
  const leaves = distributeContributions({ pots: pots.filter((pot) => pot.epoch <= epoch), fees });
  const total = leaves.reduce((sum, { amount }) => sum + amount, 0n);
  if (leaves.length > 0) return { epoch, total, leaves, ...distributionTree(leaves) };
  const proofOf = (account: Address): never => {
    throw new MiraError("CONTRIBUTION_NOT_FOUND", `There is nothing to distribute up to epoch ${epoch}.`, {
      details: { account, epoch },
    });
  };
  return { epoch, root: null, total, leaves, proofOf };
}

const isSame = ({ root, total }: Computed, found: Distribution): boolean =>
  root === found.root && total === found.total;

/** The epoch asked for, or the last that is closed. */
function requireClosed(asked: bigint | undefined, next: bigint): bigint {
  const epoch = asked === undefined ? next - 1n : requireUint(asked, 64, "epoch");
  if (epoch >= 0n && epoch < next) return epoch;
  const message = asked === undefined ? "No epoch is closed yet." : `Epoch ${epoch} is not closed yet.`;
  throw new MiraError("EPOCH_NOT_CLOSED", message, {
    details: { epoch: asked ?? null, next, hint: `The next to close is epoch ${next}.` },
    retryable: true,
  });
}
