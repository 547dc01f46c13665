import { type Address, type Client, getAddress, isAddressEqual, zeroAddress } from "viem";
import { getBlock } from "viem/actions";
import { stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { type ActionParameters, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";

/** What {@link getPosition} asks for. */
export type GetPositionParameters = ActionParameters & { account: Address };

/** An account's stake with one validator; amounts in base units of MIRA. */
export type Stake = {
  validatorId: number;
  /** Own bond of a validator that the account owns, or a delegation. */
  kind: "bond" | "delegation";
  shares: bigint;
  /** What the shares are worth now. */
  amount: bigint;
  /** Rewards that can be claimed now. */
  claimable: bigint;
};

/** Stake that is leaving. */
export type ThawingStake = {
  ticket: bigint;
  validatorId: number;
  kind: "bond" | "delegation";
  /** What it is worth now; a slash until it is paid out lowers it. */
  amount: bigint;
  readyAt: bigint;
  /** Whether it can be withdrawn now. */
  ready: boolean;
};

/** All that an account has staked. */
export type Position = {
  account: Address;
  stakes: readonly Stake[];
  tickets: readonly ThawingStake[];
  /** Sums of the above: at work, leaving, and rewards that can be claimed. */
  total: { staked: bigint; thawing: bigint; claimable: bigint };
  blockNumber: bigint;
  timestamp: bigint;
};

/**
 * Finds everything that an account has staked: bonds of validators that it owns, delegations, and tickets. Where to look
 * comes from events, what is there from the chain's state at one block.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const { stakes, tickets } = await getPosition(client, { deployment, account });
 * const due = tickets.filter(({ ready }) => ready);
 */
export async function getPosition(client: Client, parameters: GetPositionParameters): Promise<Position> {
  const { deployment, signal } = parameters;
  const account = getAddress(parameters.account);
  await requireChain(client, deployment.chainId, signal);
  const { number: blockNumber, timestamp } = await request(() => getBlock(client), signal);
  const places = await findPlaces(client, parameters, account, blockNumber);
  const stakes = await mapBounded(places.stakes, (place) => readStake(client, parameters, place, account, blockNumber));
  const tickets = await mapBounded(places.tickets, (ticket) => readTicket(client, parameters, ticket, blockNumber));
  const held = stakes.filter(({ shares, claimable }) => shares !== 0n || claimable !== 0n);
  const waiting = tickets
    .filter((each) => each !== null)
    .map((each) => ({ ...each, ready: each.readyAt <= timestamp }));
  return {
    account,
    stakes: held,
    tickets: waiting,
    total: {
      staked: held.reduce((total, { amount }) => total + amount, 0n),
      thawing: waiting.reduce((total, { amount }) => total + amount, 0n),
      claimable: held.reduce((total, { claimable }) => total + claimable, 0n),
    },
    blockNumber,
    timestamp,
  };
}

type Place = Pick<Stake, "validatorId" | "kind">;

/** Where the account may have stake: validators that it owns now, those that it delegated to, and its tickets. */
async function findPlaces(
  client: Client,
  { deployment, signal }: ActionParameters,
  account: Address,
  toBlock: bigint,
): Promise<{ stakes: readonly Place[]; tickets: readonly bigint[] }> {
  const search = { fromBlock: deployment.fromBlock, toBlock, signal };
  const keys = { ...search, address: deployment.validators };
  const stake = { ...search, address: deployment.stake };
  const [registered, received, delegated, undelegated] = await Promise.all([
    findLogs(client, {
      ...keys,
      event: eventOf(validatorRegistryAbi, "ValidatorRegistered"),
      args: { owner: account },
    }),
    findLogs(client, { ...keys, event: eventOf(validatorRegistryAbi, "OwnershipTransferred"), args: { to: account } }),
    findLogs(client, { ...stake, event: eventOf(stakeManagerAbi, "Delegated"), args: { account } }),
    findLogs(client, { ...stake, event: eventOf(stakeManagerAbi, "Undelegated"), args: { account } }),
  ]);
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, blockNumber: toBlock } as const;
  const candidates = inOrder([...registered, ...received].map(({ args }) => args.id));
  const owners = await mapBounded(candidates, (id) =>
    read(client, { ...registry, functionName: "ownerOf", args: [id] }, signal),
  );
  const owned = candidates.filter((_, i) => isAddressEqual(owners[i] ?? zeroAddress, account));
  // The tickets of a bond go with the id, whoever took them out.
  const unbonded = await mapBounded(owned, (id) =>
    findLogs(client, { ...stake, event: eventOf(stakeManagerAbi, "Unbonded"), args: { id } }),
  );
  return {
    stakes: [
      ...owned.map((validatorId) => ({ validatorId, kind: "bond" as const })),
      ...inOrder(delegated.map(({ args }) => args.id)).map((id) => ({ validatorId: id, kind: "delegation" as const })),
    ],
    tickets: [...undelegated, ...unbonded.flat()].map(({ args }) => args.ticket).sort((a, b) => Number(a - b)),
  };
}

const inOrder = (ids: readonly number[]): readonly number[] => [...new Set(ids)].sort((a, b) => a - b);

async function readStake(
  client: Client,
  { deployment, signal }: ActionParameters,
  { validatorId, kind }: Place,
  account: Address,
  blockNumber: bigint,
): Promise<Stake> {
  const args = [validatorId, kind === "bond" ? zeroAddress : account] as const;
  const stake = { abi: stakeManagerAbi, address: deployment.stake, args, blockNumber } as const;
  const [shares, amount, claimable] = await Promise.all([
    read(client, { ...stake, functionName: "sharesOf" }, signal),
    read(client, { ...stake, functionName: "stakeOf" }, signal),
    read(client, { ...stake, functionName: "claimableOf" }, signal),
  ]);
  return { validatorId, kind, shares, amount, claimable };
}

/** A ticket that was not paid out yet; `null` for one that was. */
async function readTicket(
  client: Client,
  { deployment, signal }: ActionParameters,
  ticket: bigint,
  blockNumber: bigint,
): Promise<Omit<ThawingStake, "ready"> | null> {
  const stake = { abi: stakeManagerAbi, address: deployment.stake, args: [ticket], blockNumber } as const;
  const [{ account, id, readyAt }, amount] = await Promise.all([
    read(client, { ...stake, functionName: "ticketOf" }, signal),
    read(client, { ...stake, functionName: "previewWithdraw" }, signal),
  ]);
  if (readyAt === 0) return null;
  const kind = isAddressEqual(account, zeroAddress) ? "bond" : "delegation";
  return { ticket, validatorId: id, kind, amount, readyAt: BigInt(readyAt) };
}
