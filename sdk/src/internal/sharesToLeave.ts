import { type Address, type Client, zeroAddress } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { sharesWorth } from "../stake/sharePool.ts";
import { type ActionParameters, read } from "./chain.ts";

/** How much of a stake leaves: an amount, or everything. */
export type LeavingStake = {
  /** Base units of MIRA, as they are worth now, or all of it. */
  amount: bigint | "all";
};

/** Shares of an account, or of the bond for `null`, that are to leave. */
export async function sharesToLeave(
  client: Client,
  { deployment, validatorId, amount, signal }: ActionParameters & LeavingStake & { validatorId: number },
  account: Address | null,
): Promise<bigint> {
  const stake = { abi: stakeManagerAbi, address: deployment.stake } as const;
  const holder = account ?? zeroAddress;
  const [owned, worth, [assets, shares]] = await Promise.all([
    read(client, { ...stake, functionName: "sharesOf", args: [validatorId, holder] }, signal),
    read(client, { ...stake, functionName: "stakeOf", args: [validatorId, holder] }, signal),
    read(client, { ...stake, functionName: "poolOf", args: [validatorId] }, signal),
  ]);
  if (owned === 0n || (amount !== "all" && amount > worth)) {
    const what = account === null ? `The bond of validator ${validatorId}` : `The account's stake with ${validatorId}`;
    throw new MiraError("FUNDS_INSUFFICIENT", owned === 0n ? `${what} is empty.` : `${what} is smaller than that.`, {
      details: { asset: "stake", amount, balance: worth },
    });
  }
  if (amount === "all") return owned;
  const needed = sharesWorth({ assets, shares }, amount);
  return needed < owned ? needed : owned;
}
