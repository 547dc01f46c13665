import { type Address, type Client, getAddress, zeroAddress } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import { stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { requireValidator } from "../internal/requireValidator.ts";
import { type FoldedStake, foldStake, type StakeIncome } from "../stake/foldStake.ts";
import { findStakeEvents } from "../stake/stakeEvents.ts";

/** What {@link getIncome} asks for. */
export type GetIncomeParameters = ActionParameters & {
  validatorId: number;
  /** A delegator; `null`, the default, for the validator's owner: bond and commission. */
  delegator?: Address | null;
};

/** What stake brought in one epoch; amounts in base units of MIRA. */
export type EpochIncome = {
  epoch: bigint;
  /** First second of the epoch. */
  startsAt: bigint;
  /** All that the validator earned for its owner and its pool. */
  earned: bigint;
  /** The owner's commission on that; 0 for a delegator. */
  commission: bigint;
  /** The holder's own part of the rest, by its stake. */
  rewards: bigint;
  /** Rewards that were paid out. */
  claimed: bigint;
  /** What was taken of its active and thawing stake. */
  slashed: bigint;
};

/** What stake with a validator brought, by event and by epoch. */
export type Income = {
  validatorId: number;
  delegator: Address | null;
  events: readonly (StakeIncome & { timestamp: bigint; epoch: bigint })[];
  /** Epochs in which something happened, in order. */
  epochs: readonly EpochIncome[];
  total: Omit<EpochIncome, "epoch" | "startsAt">;
  /** Rewards that can be claimed now. */
  claimable: bigint;
};

/**
 * Adds up what stake with a validator earned and lost, from the stake manager's events. They are replayed, and what they
 * lead to must be what the chain has: nothing is missing, and the endpoint added nothing. Of rewards that wait to be
 * claimed each is rounded down to a base unit.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CHAIN_INCONSISTENT` (retryable) where the endpoint's events do not lead to its state
 *
 * @example
 * const { epochs, total } = await getIncome(client, { deployment, validatorId: 7 });
 */
export async function getIncome(client: Client, parameters: GetIncomeParameters): Promise<Income> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  await requireValidator(client, parameters, validatorId);
  const delegator = parameters.delegator ? getAddress(parameters.delegator) : null;
  const blockNumber = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const events = await findStakeEvents(client, parameters, validatorId, blockNumber);
  const folded = foldStake(events, delegator);
  const claimable = await checkAgainstChain(client, parameters, folded, delegator, blockNumber);
  const calendar = await readCalendar(client, parameters, [...folded.income, ...folded.rewarded]);
  const epochs = byEpoch(folded, calendar);
  return {
    validatorId,
    delegator,
    events: folded.income.map((each) => ({ ...each, ...calendar.placeOf(each.blockNumber) })),
    epochs,
    total: sum(epochs),
    claimable,
  };
}

/** Compares what the events lead to with what the chain says, and gives what the chain says can be claimed. */
async function checkAgainstChain(
  client: Client,
  { deployment, signal, validatorId }: GetIncomeParameters,
  { active, thawing, shares }: FoldedStake,
  delegator: Address | null,
  blockNumber: bigint,
): Promise<bigint> {
  const stake = { abi: stakeManagerAbi, address: deployment.stake, blockNumber } as const;
  const own = [validatorId, delegator ?? zeroAddress] as const;
  const [poolNow, thawingNow, sharesNow, claimable] = await Promise.all([
    read(client, { ...stake, functionName: "poolOf", args: [validatorId] }, signal),
    read(client, { ...stake, functionName: "thawingPoolOf", args: [validatorId] }, signal),
    read(client, { ...stake, functionName: "sharesOf", args: own }, signal),
    read(client, { ...stake, functionName: "claimableOf", args: own }, signal),
  ]);
  const found = [active.assets, active.shares, thawing.assets, thawing.shares, shares.get(delegator) ?? 0n];
  const expected = [...poolNow, ...thawingNow, sharesNow];
  if (found.every((value, i) => value === expected[i])) return claimable;
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's events do not lead to the chain's stake.", {
    details: { validatorId, found, expected, blockNumber },
    retryable: true,
  });
}

type Calendar = {
  placeOf(blockNumber: bigint): { timestamp: bigint; epoch: bigint };
  startOf(epoch: bigint): bigint;
};

/** Times of blocks, and the epochs that they lie in. */
async function readCalendar(
  client: Client,
  { deployment, signal }: ActionParameters,
  places: readonly { blockNumber: bigint }[],
): Promise<Calendar> {
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const [genesis, second] = await Promise.all([
    read(client, { ...registry, functionName: "epochStart", args: [0n] }, signal),
    read(client, { ...registry, functionName: "epochStart", args: [1n] }, signal),
  ]);
  const length = second - genesis;
  const numbers = [...new Set(places.map(({ blockNumber }) => blockNumber))];
  const blocks = await mapBounded(numbers, (blockNumber) => request(() => getBlock(client, { blockNumber }), signal));
  const timestamps = new Map(blocks.map(({ number, timestamp }) => [number, timestamp]));
  return {
    placeOf: (blockNumber) => {
      const timestamp = timestamps.get(blockNumber) ?? genesis;
      return { timestamp, epoch: (timestamp - genesis) / length };
    },
    startOf: (epoch) => genesis + epoch * length,
  };
}

const COLUMN = { reward: "rewards", commission: "commission", claim: "claimed", slash: "slashed" } as const;
const NOTHING = { earned: 0n, commission: 0n, rewards: 0n, claimed: 0n, slashed: 0n };

function byEpoch({ income, rewarded }: FoldedStake, calendar: Calendar): readonly EpochIncome[] {
  const epochs = new Map<bigint, EpochIncome>();
  const at = (blockNumber: bigint): EpochIncome => {
    const { epoch } = calendar.placeOf(blockNumber);
    const row = epochs.get(epoch) ?? { epoch, startsAt: calendar.startOf(epoch), ...NOTHING };
    epochs.set(epoch, row);
    return row;
  };
  for (const { blockNumber, amount } of rewarded) at(blockNumber).earned += amount;
  for (const { blockNumber, kind, amount } of income) at(blockNumber)[COLUMN[kind]] += amount;
  return [...epochs.values()].sort((a, b) => Number(a.epoch - b.epoch));
}

const sum = (epochs: readonly EpochIncome[]): Income["total"] =>
  epochs.reduce(
    (total, row) => ({
      earned: total.earned + row.earned,
      commission: total.commission + row.commission,
      rewards: total.rewards + row.rewards,
      claimed: total.claimed + row.claimed,
      slashed: total.slashed + row.slashed,
    }),
    NOTHING,
  );
