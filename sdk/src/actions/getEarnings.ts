import type { Client } from "viem";
import { getBlock } from "viem/actions";
import { emissionsControllerAbi, feeLedgerAbi, validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { getValidator } from "./getValidator.ts";

/** What {@link getEarnings} asks for. */
export type GetEarningsParameters = ActionParameters & {
  validatorId: number;
  /** First epoch to look at; the one in which the validator was registered by default. */
  fromEpoch?: bigint;
};

/** What a validator earned in a domain by rounds that were settled in an epoch; amounts in base units of MIRA. */
export type Earning = {
  domain: number;
  epoch: bigint;
  /** Pay of its seats. */
  earned: bigint;
  /** Timestamp from which it can be paid into the pool: every request of the epoch is final. */
  claimableAt: bigint;
  /** Whether it was. */
  claimed: boolean;
  /** Its part of the epoch's emission; `null` until the epoch is closed. */
  emission: bigint | null;
  /** Whether that was paid into the pool. */
  emissionClaimed: boolean;
};

/** What a validator earned, and what of it can be paid into its pool now. */
export type Earnings = {
  validatorId: number;
  /** By epoch and domain, without those in which it earned nothing. */
  earnings: readonly Earning[];
  /** Sums: what can be paid into the pool now, and what waits for its epoch. */
  claimable: bigint;
  waiting: bigint;
  timestamp: bigint;
};

/**
 * Reads what a validator earned by its votes, by epoch and domain: fees and emissions. {@link collectEarnings} pays them
 * into its pool.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`
 *
 * @example
 * const { earnings, claimable } = await getEarnings(client, { deployment, validatorId: 7 });
 */
export async function getEarnings(client: Client, parameters: GetEarningsParameters): Promise<Earnings> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const { number: blockNumber, timestamp } = await request(() => getBlock(client), signal);
  const { domains } = await getValidator(client, { deployment, validatorId, blockNumber, ...(signal && { signal }) });
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "epochAt" } as const;
  const last = await read(client, { ...registry, args: [timestamp] }, signal);
  const first = parameters.fromEpoch ?? (await epochOfBirth(client, parameters, blockNumber));
  const epochs = Array.from({ length: Number(last - first) + 1 }, (_, i) => first + BigInt(i));
  const places = epochs.flatMap((epoch) => domains.map((domain) => ({ epoch, domain })));
  const found = await mapBounded(places, (place) => readEarning(client, parameters, place, blockNumber));
  const earnings = found.filter((each) => each !== null);
  const due = (each: Earning): bigint =>
    (each.claimed ? 0n : each.earned) + (each.emissionClaimed ? 0n : (each.emission ?? 0n));
  const isReady = ({ claimableAt }: Earning): boolean => claimableAt <= timestamp;
  const sum = (of: readonly Earning[]): bigint => of.reduce((total, each) => total + due(each), 0n);
  return {
    validatorId,
    earnings,
    claimable: sum(earnings.filter(isReady)),
    waiting: sum(earnings.filter((each) => !isReady(each))),
    timestamp,
  };
}

type Place = { epoch: bigint; domain: number };

async function readEarning(
  client: Client,
  { deployment, validatorId, signal }: GetEarningsParameters,
  { epoch, domain }: Place,
  blockNumber: bigint,
): Promise<Earning | null> {
  const ledger = { abi: feeLedgerAbi, address: deployment.ledger, blockNumber } as const;
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions, blockNumber } as const;
  const own = [validatorId, domain, epoch] as const;
  const earned = await read(client, { ...ledger, functionName: "earningsOf", args: own }, signal);
  if (earned === 0n) return null;
  const [claimableAt, claimed, nextEpoch, emission, emissionClaimed] = await Promise.all([
    read(client, { ...ledger, functionName: "claimableAt", args: [epoch] }, signal),
    read(client, { ...ledger, functionName: "isClaimed", args: own }, signal),
    read(client, { ...controller, functionName: "nextEpoch", args: [] }, signal),
    read(client, { ...controller, functionName: "emissionFor", args: own }, signal),
    read(client, { ...controller, functionName: "isClaimed", args: own }, signal),
  ]);
  const isClosed = epoch < nextEpoch;
  return { domain, epoch, earned, claimableAt, claimed, emission: isClosed ? emission : null, emissionClaimed };
}

/** The epoch in which a validator was registered: it earned nothing before. */
async function epochOfBirth(
  client: Client,
  { deployment, validatorId, signal }: GetEarningsParameters,
  toBlock: bigint,
): Promise<bigint> {
  const event = eventOf(validatorRegistryAbi, "ValidatorRegistered");
  const search = { address: deployment.validators, fromBlock: deployment.fromBlock, toBlock, first: true, signal };
  const [log] = await findLogs(client, { ...search, event, args: { id: validatorId } });
  if (!log) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint knows the validator, but not its registration.", {
      details: { validatorId },
      retryable: true,
    });
  }
  const { timestamp } = await request(() => getBlock(client, { blockNumber: log.blockNumber }), signal);
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "epochAt" } as const;
  return read(client, { ...registry, args: [timestamp] }, signal);
}
