import type { Client } from "viem";
import { rankBookAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { Rank } from "../scoring/rankOf.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link syncRank} sends; any account may. */
export type SyncRankParameters = SendParameters & {
  validatorId: number;
  /** Number or name, such as 4 or "law". */
  domain: DomainName | number;
};

/**
 * Makes a validator's stake count by the rank that its score gives, from the next epoch on.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Validators_Unknown`; `VALUE_OUT_OF_RANGE` for a domain that there is not
 *
 * @example
 * const { rank } = await syncRank(client, { deployment, validatorId: 7, domain: "law" });
 */
export async function syncRank(client: Client, parameters: SyncRankParameters): Promise<{ rank: Rank; sent: Sent }> {
  const { deployment, validatorId, domain } = parameters;
  const call = encodeCall(deployment.ranks, rankBookAbi, "sync", [validatorId, domainNumber(domain)]);
  const { data, sent } = await send(client, call, parameters);
  return { rank: Number(decodeResult(rankBookAbi, "sync", data)) as Rank, sent };
}
