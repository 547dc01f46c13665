import { type Client, formatUnits } from "viem";
import { MiraError } from "../errors/miraError.ts";
import type { ActionParameters } from "../internal/chain.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import type { DomainName } from "../types/domains.ts";
import type { Tier } from "../votes/policy.ts";
import { getPolicy, type Policy } from "./getPolicy.ts";

/** Claims that a request pays for at least, however few it has. */
export const LEAST_PAID_CLAIMS = 32;

/** What {@link quote} asks for. */
export type QuoteParameters = ActionParameters & {
  domain: DomainName | number;
  tier: Tier;
  /** 1 to 4,096. */
  claimCount: number;
};

/** What a request would cost now; amounts in base units of MIRA, times in seconds. */
export type Quote = {
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
  policy: Policy;
  /** The same in a sentence for a person. */
  explanation: string;
};

/**
 * What a request would cost now, and why: the price of one vote on one claim, times the claims (at least 32), times the
 * expected seats.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE` for a wrong number of claims; `CONTRACT_REVERTED` with `Policy_NotOffered`
 *
 * @example
 * const { fee, explanation } = await quote(client, { deployment, domain: "general", tier: "STANDARD", claimCount: 12 });
 * console.log(explanation);
 * // "2.88 MIRA: 0.01 for a vote, 32 claims (the least that is paid for; 12 given), 9 expected seats. …"
 */
export async function quote(client: Client, parameters: QuoteParameters): Promise<Quote> {
  const { claimCount } = parameters;
  if (!Number.isInteger(claimCount) || claimCount < 1 || claimCount > MAX_CLAIMS) {
    throw new MiraError("VALUE_OUT_OF_RANGE", `A request has 1 to ${MAX_CLAIMS} claims.`, { details: { claimCount } });
  }
  const policy = await getPolicy(client, parameters);
  const { price, seedDelay, commitWindow, revealWindow, challengeWindow } = policy.terms;
  const seats = policy.levels[0]?.seats ?? 0;
  const paidClaims = Math.max(claimCount, LEAST_PAID_CLAIMS);
  const fee = price * BigInt(paidClaims) * BigInt(seats);
  const shortest = seedDelay + commitWindow + challengeWindow;
  const claims = claimCount < paidClaims ? ` (the least that is paid for; ${claimCount} given)` : "";
  return {
    fee,
    price,
    paidClaims,
    seats,
    openingFee: price,
    shortest,
    longest: shortest + commitWindow + revealWindow,
    policy,
    explanation:
      `${formatUnits(fee, 18)} MIRA: ${formatUnits(price, 18)} for a vote, ${paidClaims} claims${claims}, ` +
      `${seats} expected seats. What the seats do not earn returns as credit.`,
  };
}
