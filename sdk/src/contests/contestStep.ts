import { ESCALATION_PERIOD } from "../votes/finalizableAt.ts";
import { unpackPolicyTerms } from "../votes/policy.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import { levelCost } from "./challengeBond.ts";
import {
  allClaims,
  type ClaimMask,
  countClaims,
  decidedClaims,
  differenceOf,
  noClaims,
  unionOf,
} from "./claimMasks.ts";
import { contestPhaseOf } from "./contest.ts";
import type { ContestRecord } from "./contestRecord.ts";

/** What the next level would decide. */
export type ClaimsToDecide = {
  /** Mask words of all. */
  selected: ClaimMask;
  /** Those that bonds pay for. */
  bonded: ClaimMask;
};

/**
 * What an open contest's next level would decide if nothing more is challenged: what is challenged, and what the present
 * level left undecided where the budget pays for that and for what the sentinels challenged.
 *
 * @example
 * const { selected } = claimsToDecide(record, header);
 * if (countClaims(selected) > 0) await escalate(client, { deployment, requestId });
 */
export function claimsToDecide(record: ContestRecord, header: RequestHeader): ClaimsToDecide {
  const { contest, verdict, bonded, sentinels } = record;
  const none = noClaims(header.claimCount);
  if (!hasDeeperLevel(record, header)) return { selected: none, bonded: none };
  const voted = contest.level === 0 ? allClaims(header.claimCount) : record.selection;
  const budgeted = unionOf(sentinels, differenceOf(voted, decidedClaims(verdict)));
  const isPaid = contest.budget >= levelCost(header, contest.level + 1, countClaims(budgeted));
  return { selected: unionOf(isPaid ? budgeted : sentinels, bonded), bonded };
}

/** What somebody can do about a contest, and from when on. */
export type ContestStep =
  /** Its rounds vote; what they find is taken over once all have ended. */
  { kind: "conclude" } | { kind: "escalate"; from: number; to: number } | { kind: "finalize"; from: number };

/**
 * What is next in a contest, from time `now` on, if nothing more is challenged; `null` once it has ended.
 *
 * @param now Timestamp, seconds.
 *
 * @example
 * const step = contestStep(record, header, timestamp);
 * if (step?.kind === "escalate" && step.from <= timestamp) await escalate(client, { deployment, requestId });
 */
export function contestStep(record: ContestRecord, header: RequestHeader, now: number): ContestStep | null {
  const { contest } = record;
  const phase = contestPhaseOf(contest);
  if (phase === "VOTING") return { kind: "conclude" };
  if (phase !== "OPEN") return null;
  if (!hasDeeperLevel(record, header)) return { kind: "finalize", from: contest.since };
  const from = challengeEnd(record, header);
  if (countClaims(claimsToDecide(record, header).selected) === 0) return { kind: "finalize", from };
  const to = from + ESCALATION_PERIOD;
  return now < to ? { kind: "escalate", from, to } : { kind: "finalize", from: to };
}

/** End of the challenge window of the present level's verdict; of no meaning where no level comes after it. */
export const challengeEnd = ({ contest }: Pick<ContestRecord, "contest">, header: RequestHeader): number =>
  contest.since + unpackPolicyTerms(header.terms).challengeWindow;

/** Whether a level comes after the present one. */
export const hasDeeperLevel = ({ contest }: Pick<ContestRecord, "contest">, header: RequestHeader): boolean =>
  contest.level + 1 < unpackPolicyTerms(header.terms).levels;
