import type { AbstentionReason, Answer, Claim, Evidence, Question } from "@mira-protocol/sdk";

/** What a verifier thinks of one claim. */
export type Judgement = {
  answer: Answer;
  /** Estimated probability that `answer` is right, in [0, 1]; 0 for an abstention. */
  confidence: number;
  /** One sentence for a person; it may quote the evidence. */
  reason: string;
  /** Set exactly when `answer` is `ABSTAIN`. */
  abstention?: AbstentionReason;
};

/** Claims to judge, in order, with what they are judged against. */
export type VerifierInput = {
  question: Question;
  claims: readonly Claim[];
  /** Evidence of every claim that has none of its own. */
  evidence: readonly Evidence[];
  /** The whole output that the claims come from, for context only: it proves nothing. */
  output?: string;
  /** What the output answered, for context only. */
  prompt?: string;
};

/**
 * Something that judges claims. It never throws for content that it cannot judge: that is an abstention.
 * It returns one judgement a claim, in order.
 */
export type Verifier = {
  /** Short stable name, such as `numbers`. */
  name: string;
  /** Declared model family, see `families`. */
  family: number;
  verify(input: VerifierInput, options?: { signal?: AbortSignal }): Promise<readonly Judgement[]>;
};
