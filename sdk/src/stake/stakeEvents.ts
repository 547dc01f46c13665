import type { Address, Client, Hex } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { type ActionParameters, byPlace, eventOf, findLogs } from "../internal/chain.ts";

/** Where an event stands in the chain. */
export type EventPlace = { blockNumber: bigint; logIndex: number; transactionHash: Hex };

/** What happened to a validator's stake. A holder that is `null` is the bond, whoever owns it. */
export type StakeEvent = EventPlace &
  (
    | { type: "entered"; holder: Address | null; assets: bigint; shares: bigint }
    | { type: "left"; holder: Address | null; assets: bigint; shares: bigint; ticket: bigint; readyAt: bigint }
    | { type: "redeemed"; ticket: bigint; assets: bigint }
    | { type: "rewarded"; amount: bigint; commission: bigint; compounded: boolean }
    | { type: "claimed"; holder: Address | null; amount: bigint }
    | { type: "taken"; fromActive: bigint; fromThawing: bigint }
    | { type: "lost"; thawing: boolean }
  );

/** The chain's zero address stands for the bond. */
const holderOf = (account: Address): Address | null => (BigInt(account) === 0n ? null : account);

/** Everything that happened to a validator's stake up to a block, in the chain's order. */
export async function findStakeEvents(
  client: Client,
  { deployment, signal }: ActionParameters,
  validatorId: number,
  toBlock: bigint,
): Promise<readonly StakeEvent[]> {
  const search = { address: deployment.stake, fromBlock: deployment.fromBlock, toBlock, signal };
  const id = { id: validatorId };
  const [bonded, delegated, unbonded, undelegated, withdrawn, redelegated, rewarded, claimed, taken, lost] =
    await Promise.all([
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Bonded"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Delegated"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Unbonded"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Undelegated"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Withdrawn"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Redelegated"), args: { fromId: validatorId } }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "Rewarded"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "RewardsClaimed"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "StakeTaken"), args: id }),
      findLogs(client, { ...search, event: eventOf(stakeManagerAbi, "GenerationStarted"), args: id }),
    ]);
  const placeOf = ({ blockNumber, logIndex, transactionHash }: EventPlace): EventPlace => ({
    blockNumber,
    logIndex,
    transactionHash,
  });
  const events: StakeEvent[] = [
    ...bonded.map((log) => {
      const { assets, shares } = log.args;
      return { ...placeOf(log), type: "entered" as const, holder: null, assets, shares };
    }),
    ...delegated.map((log) => {
      const { account: holder, assets, shares } = log.args;
      return { ...placeOf(log), type: "entered" as const, holder, assets, shares };
    }),
    ...unbonded.map((log) => {
      const { ticket, assets, shares, readyAt } = log.args;
      return { ...placeOf(log), type: "left" as const, holder: null, ticket, assets, shares, readyAt };
    }),
    ...undelegated.map((log) => {
      const { account: holder, ticket, assets, shares, readyAt } = log.args;
      return { ...placeOf(log), type: "left" as const, holder, ticket, assets, shares, readyAt };
    }),
    ...[...withdrawn, ...redelegated].map((log) => {
      const { ticket, assets } = log.args;
      return { ...placeOf(log), type: "redeemed" as const, ticket, assets };
    }),
    ...rewarded.map((log) => {
      const { amount, commission, compounded } = log.args;
      return { ...placeOf(log), type: "rewarded" as const, amount, commission, compounded };
    }),
    ...claimed.map((log) => {
      return { ...placeOf(log), type: "claimed" as const, holder: holderOf(log.args.account), amount: log.args.amount };
    }),
    ...taken.map((log) => {
      const { fromActive, fromThawing } = log.args;
      return { ...placeOf(log), type: "taken" as const, fromActive, fromThawing };
    }),
    ...lost.map((log) => ({ ...placeOf(log), type: "lost" as const, thawing: log.args.thawing })),
  ];
  return events.sort(byPlace);
}
