import type { Client } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import { feeLedgerAbi } from "../abis.ts";
import { type ActionParameters, byPlace, eventOf, findLogs, request, requireChain } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import { requireValidator } from "../internal/requireValidator.ts";
import { unpackSeatPay } from "../scoring/seatPay.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link getScoreHistory} asks for. */
export type GetScoreHistoryParameters = ActionParameters & {
  validatorId: number;
  /** Number or name, such as 4 or "law". */
  domain: DomainName | number;
  /** First block to look at; the deployment's by default. */
  fromBlock?: bigint;
};

/** A score as one event left it. */
export type ScoreStep = {
  blockNumber: bigint;
  timestamp: bigint;
  /** The round whose settlement it was; `null` where the score was set apart from any, as by a jailing. */
  round: bigint | null;
  /** In 2⁻³². */
  score: bigint;
  /** Part of the most that its seats could earn in the round, in 2⁻³². */
  fraction: bigint | null;
  /** Pay of all its seats, base units of MIRA. */
  earned: bigint | null;
};

/**
 * Reads how a validator's score in a domain came about: one step for each round that it was paid for, and for each time
 * that the score was set otherwise. What rest costs shows in the step after it.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `VALUE_OUT_OF_RANGE` for a domain that there is not
 *
 * @example
 * const steps = await getScoreHistory(client, { deployment, validatorId: 7, domain: "law" });
 */
export async function getScoreHistory(
  client: Client,
  parameters: GetScoreHistoryParameters,
): Promise<readonly ScoreStep[]> {
  const { deployment, validatorId, signal } = parameters;
  const domain = domainNumber(parameters.domain);
  await requireChain(client, deployment.chainId, signal);
  await requireValidator(client, parameters, validatorId);
  const toBlock = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const fromBlock = parameters.fromBlock ?? deployment.fromBlock;
  const search = { address: deployment.ledger, fromBlock, toBlock, signal };
  const [divided, set] = await Promise.all([
    findLogs(client, { ...search, event: eventOf(feeLedgerAbi, "FeeDivided"), args: { domain } }),
    findLogs(client, { ...search, event: eventOf(feeLedgerAbi, "ScoreSet"), args: { id: validatorId, domain } }),
  ]);
  const settled = divided.flatMap(({ blockNumber, logIndex, args: { round, seats } }) =>
    seats
      .map(unpackSeatPay)
      .filter((pay) => pay.validatorId === validatorId)
      .map(({ score, fraction, earned }) => ({ blockNumber, logIndex, round, score, fraction, earned })),
  );
  const others = set.map(({ blockNumber, logIndex, args: { score } }) => {
    return { blockNumber, logIndex, round: null, score, fraction: null, earned: null };
  });
  const steps = [...settled, ...others].sort(byPlace);
  const numbers = [...new Set(steps.map(({ blockNumber }) => blockNumber))];
  const blocks = await mapBounded(numbers, (blockNumber) => request(() => getBlock(client, { blockNumber }), signal));
  const times = new Map(blocks.map(({ number, timestamp }) => [number, timestamp]));
  return steps.map(({ logIndex: _, ...step }) => ({ ...step, timestamp: times.get(step.blockNumber) ?? 0n }));
}
