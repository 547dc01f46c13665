import type { DomainState } from "../actions/getDomain.ts";
import type { Policy } from "../actions/getPolicy.ts";
import type { LevelPolicy, Tier } from "../votes/policy.ts";
import { valueAtRisk } from "../votes/valueAtRisk.ts";

/** Claims that a request, and a deeper round, pays for at least, however few it has. */
export const LEAST_PAID_CLAIMS = 32;

/**
 * Share of claims that a first round leaves undecided, as {@link TierQuote} expects it unless told: between what the
 * panel of the demo leaves open of answers with their sources, a tenth to an eighth.
 */
export const EXPECTED_UNDECIDED = 0.125;

/** What one deeper round is expected to cost, base units of MIRA. */
export type EscalationCost = {
  level: number;
  /** Claims that are expected to be in question when this level begins. */
  claims: number;
  /** price · seats of the level · max(claims, 32) */
  cost: bigint;
};

/** One tier of a domain, for one request; amounts in base units of MIRA, times in seconds. */
export type TierQuote = {
  tier: Tier;
  /** Taken when the request opens: price · paidClaims · seats. What is not earned returns as credit. */
  fee: bigint;
  /** Price of one vote on one claim. */
  price: bigint;
  /** Claims that are paid for: at least 32. */
  paidClaims: number;
  /** Expected seats of the first round. */
  seats: number;
  /** Kept if the request expires. */
  openingFee: bigint;
  /** From opening to the final verdict if nothing is challenged: without and with a top-up window. */
  shortest: number;
  longest: number;
  /** Seats and thresholds, level 0 first. */
  levels: readonly LevelPolicy[];
  /** Model families that must stand on the winning side of a claim. */
  minFamilies: number;
  /** What bribing a committee costs at least, a claim: see `valueAtRisk`. A request that states more is refused. */
  valueAtRisk: bigint;
  /** Whether the stated value is within it; `true` where none was stated. */
  fits: boolean;
  /** Whether validators and families enough sit in the domain in the present epoch. */
  canSeat: boolean;
  /**
   * Budget that pays the first deeper round for as many undecided claims as are to be expected, and what each deeper
   * level would cost: half of the claims in question are expected to stay so from level to level. 0 where the tier has
   * one level. What is not used returns.
   */
  escalation: { budget: bigint; levels: readonly EscalationCost[] };
  policy: Policy;
};

/** What {@link tierQuote} is computed from. */
export type TierQuoteParameters = {
  policy: Policy;
  population: Pick<DomainState, "validators" | "families">;
  claimCount: number;
  statedValue: bigint;
  leastPool: bigint;
  undecidedShare: number;
};

/** What a tier costs and is good for. */
export function tierQuote(parameters: TierQuoteParameters): TierQuote {
  const { policy, claimCount, statedValue } = parameters;
  const { price, seedDelay, commitWindow, revealWindow, challengeWindow, minFamilies } = policy.terms;
  const seats = policy.levels[0]?.seats ?? 0;
  const paidClaims = Math.max(claimCount, LEAST_PAID_CLAIMS);
  const shortest = seedDelay + commitWindow + challengeWindow;
  const most = valueAtRisk({ ...policy, claimCount, leastPool: parameters.leastPool });
  const costs = escalationCosts(parameters);
  return {
    tier: policy.tier,
    fee: price * BigInt(paidClaims) * BigInt(seats),
    price,
    paidClaims,
    seats,
    openingFee: price,
    shortest,
    longest: shortest + commitWindow + revealWindow,
    levels: policy.levels,
    minFamilies,
    valueAtRisk: most,
    fits: statedValue <= most,
    canSeat: canSeat(parameters),
    escalation: { budget: costs[0]?.cost ?? 0n, levels: costs },
    policy,
  };
}

/** The hub's own condition: seats enough at the cap of each id, and families enough for a winning side. */
function canSeat({ policy, population }: TierQuoteParameters): boolean {
  const [level] = policy.levels;
  if (!level) return false;
  const leastValidators = Math.ceil(level.leastSeats / level.cap);
  return population.validators >= leastValidators && population.families >= policy.terms.minFamilies;
}

function escalationCosts({ policy, claimCount, undecidedShare }: TierQuoteParameters): readonly EscalationCost[] {
  let claims = expectedUndecided(claimCount, undecidedShare);
  return policy.levels.slice(1).map(({ seats }, index) => {
    const paid = Math.max(claims, LEAST_PAID_CLAIMS);
    const cost = { level: index + 1, claims, cost: policy.terms.price * BigInt(seats) * BigInt(paid) };
    claims = Math.ceil(claims / 2);
    return cost;
  });
}

/** Two standard deviations above the mean, since a budget pays for all undecided claims or for none. */
function expectedUndecided(claims: number, share: number): number {
  const most = claims * share + 2 * Math.sqrt(claims * share * (1 - share));
  return Math.min(claims, Math.ceil(most));
}
