import type { AbstentionReason, ReportedAnswer } from "@mira-protocol/sdk";

/**
 * The same abstention on every claim.
 *
 * @example
 * const answers = abstainOnAll(3, "content-unavailable", "The bundle could not be had.");
 */
export function abstainOnAll(
  claimCount: number,
  abstention: AbstentionReason,
  reason: string,
): readonly ReportedAnswer[] {
  return Array.from({ length: claimCount }, () => ({ answer: "ABSTAIN", confidence: 0, reason, abstention }));
}
