import type { Client } from "viem";
import { getBlock } from "viem/actions";
import { claimsInMask } from "../contests/claimMasks.ts";
import { type ContestStep, claimsToDecide, contestStep } from "../contests/contestStep.ts";
import { type ActionParameters, request as ask } from "../internal/chain.ts";
import { contested } from "../internal/contestable.ts";
import type { RequestContest } from "../internal/contestHistory.ts";
import type { MiraRequest } from "./getRequest.ts";

/** What {@link getContest} asks for. */
export type GetContestParameters = ActionParameters & { requestId: bigint };

/** A contested request as it stands. */
export type ContestState = {
  request: MiraRequest;
  contest: RequestContest;
  /** Places of the claims that the next level would decide, if nothing more is challenged. */
  toDecide: readonly number[];
  /** What is next, by anyone; `null` once the contest has ended. */
  next: ContestStep | null;
};

/**
 * Reads a contested request, from the contest book's events, which must lead to the hash that it keeps.
 *
 * @throws MiraError `CONTEST_NOT_FOUND` where nobody contested it; as {@link getRequest}
 *
 * @example
 * const { contest, next } = await getContest(client, { deployment, requestId });
 * console.log(contest.phase, contest.contest.level, contest.challenges, next);
 */
export async function getContest(client: Client, parameters: GetContestParameters): Promise<ContestState> {
  const { request, contest } = await contested(client, parameters);
  const block = await ask(() => getBlock(client), parameters.signal);
  const isOpen = contest.phase === "OPEN";
  return {
    request,
    contest,
    toDecide: isOpen ? claimsInMask(claimsToDecide(contest, request.header).selected) : [],
    next: contestStep(contest, request.header, Number(block.timestamp)),
  };
}
