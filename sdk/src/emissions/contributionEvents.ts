import type { Client } from "viem";
import { emissionsControllerAbi, feeLedgerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, read } from "../internal/chain.ts";
import type { DistributeContributionsParameters } from "./distributeContributions.ts";

/** Net fees of rounds, and parts of closed epochs. */
export type Contributions = DistributeContributionsParameters;

/**
 * Reads from events what contributors' parts are made of, for the epochs before `nextEpoch`, the first that is not closed.
 * The events must lead to the chain's state: parts to what the pot received, and the pay of an epoch's rounds to what its
 * validators earned. So rounds that an endpoint leaves out are missed, unless nobody earned anything by them.
 *
 * @throws MiraError `CHAIN_INCONSISTENT` (retryable) where they do not
 */
export async function findContributions(
  client: Client,
  { deployment, signal }: ActionParameters,
  nextEpoch: bigint,
  toBlock: bigint,
): Promise<Contributions> {
  if (nextEpoch === 0n) return { pots: [], fees: [] };
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions, blockNumber: toBlock } as const;
  const search = { fromBlock: deployment.fromBlock, toBlock, signal };
  const [closed, divided, received] = await Promise.all([
    findLogs(client, {
      ...search,
      address: deployment.emissions,
      event: eventOf(emissionsControllerAbi, "EpochClosed"),
    }),
    findLogs(client, { ...search, address: deployment.ledger, event: eventOf(feeLedgerAbi, "FeeDivided") }),
    read(client, { ...controller, functionName: "contributorsUpTo", args: [nextEpoch - 1n] }, signal),
  ]);
  const epochs = closed.map(({ args }) => args);
  const rounds = divided.map(({ args }) => args).filter(({ epoch }) => epoch < nextEpoch);
  const isWhole =
    BigInt(epochs.length) === nextEpoch &&
    epochs.every(({ epoch }, i) => epoch === BigInt(i)) &&
    sum(epochs.map(({ contributors }) => contributors)) === received;
  if (!isWhole) throw inconsistent("closed epochs do not add up to what the contributors' pot received", toBlock);
  const paid = new Map<bigint, bigint>();
  for (const { epoch, division } of rounds) paid.set(epoch, (paid.get(epoch) ?? 0n) + division.paid);
  const odd = epochs.find(({ epoch, earned }) => (paid.get(epoch) ?? 0n) !== earned);
  if (odd) throw inconsistent(`rounds do not add up to what validators earned in epoch ${odd.epoch}`, toBlock);
  return {
    pots: epochs.map(({ epoch, contributors }) => ({ epoch, amount: contributors })),
    fees: rounds.map(({ epoch, integrator, division }) => {
      const { paid: toSeats, tip, integrator: share, burned, treasury } = division;
      return { epoch, integrator, net: toSeats + tip + share + burned + treasury };
    }),
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

const inconsistent = (what: string, blockNumber: bigint): MiraError =>
  new MiraError("CHAIN_INCONSISTENT", `The endpoint's ${what}.`, { details: { blockNumber }, retryable: true });
