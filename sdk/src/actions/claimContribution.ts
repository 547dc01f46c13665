import { type Address, type Client, getAddress, isAddress } from "viem";
import { emissionsControllerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "../internal/chain.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { getDistribution, type RecomputedDistribution } from "./getDistribution.ts";

/** What {@link claimContribution} sends; any account may. */
export type ClaimContributionParameters = SendParameters & {
  /** The contributor, who is paid. */
  contributor: Address;
};

/** What {@link claimContribution} paid; amounts in base units of MIRA. */
export type ClaimContributionResult = {
  sent: Sent;
  contributor: Address;
  amount: bigint;
  /** All that the contributor is due since genesis, this included. */
  cumulative: bigint;
  /** Last epoch that counts. */
  epoch: bigint;
};

/**
 * Pays a contributor what the distribution that counts owes it beyond what it was paid before. The leaf and its proof are
 * recomputed from the chain's events; nobody else's list is needed.
 *
 * @throws MiraError `CONTRIBUTION_NOT_FOUND` where no distribution counts yet or it has nothing for the account,
 * `CONTRIBUTION_CLAIMED` where all was paid, `DISTRIBUTION_WRONG` where the one that counts does not follow from the
 * chain's events
 *
 * @example
 * const { amount } = await claimContribution(client, { deployment, contributor: "0x…" });
 */
export async function claimContribution(
  client: Client,
  parameters: ClaimContributionParameters,
): Promise<ClaimContributionResult> {
  const { deployment, signal } = parameters;
  if (!isAddress(parameters.contributor, { strict: false })) {
    throw new MiraError("VALUE_INVALID", `There is no address "${parameters.contributor}".`);
  }
  const contributor = getAddress(parameters.contributor);
  const { leaves, epoch, proofOf } = await readSettled(client, parameters, contributor);
  const proof = proofOf(contributor);
  const cumulative = leaves.find(({ account }) => account === contributor)?.amount ?? 0n;
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions } as const;
  const paid = await read(client, { ...controller, functionName: "contributionClaimed", args: [contributor] }, signal);
  if (paid >= cumulative) {
    throw new MiraError("CONTRIBUTION_CLAIMED", `${contributor} was paid all that it is due up to epoch ${epoch}.`, {
      details: { contributor, epoch, cumulative, paid },
    });
  }
  const args = [contributor, cumulative, proof] as const;
  const call = encodeCall(deployment.emissions, emissionsControllerAbi, "claimContribution", args);
  const { data, sent } = await send(client, call, parameters);
  const amount = decodeResult(emissionsControllerAbi, "claimContribution", data);
  return { sent, contributor, amount, cumulative, epoch };
}

/** The distribution that counts, recomputed at its own epoch. */
async function readSettled(
  client: Client,
  { deployment, signal }: ClaimContributionParameters,
  contributor: Address,
): Promise<RecomputedDistribution> {
  await requireChain(client, deployment.chainId, signal);
  const controller = { abi: emissionsControllerAbi, address: deployment.emissions } as const;
  const { root, epoch } = await read(client, { ...controller, functionName: "settled", args: [] }, signal);
  if (BigInt(root) === 0n) {
    throw new MiraError("CONTRIBUTION_NOT_FOUND", "No distribution to contributors counts yet.", {
      details: { contributor, hint: "It counts once it was posted, its veto window is over, and it is settled." },
    });
  }
  const recomputed = await getDistribution(client, { deployment, epoch, ...(signal && { signal }) });
  if (recomputed.matches === "settled") return recomputed;
  throw new MiraError("DISTRIBUTION_WRONG", "The distribution that counts does not follow from the chain's events.", {
    details: {
      found: { root, epoch },
      expected: { root: recomputed.root, total: recomputed.total },
      hint: "Amounts and proofs of its leaves are known to its poster alone; the next distribution replaces it.",
    },
  });
}
