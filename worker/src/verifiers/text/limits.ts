/** Bounds on what one claim or one piece of evidence may cost. Beyond them a verifier reads less and says so. */
export const limits = {
  /** UTF-16 units of evidence that are read for one claim; the rest is ignored and silence then proves nothing. */
  evidence: 2_000_000,
  /** UTF-16 units of a claim. A longer text is not one statement. */
  claim: 4_000,
  /** Tokens of a claim that are aligned. */
  claimTokens: 400,
  /** Tokens of a sentence; a longer stretch without a full stop is cut. */
  sentenceTokens: 48,
  /** Occurrences in the evidence that are visited for one claim, rare words first. */
  visits: 6_000,
} as const;
