import { type Client, zeroHash } from "viem";
import { verdictRegistryAbi, verificationHubAbi } from "../abis.ts";
import { unpackRoundConfig } from "../votes/roundConfig.ts";
import { settledState } from "../votes/roundResult.ts";
import { packRoundState } from "../votes/roundState.ts";
import { type ActionParameters, eventOf, findLogs } from "./chain.ts";

/**
 * The two words of a round that the hub no longer keeps, because its storage serves another by now, made anew from its
 * events; `null` where no event opened it. What was counted still has to fold to the result's running hash, and the
 * registry's log holds the verdict.
 */
export async function forgottenRound(
  client: Client,
  { deployment, signal }: ActionParameters,
  round: bigint,
  toBlock: bigint,
): Promise<{ configWord: bigint; word: bigint } | null> {
  const range = { address: deployment.hub, fromBlock: deployment.fromBlock, toBlock, signal };
  const [opened] = await findLogs(client, {
    ...range,
    event: eventOf(verificationHubAbi, "RoundOpened"),
    args: { round },
    first: true,
  });
  if (!opened) return null;
  const since = { ...range, fromBlock: opened.blockNumber };
  const { requestId, config: configWord } = opened.args;
  const [requests, settlements, finals] = await Promise.all([
    // A deeper round's request was opened long before.
    findLogs(client, {
      ...range,
      event: eventOf(verificationHubAbi, "RequestOpened"),
      args: { requestId },
      first: true,
    }),
    findLogs(client, { ...since, event: eventOf(verificationHubAbi, "RoundSettled"), args: { round } }),
    findLogs(client, {
      ...since,
      address: deployment.registry,
      event: eventOf(verdictRegistryAbi, "VerdictRecorded"),
      args: { requestId },
    }),
  ]);
  const [request, settled] = [requests[0], settlements.at(-1)];
  // A deeper round is final once it is counted.
  const isOver = finals.length > 0 || (unpackRoundConfig(configWord)?.level ?? 0) > 0;
  if (!request || !settled || !isOver) return { configWord, word: packRoundState("EXPIRED", zeroHash) };
  return { configWord, word: settledState(request.args.header, settled.args.result, "FINAL") };
}
