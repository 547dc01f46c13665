import type { Bundle, ReportedAnswer } from "@mira-protocol/sdk";
import { errorText } from "../common/errorText.ts";
import type { Judgement, Verifier } from "../verifiers/verifier.ts";
import { abstainOnAll } from "./abstainOnAll.ts";

/** Longest reason that goes into a report, in UTF-16 units; a report's limit is above. */
const LONGEST_REASON = 1_000;

/** Answers to all claims of a bundle, and what went wrong, if anything did. */
export type Judged = { answers: readonly ReportedAnswer[]; failure: string | null };

/**
 * Has a verifier judge a bundle. One that throws, is late, or answers out of form is an abstention on every claim,
 * never a FALSE.
 *
 * @example
 * const { answers, failure } = await judgeBundle(verifier, bundle, AbortSignal.timeout(20_000));
 */
export async function judgeBundle(verifier: Verifier, bundle: Bundle, signal: AbortSignal): Promise<Judged> {
  const failed = (failure: string): Judged => ({
    answers: abstainOnAll(bundle.claims.length, "model-failure", `The verifier failed: ${failure}.`),
    failure,
  });
  try {
    signal.throwIfAborted();
    const { question, claims, evidence, output, prompt } = bundle;
    const context = { ...(output === undefined ? {} : { output }), ...(prompt === undefined ? {} : { prompt }) };
    const judging = verifier.verify({ question, claims, evidence, ...context }, { signal });
    const judgements = await Promise.race([judging, whenAborted(signal)]);
    if (judgements.length !== claims.length) return failed(`${judgements.length} answers to ${claims.length} claims`);
    return { answers: judgements.map(reported), failure: null };
  } catch (error) {
    return failed(signal.aborted ? "not ready in time" : errorText(error));
  }
}

/** A verifier that does not heed its signal is left behind. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function reported({ answer, confidence, reason, abstention }: Judgement): ReportedAnswer {
  return {
    answer,
    confidence: Math.min(1, Math.max(0, confidence)) || 0,
    reason: reason.slice(0, LONGEST_REASON).toWellFormed(),
    ...(answer === "ABSTAIN" ? { abstention: abstention ?? "model-failure" } : {}),
  };
}
