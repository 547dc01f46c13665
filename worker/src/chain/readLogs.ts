import { type Address, type Client, numberToHex } from "viem";
import { followedTopics, type RawLog } from "./decodeLogs.ts";

const WIDEST = 2_000n;
const NARROWEST = 50n;

/**
 * Reads the contracts' logs of a range of blocks, both ends included, in pieces that the endpoint accepts.
 *
 * @throws the endpoint's error, once even a narrow range fails
 *
 * @example
 * for await (const logs of readLogs(client, [hub, registry], 100n, 9_000n)) for (const event of decodeLogs(logs)) book.apply(event);
 */
export async function* readLogs(
  client: Client,
  contracts: readonly Address[],
  fromBlock: bigint,
  toBlock: bigint,
): AsyncGenerator<readonly RawLog[]> {
  let width = WIDEST;
  for (let from = fromBlock; from <= toBlock; ) {
    const to = from + width - 1n < toBlock ? from + width - 1n : toBlock;
    try {
      const blocks = { fromBlock: numberToHex(from), toBlock: numberToHex(to) };
      const filter = { address: [...contracts], topics: [[...followedTopics]], ...blocks };
      yield await client.request({ method: "eth_getLogs", params: [filter] });
      from = to + 1n;
    } catch (error) {
      // Endpoints limit ranges in their own ways, and say so in their own words.
      if (to - from < NARROWEST) throw error;
      width = (to - from) / 4n;
    }
  }
}
