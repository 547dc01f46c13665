import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { LEAST_PAID_CLAIMS } from "../routing/tierQuote.ts";
import type { Tier } from "../votes/policy.ts";
import { openMarket } from "./route.ts";

/** What {@link listPolicies} asks for. */
export type ListPoliciesParameters = ActionParameters;

/** What a tier costs in a domain and means; amounts in base units of MIRA, times in seconds. */
export type ListedTier = {
  domain: number;
  tier: Tier;
  /** Price of one vote on one claim. */
  price: bigint;
  /** Fee of a request with 32 claims or fewer. */
  leastFee: bigint;
  /** Expected seats of the first round. */
  seats: number;
  /** Model families that must stand on the winning side. */
  minFamilies: number;
  /** From opening to the final verdict if nothing is challenged and no top-up is needed. */
  shortest: number;
  /** What bribing a committee costs at least, a claim, at 32 claims. */
  valueAtRisk: bigint;
  /** Validators that sit in the domain in the present epoch, and the model families among them. */
  validators: number;
  families: number;
};

/**
 * Reads what every tier costs in every domain that offers it.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const offered = await listPolicies(client, { deployment });
 * const cheapest = offered.toSorted((a, b) => Number(a.leastFee - b.leastFee))[0];
 */
export async function listPolicies(client: Client, parameters: ListPoliciesParameters): Promise<readonly ListedTier[]> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const [known] = await read(client, { ...registry, functionName: "lists", args: [] }, signal);
  const domains = Array.from({ length: 256 }, (_, i) => i).filter((i) => (known >> BigInt(i)) & 1n);
  const listed = await mapBounded(domains, async (domain) => {
    const { offered, population } = await openMarket(client, { ...parameters, domain, claimCount: LEAST_PAID_CLAIMS });
    const { validators, families } = population;
    return offered.map(({ tier, price, fee: leastFee, seats, minFamilies, shortest, valueAtRisk }) => {
      return { domain, tier, price, leastFee, seats, minFamilies, shortest, valueAtRisk, validators, families };
    });
  });
  return listed.flat();
}
