import { type ContestEvent, countClaims, packPolicyLevels } from "@mira-protocol/sdk";
import { describe, expect, it } from "vitest";
import {
  commitmentFake,
  configFake,
  contestFake,
  hashFake,
  headerFake,
  levelFake,
  openingFake,
  resultFake,
} from "../testing/fakes.ts";
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
      { kind: "fee-divided", blockNumber: 61n, round: 7n, paysHash: hashFake("pays") },
      { kind: "settled", blockNumber: 61n, round: 7n, requestId: 7n, result: resultFake, verdict: [1n, 2n] },
    ]);
    const state = rounds.get(7n);
    expect(state?.commitments.map(({ validatorId }) => validatorId)).toEqual([5, 2]);
    expect(state?.openings).toEqual(new Map([[1, openingFake]]));
    expect(state?.lastOpeningBlock).toBe(60n);
    expect(state).toMatchObject({ result: resultFake, verdict: [1n, 2n], paysHash: hashFake("pays"), endedBlock: 61n });
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

  it("keeps a contest from its opening through a level's rounds to its end", () => {
    const book = bookOf([...opened(7n, 50n), ...settled]);
    for (const event of escalation) book.apply(event);
    expect([...book.rounds.keys()]).toEqual([9n, 10n]);
    // 1,200 claims are two rounds of 600 where 64 seats are expected.
    expect(book.rounds.get(9n)).toMatchObject({ header, deeper: deeper(0), mask: [...ALL.slice(0, 2), LOW, 0n, 0n] });
    expect(countClaims(book.rounds.get(10n)?.mask ?? [])).toBe(600);
    expect(book.contests.get(7n)).toMatchObject({ openedBlock: 50n, result: resultFake, seated: [5] });
    expect(book.contests.get(7n)?.record).toMatchObject({
      contest: voting,
      selection: ALL,
      bonded: [1n, 0n, 0n, 0n, 0n],
    });

    book.apply({ kind: "committed", blockNumber: 81n, round: 9n, ...commitmentFake(3) });
    book.apply({ kind: "clear-counted", blockNumber: 90n, round: 9n, clear: [4n] });
    book.apply({ kind: "settled", blockNumber: 90n, round: 9n, requestId: 7n, result: resultFake, verdict: [3n, 0n] });
    book.apply({ kind: "round-expired", blockNumber: 91n, round: 10n, requestId: 7n });
    expect(book.rounds.get(9n)).toMatchObject({ verdict: [3n, 0n], clear: [4n], endedBlock: 90n });
    expect(book.rounds.get(10n)).toMatchObject({ result: null, hasExpired: true, endedBlock: 91n });

    const verdict = [...ALL, ...ALL];
    book.apply(ofContest(95n, { kind: "concluded", verdict, clear: ALL }));
    book.apply(ofContest(95n, { kind: "changed", contest: { ...contestFake, level: 1 } }));
    expect(book.rounds.size).toBe(0);
    expect(book.contests.get(7n)).toMatchObject({ seated: [3], record: { verdict, clear: ALL } });
    expect(book.contests.get(7n)?.record.bonded).toEqual([0n, 0n, 0n, 0n, 0n]);
    expect(book.oldestBlock()).toBe(50n);
    book.apply({ kind: "finalized", blockNumber: 99n, requestId: 7n });
    expect([book.contests.size, book.oldestBlock()]).toEqual([0, null]);
  });

  it("leaves contests alone whose request it does not know", () => {
    expect(bookOf(escalation).contests.size).toBe(0);
  });
});

const header = {
  ...headerFake,
  claimCount: 1_200,
  levels: packPolicyLevels([levelFake(5), levelFake(64), levelFake(0), levelFake(0)]),
};
const ALL = [(1n << 256n) - 1n, (1n << 256n) - 1n, (1n << 256n) - 1n, (1n << 256n) - 1n, (1n << 176n) - 1n];
/** Claims 512 to 599. */
const LOW = (1n << 88n) - 1n;
const settled: readonly ChainEvent[] = [
  { kind: "request-opened", blockNumber: 50n, requestId: 7n, header },
  { kind: "round-opened", blockNumber: 50n, requestId: 7n, round: 7n, config: configFake },
  { kind: "committed", blockNumber: 51n, round: 7n, ...commitmentFake(5) },
  { kind: "settled", blockNumber: 61n, round: 7n, requestId: 7n, result: resultFake, verdict: [] },
];
const voting = { ...contestFake, phase: 1, level: 1, roundCount: 2, rounds: [9n, 10n, 0n, 0n] } as const;
const deeper = (child: number) => ({ requestId: 7n, selectionHash: hashFake("selection"), child, fee: 1n });
const ofContest = (blockNumber: bigint, event: ContestEvent): ChainEvent => ({
  kind: "contest",
  blockNumber,
  requestId: 7n,
  event,
});
const deeperOpened = (round: bigint, child: number): readonly ChainEvent[] => [
  {
    kind: "round-opened",
    blockNumber: 80n,
    requestId: 7n,
    round,
    config: { ...configFake, level: 1, seats: 64, claims: 600 },
  },
  { kind: "deeper-opened", blockNumber: 80n, round, deeper: deeper(child) },
];
const escalation: readonly ChainEvent[] = [
  ofContest(70n, { kind: "changed", contest: contestFake }),
  ofContest(70n, { kind: "challenged", level: 0, bond: 1n, claims: [1n, 0n, 0n, 0n, 0n] }),
  ofContest(80n, { kind: "escalated", selection: ALL }),
  ...deeperOpened(9n, 0),
  ...deeperOpened(10n, 1),
  ofContest(80n, { kind: "changed", contest: voting }),
];
