import { encodeEventTopics, type Hex, HttpRequestError } from "viem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verificationHubAbi } from "../src/abis.ts";
import { getRoundCommitments, getVotes, watchRequest } from "../src/index.ts";
import { canRunChain } from "./chain.ts";
import { type Committee, codeOf, on, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("what is read through an endpoint that lies or fails", () => {
  let chain: Committee;
  let requestId: bigint;

  beforeAll(async () => {
    chain = await startCommittee();
    requestId = await chain.finished();
  }, 30_000);
  afterAll(() => chain?.close());

  test("tells of no other commitments and votes than those counted, whatever an endpoint says", async () => {
    const { deployment } = chain;
    const round = requestId;
    type RawLog = { topics: Hex[]; data: Hex };
    const onLogs = (eventName: "Committed" | "RoundSettled", lie: (logs: RawLog[]) => unknown) => {
      const [topic] = encodeEventTopics({ abi: verificationHubAbi, eventName });
      return on("eth_getLogs", (logs: RawLog[]) => (logs[0]?.topics[0] === topic ? lie(logs) : logs));
    };
    /** Flips a bit in the last digit of a word. */
    const flip = (data: Hex, word: number) => {
      const at = 2 + 64 * (word + 1) - 1;
      return `${data.slice(0, at)}${(Number.parseInt(data.charAt(at), 16) ^ 1).toString(16)}${data.slice(at + 1)}`;
    };
    const inWord = (word: number) => (logs: RawLog[]) => logs.map((log) => ({ ...log, data: flip(log.data, word) }));
    const lies: [commitments: string, votes: string, lie: (method: string, answer: never) => unknown][] = [
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", (logs) => logs.slice(1))],
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", (logs) => [...logs, ...logs.slice(-1)])],
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", inWord(1))],
      // Every word of the result
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(0))],
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(1))],
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(2))],
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(3))],
      // The last vote's planes
      [
        "none",
        "CHAIN_INCONSISTENT",
        on("eth_getTransactionByHash", ({ input, ...transaction }: { input: Hex }) => ({
          ...transaction,
          input: `${input.slice(0, 10)}${flip(`0x${input.slice(10)}`, (input.length - 10) / 64 - 1).slice(2)}`,
        })),
      ],
    ];
    for (const [commitments, votes, lie] of lies) {
      const client = chain.through(lie as (method: string, answer: unknown) => unknown);
      expect(await codeOf(getRoundCommitments(client, { deployment, round }))).toBe(commitments);
      expect(await codeOf(getVotes(client, { deployment, round }))).toBe(votes);
    }
  }, 30_000);

  test("is watched through an endpoint that fails now and then", async () => {
    const { deployment } = chain;
    let calls = 0;
    const flaky = chain.through((_, answer) => {
      if (++calls % 3 === 0) throw new HttpRequestError({ url: "http://127.0.0.1", details: "down" });
      return answer;
    });
    const told: string[] = [];
    let retries = 0;
    await watchRequest(flaky, {
      deployment,
      requestId,
      onEvent: ({ type }) => {
        told.push(type);
      },
      onRetry: () => {
        retries += 1;
      },
      timeout: 20_000,
    });
    expect(retries).toBeGreaterThan(0);
    expect(told.filter((type) => type !== "committed")).toEqual(["opened", "round-opened", "settled", "final"]);
    expect(told.filter((type) => type === "committed").length).toBeGreaterThanOrEqual(4);
    const failing = watchRequest(chain.client, {
      deployment,
      requestId,
      onEvent: () => {
        throw new RangeError("mine");
      },
    });
    await expect(failing).rejects.toThrow("mine");
  }, 30_000);
});
