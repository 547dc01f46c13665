import { type Address, getAddress, isAddress, zeroAddress } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireUint } from "../internal/hash.ts";
import type { DistributionLeaf } from "./distributionTree.ts";

/** The contributors' part of a closed epoch's emission, base units of MIRA. */
export type ContributorPart = { epoch: bigint; amount: bigint };

/** The net fee of a round, base units of MIRA. */
export type RoundNetFee = {
  /** Epoch in which the round was settled. */
  epoch: bigint;
  /** Who brought the request; `null`, or the zero address, for nobody. */
  integrator: Address | null;
  net: bigint;
};

/** What {@link distributeContributions} divides, and by what. */
export type DistributeContributionsParameters = {
  /** One for each epoch that counts. */
  pots: readonly ContributorPart[];
  /** All rounds of those epochs, with integrator or without; those of other epochs count for nothing. */
  fees: readonly RoundNetFee[];
};

/**
 * The rule by which contributors are paid, for now: of an epoch's part an integrator has the share that its rounds have in
 * all net fees of the epoch, rounded down. The result is cumulative, by address, without accounts that are due nothing;
 * the order of what goes in is of no consequence.
 *
 * The share of rounds that nobody brought, and what rounding leaves, stays in the pot for sources to come. It is neither
 * given to the epoch's other integrators nor carried over to a later epoch: else a small fee could buy a large part that
 * others' fees filled, and paying oneself could gain more than it costs. So a fee brings no more emission than it caused.
 *
 * @throws MiraError `VALUE_INVALID` for an epoch with two parts or a malformed address, `VALUE_OUT_OF_RANGE` for an amount
 * that is none
 *
 * @example
 * const leaves = distributeContributions({
 *   pots: [{ epoch: 3n, amount: 100n }],
 *   fees: [{ epoch: 3n, integrator: alice, net: 30n }, { epoch: 3n, integrator: null, net: 10n }],
 * }); // [{ account: alice, amount: 75n }]
 */
export function distributeContributions({
  pots,
  fees,
}: DistributeContributionsParameters): readonly DistributionLeaf[] {
  const parts = new Map(pots.map(({ epoch, amount }) => [epoch, requireUint(amount, 128, "amount")]));
  if (parts.size < pots.length) throw new MiraError("VALUE_INVALID", "An epoch has one part, not two.");
  const due = new Map<Address, bigint>();
  for (const [epoch, { all, brought }] of byEpoch(fees)) {
    const part = parts.get(epoch) ?? 0n;
    for (const [account, net] of brought) add(due, account, all === 0n ? 0n : (part * net) / all);
  }
  return [...due]
    .filter(([, amount]) => amount > 0n)
    .map(([account, amount]) => ({ account, amount }))
    .sort((a, b) => (a.account.toLowerCase() < b.account.toLowerCase() ? -1 : 1));
}

type EpochFees = { all: bigint; brought: Map<Address, bigint> };

/** Sums before anything is divided: rounding happens once an epoch and integrator, whatever the order. */
function byEpoch(fees: readonly RoundNetFee[]): ReadonlyMap<bigint, EpochFees> {
  const epochs = new Map<bigint, EpochFees>();
  for (const { epoch, integrator, net } of fees) {
    const sums = epochs.get(epoch) ?? { all: 0n, brought: new Map<Address, bigint>() };
    epochs.set(epoch, sums);
    sums.all += requireUint(net, 128, "net");
    const account = accountOf(integrator);
    if (account !== null) add(sums.brought, account, net);
  }
  return epochs;
}

function accountOf(integrator: Address | null): Address | null {
  if (integrator === null || integrator === zeroAddress) return null;
  if (isAddress(integrator, { strict: false })) return getAddress(integrator);
  throw new MiraError("VALUE_INVALID", `There is no address "${integrator}".`, { details: { integrator } });
}

const add = (sums: Map<Address, bigint>, account: Address, amount: bigint): void => {
  sums.set(account, (sums.get(account) ?? 0n) + amount);
};
