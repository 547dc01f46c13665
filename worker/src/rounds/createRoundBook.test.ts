import { describe, expect, it } from "vitest";
import { commitmentFake, configFake, headerFake, openingFake, resultFake } from "../testing/fakes.ts";
import type { ChainEvent } from "./chainEvent.ts";
import { createRoundBook } from "./createRoundBook.ts";

const opened = (id: bigint, blockNumber: bigint): ChainEvent[] => [
  { kind: "request-opened", blockNumber, requestId: id, header: headerFake },
  { kind: "round-opened", blockNumber, requestId: id, round: id, config: configFake },
];

const bookOf = (events: readonly ChainEvent[]) => {
  const book = createRoundBook();
  for (const event of events) book.apply(event);
  return book;
};

describe("createRoundBook", () => {
  it("keeps commitments in the chain's order, and openings by position", () => {
    const { rounds } = bookOf([
      ...opened(7n, 50n),
      { kind: "committed", blockNumber: 51n, round: 7n, ...commitmentFake(5) },
      { kind: "committed", blockNumber: 51n, round: 7n, ...commitmentFake(2) },
      { kind: "opening-posted", blockNumber: 60n, round: 7n, validatorId: 2, position: 1, opening: openingFake },
      { kind: "settled", blockNumber: 61n, round: 7n, requestId: 7n, result: resultFake },
    ]);
    const state = rounds.get(7n);
    expect(state?.commitments.map(({ validatorId }) => validatorId)).toEqual([5, 2]);
    expect(state?.openings).toEqual(new Map([[1, openingFake]]));
    expect(state?.lastOpeningBlock).toBe(60n);
    expect(state?.result).toEqual(resultFake);
  });

  it("forgets what is over", () => {
    const book = bookOf([
      ...opened(7n, 50n),
      ...opened(8n, 52n),
      { kind: "finalized", blockNumber: 70n, requestId: 7n },
    ]);
    expect([...book.rounds.keys()]).toEqual([8n]);
    expect(book.oldestBlock()).toBe(52n);
    book.apply({ kind: "expired", blockNumber: 71n, requestId: 8n, round: 8n });
    expect(book.rounds.size).toBe(0);
    expect(book.oldestBlock()).toBeNull();
  });

  it("leaves rounds alone whose request it does not know", () => {
    const [, round] = opened(7n, 50n);
    const book = bookOf(round ? [round, { kind: "committed", blockNumber: 51n, round: 7n, ...commitmentFake(5) }] : []);
    expect(book.rounds.size).toBe(0);
  });

  it("has nothing to do in the first round of what is contested, and knows its header still", () => {
    const contested: ChainEvent = { kind: "contested", blockNumber: 70n, requestId: 7n };
    const deeper: ChainEvent = { kind: "round-opened", blockNumber: 80n, requestId: 7n, round: 9n, config: configFake };
    const book = bookOf([...opened(7n, 50n), contested]);
    expect(book.rounds.size).toBe(0);
    expect(book.oldestBlock()).toBe(50n);
    book.apply(deeper);
    expect(book.rounds.get(9n)?.header).toEqual(headerFake);
  });

  it("puts a deeper round in the place of the one before", () => {
    const deeper: ChainEvent = { kind: "round-opened", blockNumber: 80n, requestId: 7n, round: 9n, config: configFake };
    const book = bookOf([...opened(7n, 50n), deeper]);
    expect([...book.rounds.keys()]).toEqual([9n]);
    expect(book.oldestBlock()).toBe(50n);
  });
});
