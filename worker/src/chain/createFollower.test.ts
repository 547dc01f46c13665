import { packRoundConfig } from "@mira-protocol/sdk";
import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import { encodeAbiParameters, encodeEventTopics, type Hex, numberToHex, zeroAddress } from "viem";
import { describe, expect, it } from "vitest";
import { createRoundBook } from "../rounds/createRoundBook.ts";
import { clientFake } from "../testing/clientFake.ts";
import { commitmentFake, commonFake, configFake, hashFake, headerFake } from "../testing/fakes.ts";
import { createFollower } from "./createFollower.ts";
import type { RawLog } from "./decodeLogs.ts";

const abi = verificationHubAbi;
const eventOf = (name: string) => {
  const item = abi.find((one) => one.type === "event" && one.name === name);
  if (item?.type !== "event") throw new TypeError(name);
  return item;
};
const dataOf = (name: string, values: readonly unknown[]): Hex =>
  encodeAbiParameters(
    eventOf(name).inputs.filter(({ indexed }) => !indexed),
    values as never,
  );

const openedLogs = (id: bigint): Omit<RawLog, "blockNumber" | "logIndex">[] => [
  {
    topics: encodeEventTopics({
      abi,
      eventName: "RequestOpened",
      args: { requestId: id, requester: zeroAddress, domain: 0 },
    }) as Hex[],
    data: dataOf("RequestOpened", [headerFake, "ipfs://somewhere"]),
  },
  {
    topics: encodeEventTopics({ abi, eventName: "RoundOpened", args: { round: id, requestId: id } }) as Hex[],
    data: dataOf("RoundOpened", [packRoundConfig(configFake)]),
  },
];
const committedLog = (id: bigint, validatorId: number) => ({
  topics: encodeEventTopics({ abi, eventName: "Committed", args: { round: id } }) as Hex[],
  data: dataOf("Committed", [commitmentFake(validatorId).seat, commitmentFake(validatorId).commitment]),
});

/** A chain of blocks a second apart, whose branch goes into the hashes. */
function chainFake() {
  const logs = new Map<number, Omit<RawLog, "blockNumber" | "logIndex">[]>();
  const chain = { height: 10, branch: (_: number) => "a", logs, fails: false, asked: [] as [number, number][] };
  const block = (tag: unknown) => {
    if (chain.fails) throw new Error("gone");
    const number = tag === "latest" ? chain.height : Number(tag);
    const hash = hashFake(`${chain.branch(number)} ${number}`);
    return { number: numberToHex(number), hash, timestamp: numberToHex(1_000 + number), transactions: [] };
  };
  const client = clientFake({
    eth_getBlockByNumber: block,
    eth_getLogs: (filter) => {
      const { fromBlock, toBlock } = filter as { fromBlock: Hex; toBlock: Hex };
      chain.asked.push([Number(fromBlock), Number(toBlock)]);
      return [...logs]
        .toSorted(([a], [b]) => a - b)
        .filter(([number]) => number >= Number(fromBlock) && number <= Number(toBlock))
        .flatMap(([number, some]) =>
          some.map((log, index) => ({ ...log, blockNumber: numberToHex(number), logIndex: numberToHex(index) })),
        );
    },
  });
  const cursors: bigint[] = [];
  const store = { cursor: () => cursors.at(-1) ?? null, setCursor: (block: bigint) => void cursors.push(block) };
  const book = createRoundBook();
  const parts = { common: commonFake(), client, contracts: [zeroAddress], fromBlock: 0n, book, store };
  return { chain, cursors, book, follower: createFollower({ ...parts, confirmations: 2 }) };
}
const committers = (book: ReturnType<typeof createRoundBook>) =>
  book.rounds.get(7n)?.commitments.map(({ validatorId }) => validatorId);

describe("createFollower", () => {
  it("reads once what is there, then what is new", async () => {
    const { chain, follower, book, cursors } = chainFake();
    chain.logs.set(9, openedLogs(7n));
    expect(await follower.tick()).toMatchObject({ isAgain: true, now: { number: 10n, timestamp: 1_010 } });
    expect(book.rounds.get(7n)).toMatchObject({ header: headerFake, config: configFake, openedBlock: 9n });
    expect(await follower.tick()).toBeNull();
    chain.height = 12;
    chain.logs.set(11, [committedLog(7n, 5)]);
    expect(await follower.tick()).toMatchObject({
      isAgain: false,
      now: { blockSeconds: 1, confirmedTimestamp: 1_010 },
    });
    expect(committers(book)).toEqual([5]);
    // The next process begins at the open request.
    expect(cursors.at(-1)).toBe(9n);
  });

  it("takes no log twice, although it reads some blocks again", async () => {
    const { chain, follower, book } = chainFake();
    chain.logs.set(9, openedLogs(7n)).set(10, [committedLog(7n, 5)]);
    await follower.tick();
    chain.height = 11;
    const tick = await follower.tick();
    expect(chain.asked.at(-1)).toEqual([7, 11]);
    expect(tick?.events).toEqual([]);
    expect(committers(book)).toEqual([5]);
  });

  it("puts a log that came late into its place", async () => {
    const { chain, follower, book } = chainFake();
    chain.logs.set(8, openedLogs(7n)).set(10, [committedLog(7n, 5)]);
    await follower.tick();
    chain.logs.set(9, [committedLog(7n, 2)]);
    chain.height = 11;
    expect(await follower.tick()).toMatchObject({ isAgain: true });
    expect(committers(book)).toEqual([2, 5]);
  });

  it("forgets what a reorganisation took away", async () => {
    const { chain, follower, book } = chainFake();
    chain.logs.set(8, openedLogs(7n)).set(10, [committedLog(7n, 5)]);
    await follower.tick();
    chain.branch = (number) => (number >= 10 ? "b" : "a");
    chain.logs.set(10, []).set(11, [committedLog(7n, 2)]);
    chain.height = 11;
    expect(await follower.tick()).toMatchObject({ isAgain: true });
    expect(committers(book)).toEqual([2]);
  });

  it("does not mind an endpoint that lags, and keeps its state through one that fails", async () => {
    const { chain, follower, book } = chainFake();
    chain.logs.set(8, openedLogs(7n));
    await follower.tick();
    chain.height = 12;
    await follower.tick();
    chain.height = 10;
    expect(await follower.tick()).toBeNull();
    chain.fails = true;
    await expect(follower.tick()).rejects.toThrow();
    expect(book.rounds.has(7n)).toBe(true);
    chain.fails = false;
    chain.height = 13;
    expect(await follower.tick()).toMatchObject({ isAgain: false });
  });
});
