import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import type { Hosting } from "../certificates/committee.ts";
import { type ActionParameters, request, requireChain } from "../internal/chain.ts";
import type { DomainName } from "../types/domains.ts";
import { getHostings } from "./getHostings.ts";
import { listValidators } from "./listValidators.ts";

/** What {@link getPopulation} asks for. */
export type GetPopulationParameters = ActionParameters & { domain: DomainName | number };

/** Validators that have something in common. */
export type Group<Key> = {
  /** What they declare; `null` for those who declare nothing, who need not be alike. */
  key: Key | null;
  validators: number;
  /** Stake that counts towards power, base units of MIRA. */
  stake: bigint;
};

/** How a domain's validators are spread; the largest stake first. All of it is declared by them, none of it is proven. */
export type Population = {
  validators: number;
  stake: bigint;
  /** By model family. */
  families: readonly Group<number>[];
  /** By where they say that they run, as written: `CH` and `ch` are two. */
  regions: readonly Group<string>[];
  /** By whose machines they say that they run on. */
  providers: readonly Group<string>[];
};

/**
 * Who could sit in a domain now, and how alike they are: active validators with stake, by what they declare, all as of one
 * block. It reads every validator; {@link getDomain} gives the counts of validators and families alone in one read.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const { families, regions } = await getPopulation(client, { deployment, domain: "law" });
 */
export async function getPopulation(client: Client, parameters: GetPopulationParameters): Promise<Population> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const blockNumber = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const found = await listValidators(client, { ...parameters, standing: "ACTIVE", blockNumber });
  const seated = found.filter(({ stake }) => stake > 0n);
  const validatorIds = seated.map(({ validatorId }) => validatorId);
  const hostings = await getHostings(client, { deployment, validatorIds, blockNumber, ...(signal && { signal }) });
  const by = (field: keyof Hosting) =>
    groupBy(seated.map(({ validatorId, stake }) => ({ key: hostings.get(validatorId)?.[field] ?? null, stake })));
  return {
    validators: seated.length,
    stake: seated.reduce((sum, { stake }) => sum + stake, 0n),
    families: groupBy(seated.map(({ family, stake }) => ({ key: family === 0 ? null : family, stake }))),
    regions: by("region"),
    providers: by("provider"),
  };
}

/** Groups of members with the same key, the largest stake first. */
export function groupBy<Key>(members: readonly { key: Key | null; stake: bigint }[]): readonly Group<Key>[] {
  const groups = new Map<Key | null, { validators: number; stake: bigint }>();
  for (const { key, stake } of members) {
    const group = groups.get(key) ?? { validators: 0, stake: 0n };
    groups.set(key, { validators: group.validators + 1, stake: group.stake + stake });
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => (a.stake === b.stake ? b.validators - a.validators : a.stake < b.stake ? 1 : -1));
}
