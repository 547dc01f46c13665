import type { MiraRequest } from "../actions/getRequest.ts";
import type { SettledRound } from "../internal/contestHistory.ts";
import { type ClaimMask, claimsInMask, compressPlanes, flippedClaims, maskOfClaims } from "./claimMasks.ts";

/** A counted round whose answers the request's verdict overruled. */
export type OverruledRound = {
  round: bigint;
  level: number;
  settled: SettledRound;
  /** Places of the request's claims that it voted on, in the order in which it packs them. */
  claims: readonly number[];
  /** Those of them that it and the request's verdict decide differently: mask words over its own claims. */
  flipped: ClaimMask;
  /** The same, as places in the request. */
  overruled: readonly number[];
};

/**
 * Rounds of a request whose answers a deeper one overruled, as its verdict stands.
 *
 * @example
 * const overruled = overruledRounds(await getRequest(client, { deployment, requestId }));
 */
export function overruledRounds({ header, settled, contest, verdict }: MiraRequest): readonly OverruledRound[] {
  if (!settled || !contest || !verdict) return [];
  const first = { round: settled.summary.round, claims: [...Array(header.claimCount).keys()], settled };
  const rounds = [first, ...contest.levels.flatMap((level) => level.rounds)];
  return rounds.flatMap(({ round, claims, settled: own }) => {
    if (!own) return [];
    const later = compressPlanes(maskOfClaims(claims, header.claimCount), verdict);
    const flipped = flippedClaims(own.verdict, later);
    const overruled = claimsInMask(flipped).flatMap((rank) => claims[rank] ?? []);
    return overruled.length === 0 ? [] : { round, level: own.summary.level, settled: own, claims, flipped, overruled };
  });
}
