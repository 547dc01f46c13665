import { LEAST_PAID_CLAIMS } from "../routing/tierQuote.ts";
import { unpackPolicyLevels, unpackPolicyTerms } from "../votes/policy.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";

/** Expected seats of a request's level. */
export const seatsAt = (header: RequestHeader, level: number): number =>
  unpackPolicyLevels(header.levels)[level]?.seats ?? 0;

/** What a level costs at most where the budget alone pays for so many claims, base units of MIRA. */
export const levelCost = (header: RequestHeader, level: number, claims: number): bigint =>
  unpackPolicyTerms(header.terms).price * BigInt(seatsAt(header, level) * Math.max(claims, LEAST_PAID_CLAIMS));

/**
 * Bond for challenging claims, base units of MIRA: five quarters of what deciding them costs at most, rounded up.
 *
 * @param level That is to decide them: the one after that of the challenged verdict.
 *
 * @example
 * const bond = challengeBond(request.header, 1, 3);
 */
export const challengeBond = (header: RequestHeader, level: number, claims: number): bigint =>
  (levelCost(header, level, claims) * 5n + 3n) / 4n;
