import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { feeLedgerAbi, rankBookAbi, validatorRegistryAbi } from "../abis.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { requireValidator } from "../internal/requireValidator.ts";
import type { Rank } from "../scoring/rankOf.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link getScore} asks for. */
export type GetScoreParameters = ActionParameters & {
  validatorId: number;
  /** Number or name, such as 4 or "law". */
  domain: DomainName | number;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/** How a validator stands in a domain; figures in 2⁻³². */
export type DomainScore = {
  domain: number;
  /** Between −24 and 64, what rest has cost taken off. */
  score: bigint;
  /** Rank that the score gives. */
  rank: Rank;
  /** Rank by which its stake counts, from the next epoch on at the latest: `syncRank` brings it to the score's. */
  countedRank: Rank;
  /** Running κ, which shares in its pay. */
  kappa: bigint;
  /** Whether anyone may jail it for this score. */
  canJail: boolean;
};

/**
 * Reads a validator's score in a domain, and what follows from it.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `VALUE_OUT_OF_RANGE` for a domain that there is not
 *
 * @example
 * const { score, rank } = await getScore(client, { deployment, validatorId: 7, domain: "law" });
 */
export async function getScore(client: Client, parameters: GetScoreParameters): Promise<DomainScore> {
  const { deployment, validatorId, signal } = parameters;
  const domain = domainNumber(parameters.domain);
  await requireChain(client, deployment.chainId, signal);
  await requireValidator(client, parameters, validatorId);
  const blockNumber = parameters.blockNumber ?? (await request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
  const ledger = { abi: feeLedgerAbi, address: deployment.ledger, blockNumber } as const;
  const registry = { abi: validatorRegistryAbi, address: deployment.validators, blockNumber } as const;
  const book = { abi: rankBookAbi, address: deployment.ranks, blockNumber } as const;
  const args = [validatorId, domain] as const;
  const [score, rank, kappa, countedRank, canJail] = await Promise.all([
    read(client, { ...ledger, functionName: "scoreOf", args }, signal),
    read(client, { ...ledger, functionName: "rankOf", args }, signal),
    read(client, { ...ledger, functionName: "kappaOf", args }, signal),
    read(client, { ...registry, functionName: "countedRankOf", args }, signal),
    read(client, { ...book, functionName: "canJail", args }, signal),
  ]);
  return { domain, score, rank: Number(rank) as Rank, countedRank: Number(countedRank) as Rank, kappa, canJail };
}
