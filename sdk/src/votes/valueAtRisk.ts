import { requireUint } from "../internal/hash.ts";
import type { LevelPolicy, TierTerms } from "./policy.ts";
import { quorum } from "./tally.ts";

/** What {@link valueAtRisk} is computed from; amounts in base units of MIRA. */
export type ValueAtRiskParameters = {
  /** The tier's levels, level 0 first; only that one counts. */
  levels: readonly LevelPolicy[];
  terms: TierTerms;
  /** Claims of the request, 1 to 4,096. */
  claimCount: number;
  /** The smallest pool that a validator may sit with: the stake manager's minimum bond. */
  leastPool: bigint;
};

/**
 * What bribing a committee costs at least for one claim, and so the most value that may hang on it: the least quorum at
 * the least committee, q = ⌈threshold · leastSeats⌉, is slashed by q · slashMultiple · price a claim, at most
 * slashCapBps of the pools of the ⌈q / cap⌉ validators that hold it, spread over the claims. The hub refuses a request
 * that states more. In base units of MIRA, rounded down.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 *
 * @example
 * valueAtRisk({ levels: policy.levels, terms: policy.terms, claimCount: 12, leastPool }); // 2 MIRA at STANDARD
 */
export function valueAtRisk({ levels, terms, claimCount, leastPool }: ValueAtRiskParameters): bigint {
  const [level] = levels;
  const claims = requireUint(claimCount, 32, "claimCount");
  if (!level || claims === 0n || level.cap === 0) return 0n;
  const seats = quorum(level.leastSeats, level.thresholdNumerator, level.thresholdDenominator);
  const slashed = BigInt(seats) * BigInt(terms.slashMultiple) * terms.price;
  const validators = BigInt(Math.ceil(seats / level.cap));
  const capped = (validators * BigInt(terms.slashCapBps) * leastPool) / (10_000n * claims);
  return slashed < capped ? slashed : capped;
}
