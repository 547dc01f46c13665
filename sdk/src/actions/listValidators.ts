import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { validatorRegistryAbi } from "../abis.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";
import type { Standing } from "../types/standing.ts";
import { getValidator, type Validator } from "./getValidator.ts";

/** What {@link listValidators} asks for; every validator unless narrowed down. */
export type ListValidatorsParameters = ActionParameters & {
  /** Only those that sit in this domain. */
  domain?: DomainName | number;
  /** Only those of this standing. */
  standing?: Standing;
  /** First id to look at; 1 by default. */
  from?: number;
  /** Ids to look at, at most; all by default. */
  limit?: number;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/**
 * Reads validators in the order of their ids, all as they stood at one block.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const seated = await listValidators(client, { deployment, domain: "law", standing: "ACTIVE" });
 * seated.reduce((sum, { stake }) => sum + stake, 0n);
 */
export async function listValidators(
  client: Client,
  parameters: ListValidatorsParameters,
): Promise<readonly Validator[]> {
  const { deployment, standing, from = 1, limit = Number.POSITIVE_INFINITY, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const domain = parameters.domain === undefined ? null : domainNumber(parameters.domain);
  const blockNumber = parameters.blockNumber ?? (await request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const count = Number(await read(client, { ...registry, functionName: "count", args: [], blockNumber }, signal));
  const ids = Array.from({ length: Math.max(0, Math.min(limit, count - from + 1)) }, (_, i) => from + i);
  const found = await mapBounded(ids, (validatorId) =>
    getValidator(client, { deployment, validatorId, blockNumber, ...(signal && { signal }) }),
  );
  return found.filter(
    (each) => (domain === null || each.domains.includes(domain)) && (!standing || each.standing === standing),
  );
}
