import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import type { DeeperRound } from "../votes/deeperRound.ts";
import type { RoundConfig } from "../votes/roundConfig.ts";
import { type ActionParameters, eventOf, findLogs } from "./chain.ts";

/** Furthest that a seed block lies behind the opening: see `PolicyBook.MOST_SEED_BLOCKS`. */
export const MOST_SEED_BLOCKS = 256n;

/** What a deeper round votes on, from the event that opened it shortly before its seed block. */
export async function findDeeperRound(
  client: Client,
  { deployment, signal }: ActionParameters,
  { round, config }: { round: bigint; config: RoundConfig },
  toBlock: bigint,
): Promise<DeeperRound> {
  const near = config.seedBlock - MOST_SEED_BLOCKS;
  // Where the chain counts blocks otherwise than its logs do, the seed block says nothing.
  for (const fromBlock of new Set([near > deployment.fromBlock ? near : deployment.fromBlock, deployment.fromBlock])) {
    const event = eventOf(verificationHubAbi, "DeeperRoundOpened");
    const query = { address: deployment.hub, event, args: { round }, fromBlock, toBlock, first: true, signal };
    const [opened] = await findLogs(client, query);
    if (opened) return opened.args.deeper;
  }
  throw new MiraError("CHAIN_INCONSISTENT", "The endpoint knows the round, but not the event that opened it.", {
    details: { round, fromBlock: deployment.fromBlock },
    retryable: true,
  });
}
