import { type Address, type Client, type Hex, parseEventLogs } from "viem";
import { getBlock, getTransactionReceipt } from "viem/actions";
import { slasherAbi, stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, byPlace, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { bountyOf, type CauseTerms, type SlashParameters, slashOf } from "../stake/slashOf.ts";

/** What {@link recomputeSlash} asks for. */
export type RecomputeSlashParameters = ActionParameters & {
  /** The transaction that slashed. */
  transactionHash: Hex;
  /** Which of its slashes, if it has several; the first by default. */
  index?: number;
};

/** A slash as the chain has it, and as it follows from what came before it; amounts in base units of MIRA. */
export type RecomputedSlash = {
  validatorId: number;
  /** Name of the cause, as it is on chain. */
  cause: Hex;
  /** What the reporter's events name the proof by. */
  evidence: Hex;
  /** All that it depends on. */
  inputs: SlashParameters;
  /** What follows from the inputs. */
  expected: { taken: bigint; bounty: bigint; burned: bigint };
  /** What was taken. It falls short of `expected.taken` where a pool kept the last units that its shares need. */
  actual: { taken: bigint; bounty: bigint; burned: bigint };
  /** Whether nothing more was taken than follows, and divided as the cause says. */
  holds: boolean;
};

/**
 * Recomputes a slash from the slasher's events alone: the cause's terms at that time, and what was taken before it within
 * the epoch.
 *
 * @throws MiraError `SLASH_NOT_FOUND` where the transaction has none
 *
 * @example
 * const { holds, inputs, actual } = await recomputeSlash(client, { deployment, transactionHash });
 */
export async function recomputeSlash(client: Client, parameters: RecomputeSlashParameters): Promise<RecomputedSlash> {
  const { deployment, transactionHash, index = 0, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const stake = { abi: stakeManagerAbi, address: deployment.stake } as const;
  const slasher = await read(client, { ...stake, functionName: "slasher", args: [] }, signal);
  const { logs } = await request(() => getTransactionReceipt(client, { hash: transactionHash }), signal);
  const own = parseEventLogs({ abi: slasherAbi, eventName: "Slashed", logs }).filter(
    ({ address }) => address.toLowerCase() === slasher.toLowerCase(),
  );
  const log = own[index];
  if (!log) {
    throw new MiraError("SLASH_NOT_FOUND", `Transaction ${transactionHash} has no slash ${index}.`, {
      details: { transactionHash, slashes: own.length },
    });
  }
  const { id, cause, evidence, asked, stakeBefore, bondBefore, taken, bounty, burned } = log.args;
  const place = { blockNumber: log.blockNumber, logIndex: log.logIndex };
  const [terms, before] = await Promise.all([
    findTerms(client, parameters, slasher, cause, place),
    findEarlier(client, parameters, slasher, id, place),
  ]);
  const inputs = { asked, stakeBefore, bondBefore, terms, ...sumUp(before, cause, stakeBefore) };
  const expected = slashOf(inputs);
  const actual = { taken, bounty, burned };
  const share = bountyOf({ ...inputs, taken });
  const holds = taken <= expected.taken && bounty === share && burned === taken - share;
  return { validatorId: id, cause, evidence, inputs, expected, actual, holds };
}

type PlaceOfLog = { blockNumber: bigint; logIndex: number };

/** The terms that were set last before a place. */
async function findTerms(
  client: Client,
  { deployment, signal }: ActionParameters,
  slasher: Address,
  cause: Hex,
  place: PlaceOfLog,
): Promise<CauseTerms> {
  const search = { address: slasher, fromBlock: deployment.fromBlock, toBlock: place.blockNumber, signal };
  const found = await findLogs(client, { ...search, event: eventOf(slasherAbi, "CauseSet"), args: { cause } });
  const last = found.filter((each) => byPlace(each, place) < 0).at(-1);
  if (!last) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint knows a slash, but not its cause.", {
      details: { cause, ...place },
      retryable: true,
    });
  }
  const { maxBps, maxEpochBps, bountyBps } = last.args.terms;
  return { maxBps, maxEpochBps, bountyBps };
}

type Earlier = { cause: Hex; stakeBefore: bigint; taken: bigint };

/** Slashes of the validator in the same epoch, before a place. */
async function findEarlier(
  client: Client,
  { deployment, signal }: ActionParameters,
  slasher: Address,
  id: number,
  place: PlaceOfLog,
): Promise<readonly Earlier[]> {
  const search = { address: slasher, fromBlock: deployment.fromBlock, toBlock: place.blockNumber, signal };
  const found = await findLogs(client, { ...search, event: eventOf(slasherAbi, "Slashed"), args: { id } });
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "epochAt" } as const;
  const epochOf = async (blockNumber: bigint): Promise<bigint> => {
    const { timestamp } = await request(() => getBlock(client, { blockNumber }), signal);
    return read(client, { ...registry, args: [timestamp] }, signal);
  };
  const earlier = found.filter((each) => byPlace(each, place) < 0);
  const present = await epochOf(place.blockNumber);
  const epochs = await mapBounded(earlier, ({ blockNumber }) => epochOf(blockNumber));
  return earlier.filter((_, i) => epochs[i] === present).map(({ args }) => args);
}

/** What an epoch's earlier slashes leave: its first stake that was not nothing, and what they took since. */
function sumUp(earlier: readonly Earlier[], cause: Hex, stakeBefore: bigint) {
  const first = earlier.findIndex((each) => each.stakeBefore !== 0n);
  const counted = first < 0 ? [] : earlier.slice(first);
  const taken = (slashes: readonly Earlier[]): bigint => slashes.reduce((sum, each) => sum + each.taken, 0n);
  return {
    epochStake: counted[0]?.stakeBefore ?? stakeBefore,
    epochTaken: taken(counted),
    causeTaken: taken(earlier.filter((each) => each.cause === cause)),
  };
}
