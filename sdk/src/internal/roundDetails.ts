import type { Client, Hex } from "viem";
import { feeLedgerAbi, verificationHubAbi } from "../abis.ts";
import type { ClaimMask } from "../contests/claimMasks.ts";
import { MiraError } from "../errors/miraError.ts";
import { deeperDetailsHash } from "../votes/roundResult.ts";
import { votesHash } from "../votes/votesHash.ts";
import { type ActionParameters, eventOf, findLogs } from "./chain.ts";
import type { SettledRound } from "./contestHistory.ts";

/** What a result's `detailsHash` is of. */
export type RoundDetails = {
  /** Words of what the seats were paid. */
  pays: readonly bigint[];
  paysHash: Hex;
  /** Mask words over the round's claims: those with a clear answer. None for a first round. */
  clear: ClaimMask;
};

/**
 * What a counted round paid, and which of its answers are clear, from the events of its settlement.
 *
 * @throws MiraError `CHAIN_INCONSISTENT` (retryable) where they are not what the result has the hash of
 */
export async function roundDetails(
  client: Client,
  { deployment, signal }: ActionParameters,
  { result, summary, blockNumber }: SettledRound,
): Promise<RoundDetails> {
  const { round, level } = summary;
  const query = { args: { round }, fromBlock: blockNumber, toBlock: blockNumber, signal };
  const [divided, counted] = await Promise.all([
    findLogs(client, { ...query, address: deployment.ledger, event: eventOf(feeLedgerAbi, "FeeDivided") }),
    findLogs(client, { ...query, address: deployment.hub, event: eventOf(verificationHubAbi, "ClearAnswersCounted") }),
  ]);
  // Where nobody opened a vote there was nothing to divide.
  const pays = divided.at(-1)?.args.seats ?? [];
  const clear = counted.at(-1)?.args.clear ?? [];
  const paysHash = votesHash(pays);
  const hash = level === 0 ? paysHash : deeperDetailsHash(pays, clear);
  if (hash === result.detailsHash) return { pays, paysHash, clear };
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's events are not those of the round's settlement.", {
    details: { round, blockNumber },
    retryable: true,
  });
}
