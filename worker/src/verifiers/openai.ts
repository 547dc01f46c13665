import { randomBytes } from "node:crypto";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { AbstentionReason, Evidence } from "@mira-protocol/sdk";
import { APICallError, generateText, NoObjectGeneratedError, Output } from "ai";
import { mapBounded } from "./openai/pool.ts";
import { claimBlockOf, evidenceBlockOf, instructionsOf, type ModelVerdict, verdictSchema } from "./openai/prompt.ts";
import { retry } from "./openai/retry.ts";
import type { Judgement, Verifier } from "./verifier.ts";

export type OpenAIVerifierParameters = {
  /** Where the chat-completions API is, such as `http://127.0.0.1:8000/v1`. */
  baseURL: string;
  /** Model name as the server knows it. */
  model: string;
  /** Sent as a bearer token. Never logged, never part of a judgement. */
  apiKey?: string;
  /** Declared model family: models of one family share their errors. */
  family: number;
  /** Name to show; `openai` unless given. */
  name?: string;
  /** Calls at a time, 4 unless given. */
  concurrency?: number;
  /** Confidence below which the verifier abstains, in [0, 1]; 0.6 unless given. */
  threshold?: number;
  /** Time for one call, in milliseconds; 60,000 unless given. */
  timeout?: number;
  /** Calls for one claim before the verifier abstains; 3 unless given. */
  tries?: number;
  /** First wait between calls for one claim, in milliseconds; 500 unless given. It doubles. */
  backoff?: number;
  /** UTF-16 units of evidence that are sent; 100,000 unless given. */
  evidenceLimit?: number;
};

const abstain = (abstention: AbstentionReason, reason: string): Judgement => ({
  answer: "ABSTAIN",
  confidence: 0,
  reason,
  abstention,
});

const judgementOf = (verdict: ModelVerdict, threshold: number, truncated: boolean): Judgement => {
  const { answer, confidence } = verdict;
  const reason = verdict.reason.slice(0, 400);
  if (answer === "UNSURE") return abstain("insufficient-evidence", reason);
  if (answer === "FALSE" && truncated)
    return abstain("insufficient-evidence", "The evidence was too long to be sent whole.");
  if (confidence < threshold) return abstain("ambiguous", `It leans to ${answer} without confidence: ${reason}`);
  return { answer, confidence, reason };
};

// A malformed answer may come out well the next time; a refused request will not.
const isRetryable = (error: unknown): boolean =>
  APICallError.isInstance(error) ? error.isRetryable : NoObjectGeneratedError.isInstance(error) || isTimeout(error);

const isTimeout = (error: unknown): boolean => error instanceof Error && /timeout|abort/iu.test(error.name);

const failureOf = (error: unknown): string => {
  if (APICallError.isInstance(error)) return `The model call failed with status ${error.statusCode ?? "unknown"}.`;
  if (NoObjectGeneratedError.isInstance(error)) return "The model's answer could not be read.";
  return isTimeout(error) ? "The model did not answer in time." : "The model call failed.";
};

/**
 * A verifier that asks a model behind a chat-completions API, one claim a call, the evidence first so that a server
 * which caches prefixes reads it once. A call that fails is an abstention, never a FALSE.
 *
 * @example
 * const verifier = createOpenAIVerifier({ baseURL: "http://127.0.0.1:8000/v1", model: "qwen3-8b", family: 101 });
 * const [judgement] = await verifier.verify({ question: "support", claims, evidence });
 */
export const createOpenAIVerifier = (parameters: OpenAIVerifierParameters): Verifier => {
  const { baseURL, apiKey, family, name = "openai", concurrency = 4, threshold = 0.6 } = parameters;
  const { timeout = 60_000, tries = 3, backoff = 500, evidenceLimit = 100_000 } = parameters;
  const provider = createOpenAICompatible({
    name,
    baseURL,
    supportsStructuredOutputs: true,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  const model = provider.chatModel(parameters.model);
  // Random, so that no text can close its fence; kept, so that prefixes stay equal.
  const fence = `<<<${randomBytes(9).toString("base64url")}>>>`;

  return {
    name,
    family,
    verify: async ({ question, claims, evidence }, { signal } = {}) => {
      const blocks = new Map<readonly Evidence[], ReturnType<typeof evidenceBlockOf>>();
      const blockFor = (own: readonly Evidence[]) => {
        const block = blocks.get(own) ?? evidenceBlockOf(own, fence, evidenceLimit);
        blocks.set(own, block);
        return block;
      };
      return mapBounded(claims, concurrency, async (claim) => {
        signal?.throwIfAborted();
        const own = claim.evidence ?? evidence;
        if (claim.text.trim() === "")
          return { answer: "INVALID", confidence: 0.99, reason: "There is no statement in it." };
        if (own.every(({ text }) => text.trim() === ""))
          return abstain("insufficient-evidence", "There is no evidence.");
        const { block, truncated } = blockFor(own);
        const call = async (): Promise<ModelVerdict> => {
          const late = AbortSignal.timeout(timeout);
          const result = await generateText({
            model,
            instructions: instructionsOf(question, fence),
            prompt: `${block}\n${claimBlockOf(claim.text, fence)}`,
            output: Output.object({ schema: verdictSchema, name: "verdict" }),
            temperature: 0,
            maxRetries: 0,
            abortSignal: signal === undefined ? late : AbortSignal.any([signal, late]),
          });
          return result.output;
        };
        try {
          return judgementOf(await retry(call, { tries, backoff, isRetryable, signal }), threshold, truncated);
        } catch (error) {
          signal?.throwIfAborted();
          return abstain("model-failure", failureOf(error));
        }
      });
    },
  };
};
