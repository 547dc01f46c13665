import { unpackPolicyLevels, unpackPolicyTerms } from "./policy.ts";
import type { RequestHeader } from "./requestHeader.ts";
import type { RoundSummary } from "./roundSummary.ts";

/** Seconds after the challenge window in which undecided claims that the budget pays for can be escalated. */
export const ESCALATION_PERIOD = 43_200;

/** Claims that a round is paid for at least. */
const LEAST_PAID_CLAIMS = 32;

/**
 * Timestamp from which a first round's verdict can be made final: the end of its challenge window, and half a day more
 * where claims are undecided that the escalation budget could still have decided.
 *
 * @example
 * const at = finalizableAt(request.header, unpackRoundSummary(result.summary));
 */
export function finalizableAt(header: RequestHeader, { settledAt, undecided }: RoundSummary): number {
  const { challengeWindow, levels, price } = unpackPolicyTerms(header.terms);
  const end = settledAt + challengeWindow;
  if (!undecided || levels === 1 || header.escalationBudget === 0n) return end;
  const seats = unpackPolicyLevels(header.levels)[1]?.seats ?? 0;
  const needed = price * BigInt(Math.max(undecided, LEAST_PAID_CLAIMS) * seats);
  return header.escalationBudget < needed ? end : end + ESCALATION_PERIOD;
}
