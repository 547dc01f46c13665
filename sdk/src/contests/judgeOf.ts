import type { MiraRequest } from "../actions/getRequest.ts";
import { decodeVerdict } from "../votes/planes.ts";

/** The round that found what a request's verdict says of a claim. */
export type ClaimJudge = {
  round: bigint;
  level: number;
  /** Place of the claim in the round. */
  index: number;
};

/**
 * The round that found what a request's verdict says of a claim: the deepest that voted on it. `null` where none did: the
 * round expired, or nobody escalated what was challenged, so that the claim is UNDECIDED.
 *
 * @example
 * const judge = judgeOf(request, 3);
 * const votes = judge && (await getVotes(client, { deployment, round: judge.round }));
 */
export function judgeOf({ header, settled, contest, verdict }: MiraRequest, index: number): ClaimJudge | null {
  if (!settled || !verdict || index >= header.claimCount) return null;
  const rounds = contest?.levels.flatMap((level) => level.rounds) ?? [];
  const deepest = rounds.findLast(({ claims }) => claims.includes(index));
  const own = deepest ? deepest.settled : settled;
  if (!own) return null;
  const place = deepest ? deepest.claims.indexOf(index) : index;
  const claimCount = deepest ? deepest.claims.length : header.claimCount;
  const found = decodeVerdict(own.verdict, claimCount)[place];
  if (found !== decodeVerdict(verdict, header.claimCount)[index]) return null;
  return { round: own.summary.round, level: own.summary.level, index: place };
}
