import { type ContestChild, openedRecord } from "@mira-protocol/sdk";
import type { Address } from "viem";
import type { ContestCallKind } from "../plan/action.ts";
import type { ContestState } from "./contestState.ts";
import type { RoundBook } from "./createRoundBook.ts";
import type { RoundState } from "./roundState.ts";

/** One call to the contest book about one request, with all that it supplies. */
export type ContestCall = Pick<ContestState, "requestId" | "header" | "record" | "result"> & {
  kind: ContestCallKind;
  /** Whether the contest is yet to be opened. */
  opens: boolean;
  /** What the level's rounds found, in order; `null` for one that expired. */
  children: readonly (ContestChild | null)[];
};

/**
 * Puts together what a call about a contest needs; `null` where the request has no verdict.
 *
 * @example
 * const call = contestCallOf("escalate", requestId, book, deployment.hub);
 */
export function contestCallOf(
  kind: ContestCallKind,
  requestId: bigint,
  { contests, rounds }: Pick<RoundBook, "contests" | "rounds">,
  hub: Address,
): ContestCall | null {
  const contest = contests.get(requestId);
  if (contest) {
    const { header, record, result } = contest;
    const children = record.contest.rounds
      .slice(0, record.contest.roundCount)
      .map((round) => childOf(rounds.get(round)));
    return { kind, requestId, header, record, result, opens: false, children };
  }
  const first = rounds.get(requestId);
  if (!first?.result) return null;
  const { header, result, verdict } = first;
  return {
    kind,
    requestId,
    header,
    result,
    record: openedRecord({ hub, header, result, verdict }),
    opens: true,
    children: [],
  };
}

function childOf(round: RoundState | undefined): ContestChild | null {
  if (!round?.result) return null;
  const { result, verdict, clear, paysHash } = round;
  return { result, verdict, clear, paysHash };
}
