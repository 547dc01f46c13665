import {
  type Contest,
  type ContestRecord,
  packPolicyLevels,
  packRoundSummary,
  unpackRoundSummary,
} from "@mira-protocol/sdk";
import { describe, expect, it } from "vitest";
import type { ContestState } from "../rounds/contestState.ts";
import type { RoundState } from "../rounds/roundState.ts";
import {
  commitmentFake,
  configFake,
  contestFake,
  contestStateFake,
  hashFake,
  headerFake,
  levelFake,
  openingFake,
  resultFake,
  roundFake,
} from "../testing/fakes.ts";
import { type OwnPart, type PlanParameters, planActions } from "./planActions.ts";
import { turnOf } from "./turnOf.ts";

const NOTHING: OwnPart = { expected: null, seats: {}, commitment: null };
const DRAWN: OwnPart = { expected: 0.7, seats: { COMMIT: 1 }, commitment: null };
const VOTED: OwnPart = { ...DRAWN, commitment: hashFake("commitment 2") };

type Given = {
  at: number;
  block?: bigint;
  own?: OwnPart;
  confirmed?: number;
  blockSeconds?: number;
  id?: number;
  eagerFrom?: number;
};

const plan = (state: RoundState, given: Given) => {
  const { at, block = 100n, own = NOTHING, confirmed = at, blockSeconds = 1, id = 2 } = given;
  const parameters: PlanParameters = {
    rounds: new Map([[state.round, state]]),
    contests: new Map(),
    now: { number: block, timestamp: at, confirmedTimestamp: confirmed, blockSeconds },
    self: { validatorId: id, registered: 7, eagerFrom: given.eagerFrom ?? Number.POSITIVE_INFINITY },
    ownPart: () => own,
    settlePeriod: 86_400,
  };
  return planActions(parameters);
};
const kinds = (state: RoundState, given: Given) => plan(state, given).map(({ kind }) => kind);

const ids = [2, 5, 7];
const committed = ids.map((id) => commitmentFake(id));
const allOpen = new Map(ids.map((_, position) => [position, openingFake]));
const turn = (id: number) => turnOf({ round: 7n, validatorId: id, seated: ids, registered: 7 });
const idOfTurn = (wanted: number) => [1, 2, 3, 4, 5, 6, 7].find((id) => turn(id) === wanted) ?? 0;

describe("before the draw", () => {
  it("waits if it is not eager", () => expect(kinds(roundFake(), { at: 999 })).toEqual([]));
  it("works out what to expect, then judges ahead where a seat is likely", () => {
    expect(kinds(roundFake(), { at: 990, eagerFrom: 0.5 })).toEqual(["expect"]);
    expect(kinds(roundFake(), { at: 990, eagerFrom: 0.5, own: { ...NOTHING, expected: 0.7 } })).toEqual(["vote"]);
    expect(kinds(roundFake(), { at: 990, eagerFrom: 0.5, own: { ...NOTHING, expected: 0.4 } })).toEqual([]);
  });
  it("does not judge twice", () => expect(kinds(roundFake(), { at: 990, eagerFrom: 0.5, own: VOTED })).toEqual([]));
});

describe("commit window", () => {
  it("draws first, at its first second", () => {
    expect(plan(roundFake(), { at: 1_000 })).toEqual([{ kind: "draw", round: 7n, window: "COMMIT" }]);
  });
  it("makes a vote if there is a seat, with time to send it", () => {
    expect(plan(roundFake(), { at: 1_001, own: DRAWN })).toEqual([{ kind: "vote", round: 7n, deadline: 1_008 }]);
  });
  it("does nothing without a seat", () => {
    expect(kinds(roundFake(), { at: 1_001, own: { ...DRAWN, seats: { COMMIT: 0 } } })).toEqual([]);
  });
  it("commits what is on disk, also after a restart that forgot the draw", () => {
    expect(kinds(roundFake(), { at: 1_001, own: VOTED })).toEqual(["commit"]);
    expect(kinds(roundFake(), { at: 1_001, own: { ...VOTED, seats: {} } })).toEqual(["draw"]);
  });
  it("never commits again once the chain has its commitment", () => {
    expect(kinds(roundFake({ commitments: [commitmentFake(2)] }), { at: 1_001, own: VOTED })).toEqual([]);
  });
  it("sends nothing that the next block would refuse", () => {
    expect(kinds(roundFake(), { at: 1_008, own: VOTED })).toEqual(["commit"]);
    expect(kinds(roundFake(), { at: 1_009, own: VOTED })).toEqual([]);
    expect(kinds(roundFake(), { at: 1_006, own: VOTED, blockSeconds: 4 })).toEqual([]);
  });
});

describe("a deeper round", () => {
  const config = { ...configFake, level: 1 };
  const deeper = { config, deeper: { requestId: 3n, selectionHash: hashFake("all"), child: 0, fee: 9n }, mask: [15n] };

  it("is drawn, voted in, opened, settled and expired like a first one", () => {
    expect(kinds(roundFake(deeper), { at: 1_000 })).toEqual(["draw"]);
    expect(kinds(roundFake(deeper), { at: 1_001, own: DRAWN })).toEqual(["vote"]);
    expect(kinds(roundFake(deeper), { at: 1_001, own: VOTED })).toEqual(["commit"]);
    expect(kinds(roundFake({ ...deeper, commitments: committed }), { at: 1_010, own: VOTED })).toEqual(["post"]);
    const open = roundFake({ ...deeper, commitments: committed, openings: allOpen, lastOpeningBlock: 105n });
    expect(kinds(open, { at: 1_012, block: 105n, id: idOfTurn(0), own: VOTED })).toEqual(["settle"]);
    expect(kinds(roundFake(deeper), { at: 1_040, id: idOfTurn(0) })).toEqual(["expire"]);
  });
  it("is left to its contest once it has ended", () => {
    for (const at of [1_001, 1_012, 1_200]) {
      expect(kinds(roundFake({ ...deeper, result: resultFake }), { at, own: VOTED })).toEqual([]);
      expect(kinds(roundFake({ ...deeper, hasExpired: true }), { at, own: DRAWN })).toEqual([]);
    }
  });
  it("is not voted in before it is known on what", () => {
    expect(kinds(roundFake({ ...deeper, mask: null }), { at: 1_001, own: DRAWN })).toEqual([]);
  });
});

describe("a contest", () => {
  const levels = packPolicyLevels([levelFake(5), levelFake(11), levelFake(23), levelFake(0)]);
  const header = { ...headerFake, levels };
  /** Price 1, eleven seats, 32 claims paid for at least. */
  const ENOUGH = 352n;
  const of = (contest: Partial<Contest>, record: Partial<ContestRecord> = {}, given: Partial<ContestState> = {}) =>
    contestStateFake({ header, ...given }, { contest: { ...contestFake, ...contest }, ...record });
  const next = (
    contest: ContestState,
    at: number,
    rounds: readonly RoundState[] = [],
    block = 200n,
    id = idOfTurn(0),
  ) =>
    planActions({
      rounds: new Map(rounds.map((state) => [state.round, state])),
      contests: new Map([[7n, contest]]),
      now: { number: block, timestamp: at, confirmedTimestamp: at, blockSeconds: 1 },
      self: { validatorId: id, registered: 7, eagerFrom: Number.POSITIVE_INFINITY },
      ownPart: () => NOTHING,
      settlePeriod: 86_400,
    }).map(({ kind, round }) => `${kind} ${round}`);

  it("escalates what is challenged once the window is over, in turn", () => {
    const contest = of({}, { bonded: [1n] });
    expect(next(contest, 1_111)).toEqual([]);
    expect(next(contest, 1_112)).toEqual(["escalate 7"]);
    expect(next(contest, 1_112, [], 200n, idOfTurn(1))).toEqual([]);
    expect(next(contest, 1_113, [], 200n, idOfTurn(1))).toEqual(["escalate 7"]);
  });
  it("escalates what is undecided where the budget pays, and closes where it does not", () => {
    expect(next(of({ budget: ENOUGH }), 1_112)).toEqual(["escalate 7"]);
    expect(next(of({ budget: ENOUGH - 1n }), 1_112)).toEqual(["close 7"]);
    expect(next(of({ budget: ENOUGH }, { verdict: [15n, 0n] }), 1_112)).toEqual(["close 7"]);
  });
  it("escalates what the sentinels missed, at the budget too", () => {
    expect(next(of({ budget: 0n }, { verdict: [15n, 0n], sentinels: [2n] }), 1_112)).toEqual(["escalate 7"]);
  });
  it("closes what nobody escalated for half a day", () => {
    const contest = of({}, { bonded: [1n] });
    expect(next(contest, 1_112 + 43_199)).toEqual(["escalate 7"]);
    expect(next(contest, 1_112 + 43_200)).toEqual(["close 7"]);
  });
  it("is concluded once every round of the level has ended, in turn", () => {
    const contest = of({ phase: 1, level: 1, roundCount: 2, rounds: [8n, 9n, 0n, 0n] }, { selection: [15n] });
    const config = { ...configFake, level: 1 };
    const [counted, voting] = [8n, 9n].map((round) => roundFake({ round, config, mask: [15n] }));
    const ended = { ...(counted as RoundState), result: resultFake, endedBlock: 120n };
    const expired = { ...(voting as RoundState), hasExpired: true, endedBlock: 125n };
    expect(next(contest, 990, [ended, voting as RoundState])).toEqual([]);
    expect(next(contest, 990, [ended])).toEqual([]);
    expect(next(contest, 990, [ended, expired], 125n)).toEqual(["conclude 7"]);
    expect(next(contest, 990, [ended, expired], 125n, idOfTurn(1))).toEqual([]);
    expect(next(contest, 990, [ended, expired], 126n, idOfTurn(1))).toEqual(["conclude 7"]);
  });
  it("is closed at once after the last level", () => {
    const last = of({ level: 2, since: 2_000 }, { selection: [15n] });
    expect(next(last, 2_000)).toEqual(["close 7"]);
    const before = of({ level: 1, since: 2_000 }, { selection: [3n] });
    expect([next(before, 2_000), next(before, 2_100)]).toEqual([[], ["close 7"]]);
  });
  it("counts as undecided only what the present level voted on", () => {
    const enough = { budget: 10_000n, level: 1, since: 1_012 };
    // Claims 2 and 3 were left by level 0, whose budget did not pay then.
    expect(next(of(enough, { verdict: [3n, 0n], selection: [3n] }), 1_112)).toEqual(["close 7"]);
    expect(next(of(enough, { verdict: [1n, 0n], selection: [3n] }), 1_112)).toEqual(["escalate 7"]);
  });
  it("is opened by escalating where the budget pays for what the first round left undecided", () => {
    const undecided = {
      ...resultFake,
      summary: packRoundSummary({ ...unpackRoundSummary(resultFake.summary), undecided: 1 }),
    };
    const settled = (escalationBudget: bigint) =>
      roundFake({
        commitments: committed,
        openings: allOpen,
        result: undecided,
        header: { ...header, escalationBudget },
      });
    expect(kinds(settled(ENOUGH), { at: 1_111, id: idOfTurn(0) })).toEqual([]);
    expect(kinds(settled(ENOUGH), { at: 1_112, id: idOfTurn(0) })).toEqual(["escalate"]);
    expect(kinds(settled(ENOUGH), { at: 1_112, id: idOfTurn(1) })).toEqual([]);
    expect(kinds(settled(ENOUGH), { at: 1_112 + 43_200, id: idOfTurn(0) })).toEqual(["finalize"]);
    expect(kinds(settled(ENOUGH - 1n), { at: 1_112, id: idOfTurn(0) })).toEqual(["finalize"]);
  });
});

describe("top-up window", () => {
  const short = roundFake({ commitments: [commitmentFake(5)] });

  it("draws again at twice the seats", () => {
    expect(plan(short, { at: 1_010, own: DRAWN })).toEqual([{ kind: "draw", round: 7n, window: "TOP_UP" }]);
  });
  it("commits with a seat that the doubled draw gave", () => {
    const own = { ...VOTED, seats: { COMMIT: 0, TOP_UP: 1 } };
    expect(kinds(short, { at: 1_011, own })).toEqual(["commit"]);
    expect(plan(short, { at: 1_011, own: { ...own, commitment: null } })).toEqual([
      { kind: "vote", round: 7n, deadline: 1_018 },
    ]);
  });
  it("leaves who committed alone", () => {
    expect(kinds(roundFake({ commitments: [commitmentFake(2)] }), { at: 1_011, own: VOTED })).toEqual([]);
  });
  it("goes on to its end once anybody topped up, although there are enough seats", () => {
    const commitments = [commitmentFake(3), commitmentFake(5), commitmentFake(7, true)];
    expect(kinds(roundFake({ commitments }), { at: 1_011, own: DRAWN })).toEqual(["draw"]);
  });
  it("does not exist where there are enough seats", () => {
    const commitments = [3, 5, 7].map((id) => commitmentFake(id));
    expect(kinds(roundFake({ commitments }), { at: 1_011, own: DRAWN })).toEqual([]);
  });
});

describe("reveal window", () => {
  const round = roundFake({ commitments: committed });

  it("posts the own opening, never before the window", () => {
    expect(kinds(round, { at: 1_009, own: VOTED })).toEqual([]);
    expect(kinds(round, { at: 1_010, own: VOTED })).toEqual(["post"]);
  });
  it("waits for the confirmations", () => {
    expect(kinds(round, { at: 1_012, confirmed: 1_009, own: VOTED })).toEqual([]);
    expect(kinds(round, { at: 1_012, confirmed: 1_010, own: VOTED })).toEqual(["post"]);
  });
  it("waits until the top-up window is over if there was one", () => {
    const commitments = [...committed, commitmentFake(6, true)];
    expect(kinds(roundFake({ commitments }), { at: 1_015, own: VOTED })).toEqual([]);
    expect(kinds(roundFake({ commitments }), { at: 1_020, own: VOTED })).toEqual(["post"]);
  });
  it("posts nothing that opens another commitment than the one on disk", () => {
    expect(kinds(round, { at: 1_010, own: { ...VOTED, commitment: hashFake("another") } })).toEqual([]);
    expect(kinds(round, { at: 1_010, own: DRAWN })).toEqual([]);
  });
  it("posts once", () => {
    const openings = new Map([[0, openingFake]]);
    expect(kinds(roundFake({ commitments: committed, openings }), { at: 1_012, own: VOTED })).toEqual([]);
  });
  it("posts nothing without a commitment", () => {
    expect(kinds(round, { at: 1_010, id: 1, own: VOTED })).toEqual([]);
  });

  const open = roundFake({ commitments: committed, openings: allOpen, lastOpeningBlock: 105n });
  it("settles once all are there, each validator a block after the one before", () => {
    for (const [later, id] of [0, 1, 2].map((at) => [BigInt(at), idOfTurn(at)] as const)) {
      expect(ids).toContain(id);
      if (later > 0n) expect(kinds(open, { at: 1_012, block: 104n + later, id, own: VOTED })).toEqual([]);
      expect(kinds(open, { at: 1_012, block: 105n + later, id, own: VOTED })).toEqual(["settle"]);
    }
  });
  it("lets those without a seat settle after all others", () => {
    const id = idOfTurn(3);
    expect(ids).not.toContain(id);
    expect(kinds(open, { at: 1_012, block: 107n, id })).toEqual([]);
    expect(kinds(open, { at: 1_012, block: 108n, id })).toEqual(["settle"]);
  });
  it("leaves its last block alone, since the next counts by the posted ones", () => {
    expect(kinds(round, { at: 1_029, own: VOTED })).toEqual([]);
    expect(kinds(open, { at: 1_029, block: 120n, own: VOTED })).toEqual([]);
  });
});

describe("afterwards", () => {
  const openings = new Map([[1, openingFake]]);
  const partly = roundFake({ commitments: committed, openings, lastOpeningBlock: 105n });

  it("settles with what was posted, in turn", () => {
    expect(kinds(partly, { at: 1_030, id: idOfTurn(0) })).toEqual(["settle"]);
    expect(kinds(partly, { at: 1_030, id: idOfTurn(1) })).toEqual([]);
    expect(kinds(partly, { at: 1_031, id: idOfTurn(1) })).toEqual(["settle"]);
    expect(kinds(partly, { at: 1_031, id: idOfTurn(1), blockSeconds: 2 })).toEqual([]);
  });
  it("settles also where nobody opened", () => {
    expect(kinds(roundFake({ commitments: committed }), { at: 1_040 })).toEqual(["settle"]);
  });
  it("expires what nobody settled in time", () => {
    expect(kinds(partly, { at: 1_030 + 86_399 })).toEqual(["settle"]);
    expect(kinds(partly, { at: 1_030 + 86_400, id: idOfTurn(0) })).toEqual(["expire"]);
  });
  it("expires a round without enough seats after its top-up window", () => {
    const lone = roundFake({ commitments: [commitmentFake(5)] });
    expect(kinds(lone, { at: 1_019, own: { ...DRAWN, seats: { COMMIT: 0, TOP_UP: 0 } } })).toEqual([]);
    expect(kinds(lone, { at: 1_020, id: 5 })).toEqual(["expire"]);
    expect(kinds(lone, { at: 1_020, id: 2 })).toEqual([]);
    expect(kinds(lone, { at: 1_027, id: 2 })).toEqual(["expire"]);
  });
  it("finalizes after the challenge window, in turn", () => {
    const settled = roundFake({ commitments: committed, openings: allOpen, result: resultFake });
    expect(kinds(settled, { at: 1_111, id: idOfTurn(0) })).toEqual([]);
    expect(kinds(settled, { at: 1_112, id: idOfTurn(0) })).toEqual(["finalize"]);
    expect(kinds(settled, { at: 1_112, id: idOfTurn(1) })).toEqual([]);
    expect(kinds(settled, { at: 1_113, id: idOfTurn(1) })).toEqual(["finalize"]);
  });
});
