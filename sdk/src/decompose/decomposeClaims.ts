import type { LanguageModel } from "ai";
import { MiraError } from "../errors/miraError.ts";
import type { ClaimSpan } from "../text/claimSpan.ts";
import { type SplitClaimsOptions, splitClaims } from "../text/splitClaims.ts";
import type { Claim } from "../types/bundle.ts";
import { type AskOptions, askModel } from "./askModel.ts";
import { isFaithful } from "./isFaithful.ts";
import { type Chunk, toChunks } from "./toChunks.ts";

/** A claim that stands alone, with the places of the text that it was taken from. */
export type DecomposedClaim = Claim & {
  /** The first of the sources: half-open, in Unicode code points. */
  span: readonly [start: number, end: number];
  /** Every span that states this claim, in the text's order; at least one. */
  sources: readonly ClaimSpan[];
  /** Whether the wording is the model's; if not, `text` is exactly what stands at `span`. */
  rewritten: boolean;
};

/** How {@link decomposeClaims} works. */
export type DecomposeClaimsOptions = SplitClaimsOptions & {
  /** A model of the `ai` package, such as one made by `@ai-sdk/openai-compatible`. Names of hosted models are not taken. */
  model: Exclude<LanguageModel, string>;
  /** Ends the work; the call then rejects with the signal's reason, whatever `onFailure` says. */
  signal?: AbortSignal;
  /** What happens when the model fails: `throw` (default), or `fallback`: the spans concerned become claims as they are. */
  onFailure?: "throw" | "fallback";
  /** The longest that one request may take with its retries, in milliseconds; 60,000 by default. */
  timeoutMs?: number;
  /** How often a request is repeated after a failure that may pass; 2 by default. */
  maxRetries?: number;
  /** How much text is sent at once, in UTF-16 code units; 4,000 by default. */
  chunkSize?: number;
  /** How many requests run at the same time; 4 by default. */
  concurrency?: number;
  /** The sampling temperature; 0 by default, `"default"` for models that do not let it be set. */
  temperature?: number | "default";
};

/**
 * Cuts an AI's output into claims that stand alone, with the help of a model: one fact each, pronouns resolved.
 *
 * Nothing of the text is lost: the text is cut by `splitClaims` first, the model rewrites span by span, and a span for
 * which it gives nothing, or nothing that fits the span's words and numbers, becomes a claim as it stands. Claims are
 * in the text's order. The text is data to the model, which has no tools; what it invents because the text told it to
 * is dropped by the same comparison. That comparison is of words, not of meaning: a validator judges the rewritten
 * claim, so whoever relies on one should look at its `sources`.
 *
 * @throws MiraError `DECOMPOSE_REFUSED`, `DECOMPOSE_MALFORMED`, `DECOMPOSE_TIMEOUT` or `DECOMPOSE_UNAVAILABLE` if the
 * model fails and `onFailure` is `throw`; `details` never hold the text
 *
 * @example
 * const model = createOpenAICompatible({ name: "local", baseURL: "http://127.0.0.1:8080/v1" })("qwen3-8b");
 * const claims = await decomposeClaims("Marie Curie was born in 1867. She won two Nobel Prizes.", { model });
 * claims.map((claim) => claim.text);
 * // ["Marie Curie was born in 1867.", "Marie Curie won two Nobel Prizes."]
 */
export async function decomposeClaims(
  text: string,
  options: DecomposeClaimsOptions,
): Promise<readonly DecomposedClaim[]> {
  options.signal?.throwIfAborted();
  const spans = splitClaims(text, options);
  const answers = await askAll(toChunks(spans, options.chunkSize ?? 4_000), options);
  const claims: DecomposedClaim[] = [];
  const byText = new Map<string, DecomposedClaim>();
  for (const [index, span] of spans.entries()) {
    if (!span.checkable) continue;
    for (const statement of answers.get(index) ?? [span.text]) {
      const rewritten = statement !== span.text;
      const known = rewritten ? byText.get(statement) : undefined;
      if (known) known.sources = [...known.sources, span];
      else {
        const claim = { text: statement, span: [span.start, span.end] as const, sources: [span], rewritten };
        claims.push(claim);
        if (rewritten) byText.set(statement, claim);
      }
    }
  }
  return claims;
}

/** Asks about all chunks, some at a time. A failure that is to be thrown ends the requests under way. */
async function askAll(chunks: readonly Chunk[], options: DecomposeClaimsOptions): Promise<Map<number, string[]>> {
  const stop = new AbortController();
  const ask: AskOptions = {
    model: options.model,
    signal: options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal,
    timeoutMs: options.timeoutMs ?? 60_000,
    maxRetries: options.maxRetries ?? 2,
    temperature: options.temperature ?? 0,
  };
  const answers = new Map<number, string[]>();
  const queue = chunks.values();
  const work = async () => {
    for (const chunk of queue) {
      const given = await askModel(chunk, ask).catch((error: unknown) => {
        if (options.onFailure === "fallback" && isModelFailure(error)) return new Map<number, string[]>();
        throw error;
      });
      keepFaithful(chunk, given, answers);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? 4) }, work));
    return answers;
  } catch (error) {
    stop.abort(error);
    throw error;
  }
}

/** Whether the model failed; what a caller's signal says, be it a MiraError, is no such failure. */
function isModelFailure(error: unknown): boolean {
  return error instanceof MiraError && error.code.startsWith("DECOMPOSE_");
}

/** Keeps what the model gave for the spans that it was asked about, where it can have come from them. */
function keepFaithful(
  chunk: Chunk,
  given: ReadonlyMap<number, readonly string[]>,
  answers: Map<number, string[]>,
): void {
  const visible = chunk.lines.map((line) => line.text).join("\n");
  for (const line of chunk.lines) {
    if (line.span === undefined) continue;
    const statements = (given.get(line.span) ?? []).map((statement) => statement.trim().toWellFormed());
    const claims = [...new Set(statements.filter((statement) => /[\p{L}\p{N}]/u.test(statement)))];
    if (claims.length > 0 && isFaithful(claims, line.text, visible)) answers.set(line.span, claims);
  }
}
