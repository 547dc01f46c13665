import {
  contestStep,
  finalizableAt,
  phaseAt,
  type RoundResult,
  roundTimes,
  unpackPolicyTerms,
  unpackRoundSummary,
  unpackSeat,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";
import type { ContestState, Contests } from "../rounds/contestState.ts";
import type { RoundState, Rounds } from "../rounds/roundState.ts";
import type { Action, CommitWindow } from "./action.ts";
import { deadlineOf } from "./deadlineOf.ts";
import { turnOf } from "./turnOf.ts";

/** Chain time: the latest block, and how far apart blocks are. */
export type ChainTime = {
  number: bigint;
  /** Seconds. */
  timestamp: number;
  /** Timestamp of the last block that has the confirmations which an opening waits for; never after `timestamp`. */
  confirmedTimestamp: number;
  /** Seconds from block to block, at least 1. */
  blockSeconds: number;
};

/** What the worker itself knows of a round. */
export type OwnPart = {
  /** Seats to expect before the draw, as a real number; `null` if not worked out yet. */
  expected: number | null;
  /** Seats drawn, by window. */
  seats: Readonly<Partial<Record<CommitWindow, number>>>;
  /** The commitment on disk, if there is one. */
  commitment: Hex | null;
};

/** What {@link planActions} looks at. */
export type PlanParameters = {
  rounds: Rounds;
  contests: Contests;
  now: ChainTime;
  self: {
    validatorId: number;
    /** How many ids are registered. */
    registered: number;
    /** Expected seats from which on the vote is made before the draw; `Infinity` for never. */
    eagerFrom: number;
  };
  ownPart(round: bigint): OwnPart;
  /** Seconds after the reveal window in which a round can be settled. */
  settlePeriod: number;
};

/**
 * What to do next, from the chain's state, the chain's time and what is on disk alone: after a restart the plan is the
 * one that it was before. Actions that are under way already are planned again; the caller leaves them out.
 *
 * @example
 * const actions = planActions({ rounds: book.rounds, contests: book.contests, now, self, ownPart, settlePeriod });
 */
export function planActions(parameters: PlanParameters): readonly Action[] {
  const ofRounds = [...parameters.rounds.values()].map((state) => planRound(parameters, state));
  const ofContests = [...parameters.contests.values()].map((contest) => planContest(parameters, contest));
  return [...ofRounds, ...ofContests].filter((action) => action !== null);
}

function planRound(parameters: PlanParameters, state: RoundState): Action | null {
  const { now, settlePeriod } = parameters;
  const { round } = state;
  // What a deeper round found is for its contest to take over, see planContest.
  if (state.config.level > 0 && (state.result || state.hasExpired || !state.mask)) return null;
  if (state.result) return planFinal(parameters, state, state.result);
  const chain = chainOf(state);
  const phase = phaseAt(state.config, now.timestamp, chain);
  const { commitEnd, revealStart, revealEnd } = roundTimes(state.config, chain.toppedUp);
  switch (phase) {
    case "SEED":
      return planSeed(parameters, state, commitEnd);
    case "COMMIT":
      return planCommit(parameters, state, phase, commitEnd);
    case "TOP_UP":
      return planCommit(parameters, state, phase, roundTimes(state.config, true).revealStart);
    case "REVEAL":
      return planReveal(parameters, state, revealStart, revealEnd);
    case "SETTLE": {
      const settleEnd = revealEnd + settlePeriod;
      if (now.timestamp >= settleEnd) return turnCame(parameters, state, settleEnd) ? { kind: "expire", round } : null;
      return turnCame(parameters, state, revealEnd) ? { kind: "settle", round } : null;
    }
    case "CLOSED":
      return turnCame(parameters, state, commitEnd + state.config.commitWindow) ? { kind: "expire", round } : null;
    default:
      return null;
  }
}

/** Where seats are likely, the time before the draw is used for judging. */
function planSeed({ self, now, ownPart }: PlanParameters, state: RoundState, commitEnd: number): Action | null {
  const { round, config } = state;
  const { expected, commitment } = ownPart(round);
  if (commitment || self.eagerFrom === Number.POSITIVE_INFINITY) return null;
  if (expected === null) return { kind: "expect", round };
  if (expected < self.eagerFrom) return null;
  return { kind: "vote", round, deadline: deadlineOf(commitEnd, config.commitWindow, now.blockSeconds) };
}

/** Draw, judge, commit: in this order, as far as the round got. */
function planCommit(
  { self, now, ownPart }: PlanParameters,
  state: RoundState,
  window: CommitWindow,
  end: number,
): Action | null {
  const { round } = state;
  // The next block's time decides, not this one's.
  if (now.timestamp + now.blockSeconds >= end) return null;
  if (state.commitments.some(({ validatorId }) => validatorId === self.validatorId)) return null;
  const own = ownPart(round);
  const seats = own.seats[window];
  if (seats === undefined) return { kind: "draw", round, window };
  if (seats === 0) return null;
  if (own.commitment) return { kind: "commit", round };
  return { kind: "vote", round, deadline: deadlineOf(end, state.config.commitWindow, now.blockSeconds) };
}

/** Post the own opening; once all are there, settle. */
function planReveal(parameters: PlanParameters, state: RoundState, start: number, end: number): Action | null {
  const { self, now, ownPart } = parameters;
  const { round, commitments, openings } = state;
  if (now.timestamp + now.blockSeconds >= end) return null;
  if (openings.size === commitments.length) {
    return now.number >= state.lastOpeningBlock + BigInt(turnIn(state, self)) ? { kind: "settle", round } : null;
  }
  const position = commitments.findIndex(({ validatorId }) => validatorId === self.validatorId);
  const committed = commitments[position];
  if (!committed || openings.has(position)) return null;
  // What is on disk does not open another commitment: somebody else votes with this key, or the disk was lost.
  if (ownPart(round).commitment !== committed.commitment) return null;
  return now.confirmedTimestamp >= start ? { kind: "post", round } : null;
}

/** A provisional verdict whose undecided claims the budget pays for is escalated while it can be; any other is made final. */
function planFinal(parameters: PlanParameters, state: RoundState, result: RoundResult): Action | null {
  const { round, header } = state;
  const summary = unpackRoundSummary(result.summary);
  const windowEnd = summary.settledAt + unpackPolicyTerms(header.terms).challengeWindow;
  const finalFrom = finalizableAt(header, summary);
  if (finalFrom > windowEnd && parameters.now.timestamp < finalFrom) {
    return turnCame(parameters, state, windowEnd) ? { kind: "escalate", round } : null;
  }
  return turnCame(parameters, state, finalFrom) ? { kind: "finalize", round } : null;
}

/** Take over what a level found; open the next one, or make the verdict final once its challenge window is over. */
function planContest(parameters: PlanParameters, contest: ContestState): Action | null {
  const { now, self, rounds } = parameters;
  const { requestId: round, record, header } = contest;
  const step = contestStep(record, header, now.timestamp);
  if (!step) return null;
  if (step.kind === "conclude") {
    const { rounds: ids, roundCount } = record.contest;
    const level = ids.slice(0, roundCount).map((id) => rounds.get(id));
    if (!level.every((one) => one && (one.result !== null || one.hasExpired))) return null;
    const ended = level.reduce((last, one) => (one && one.endedBlock > last ? one.endedBlock : last), 0n);
    return now.number >= ended + BigInt(turnIn(contest, self)) ? { kind: "conclude", round } : null;
  }
  if (!turnCame(parameters, contest, step.from)) return null;
  return { kind: step.kind === "escalate" ? "escalate" : "close", round };
}

/** Whether it is this validator's turn to do what anybody may do since `since`. */
function turnCame({ self, now }: PlanParameters, state: RoundState | ContestState, since: number): boolean {
  if (now.timestamp < since) return false;
  return now.timestamp >= since + turnIn(state, self) * now.blockSeconds;
}

/** The last turn by state: a plan is made for every block, and lots are hashes. */
const turns = new WeakMap<RoundState | ContestState, { validatorId: number; registered: number; turn: number }>();

function turnIn(state: RoundState | ContestState, { validatorId, registered }: PlanParameters["self"]): number {
  const known = turns.get(state);
  if (known?.validatorId === validatorId && known.registered === registered) return known.turn;
  const [round, seated] =
    "seated" in state
      ? [state.requestId, state.seated]
      : [state.round, state.commitments.map((commitment) => commitment.validatorId)];
  const turn = turnOf({ validatorId, registered, round, seated });
  turns.set(state, { validatorId, registered, turn });
  return turn;
}

/** What the hub's word of state says, from its events. */
function chainOf({ commitments }: RoundState): { seats: number; toppedUp: boolean } {
  const seats = commitments.map(({ seat }) => unpackSeat(seat));
  return {
    seats: seats.reduce((sum, seat) => sum + seat.seats, 0),
    toppedUp: seats.some(({ toppedUp }) => toppedUp),
  };
}
