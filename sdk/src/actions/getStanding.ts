import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { type ActionParameters, request, requireChain } from "../internal/chain.ts";
import type { Standing } from "../types/standing.ts";
import { getHostings } from "./getHostings.ts";
import { type DomainScore, getScore } from "./getScore.ts";
import { getValidator } from "./getValidator.ts";

/** What {@link getStanding} asks for. */
export type GetStandingParameters = ActionParameters & {
  validatorId: number;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/** How a validator stands: whether it may sit, and its score in each of its domains. */
export type ValidatorStanding = {
  validatorId: number;
  standing: Standing;
  /** Timestamp from which the owner can re-arm it; `null` unless it is suspended. */
  suspendedUntil: bigint | null;
  /** Where its owner says that it runs; empty for nothing said. */
  hosting: { region: string; provider: string };
  /** In each domain that it sits in. */
  scores: readonly DomainScore[];
};

/**
 * Reads how a validator stands in all of its domains.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`
 *
 * @example
 * const { standing, scores } = await getStanding(client, { deployment, validatorId: 7 });
 */
export async function getStanding(client: Client, parameters: GetStandingParameters): Promise<ValidatorStanding> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const blockNumber = parameters.blockNumber ?? (await request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
  const at = { ...parameters, blockNumber };
  const { standing, suspendedUntil, domains } = await getValidator(client, at);
  const [hostings, scores] = await Promise.all([
    getHostings(client, { ...at, validatorIds: [validatorId] }),
    Promise.all(domains.map((domain) => getScore(client, { ...at, domain }))),
  ]);
  const { region, provider } = hostings.get(validatorId) ?? { region: null, provider: null };
  const hosting = { region: region ?? "", provider: provider ?? "" };
  return { validatorId, standing, suspendedUntil, hosting, scores };
}
