import type { Client, Hex } from "viem";
import { policyBookAbi } from "../abis.ts";
import { type ActionParameters, read } from "../internal/chain.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";
import {
  type LevelPolicy,
  policyHash,
  type Tier,
  type TierTerms,
  tierNumber,
  unpackPolicyLevels,
  unpackPolicyTerms,
} from "../votes/policy.ts";

/** What {@link getPolicy} asks for. */
export type GetPolicyParameters = ActionParameters & { domain: DomainName | number; tier: Tier };

/** The policy that a request opened now would buy. */
export type Policy = {
  domain: number;
  tier: Tier;
  /** Level 0 first; as many as the tier has. */
  levels: readonly LevelPolicy[];
  terms: TierTerms;
  /** The same as packed words, as a request's header carries them. */
  packed: { levels: bigint; terms: bigint };
  /** Hash under which verdicts name it. */
  hash: Hex;
};

/**
 * Reads what a tier means in a domain: seats, thresholds, windows and the price.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Policy_NotOffered` where the domain does not have the tier
 *
 * @example
 * const policy = await getPolicy(client, { deployment, domain: "law", tier: "STANDARD" });
 * policy.levels[0].seats; // 9
 */
export async function getPolicy(client: Client, parameters: GetPolicyParameters): Promise<Policy> {
  const { deployment, tier, signal } = parameters;
  const domain = domainNumber(parameters.domain);
  const [levels, packedTerms] = await read(
    client,
    {
      abi: policyBookAbi,
      address: deployment.policies,
      functionName: "policyOf",
      args: [domain, tierNumber(tier)],
    },
    signal,
  );
  const terms = unpackPolicyTerms(packedTerms);
  return {
    domain,
    tier,
    levels: unpackPolicyLevels(levels).slice(0, terms.levels),
    terms,
    packed: { levels, terms: packedTerms },
    hash: policyHash(levels, packedTerms),
  };
}
