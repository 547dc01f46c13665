import { MiraError } from "../errors/miraError.ts";
import { checkDocument } from "../internal/canonicalJson.ts";
import type { Bundle, Claim, Evidence } from "../types/bundle.ts";
import { bundleSchema, MAX_CLAIMS } from "../types/bundleSchema.ts";
import type { Question } from "../types/verdict.ts";
import { createSalt } from "../votes/createSalt.ts";
import { bundleDocument } from "./encodeBundle.ts";

/** What {@link createBundle} makes a bundle of. */
export type CreateBundleParameters = {
  /** What is asked of every claim: `support` by the evidence, or `truth`. */
  question: Question;
  /** The AI output from which the claims were taken. */
  output?: string;
  /** What the output answered. */
  prompt?: string;
  /** Evidence for every claim that has none of its own; none by default. */
  evidence?: readonly Evidence[];
  /**
   * The claims, 1 to 4,096, in order; a string is a claim without a place. What `decomposeClaims` gives fits. A claim
   * with `rewritten: true` loses its span, since its words do not stand there.
   */
  claims: readonly (string | (Claim & { rewritten?: boolean }))[];
};

/**
 * Makes the document that a committee judges. Every claim gets 32 fresh random bytes, which keep its leaf from being
 * guessed: two bundles of the same claims are two documents.
 *
 * @throws MiraError `BUNDLE_INVALID` for an empty text, no claims, or a span where the text does not stand;
 * `BUNDLE_TOO_MANY_CLAIMS` for more than 4,096 claims
 *
 * @example
 * const bundle = createBundle({
 *   question: "support",
 *   evidence: [{ text: "Marie Curie won Nobel Prizes in 1903 and 1911." }],
 *   claims: ["Marie Curie won two Nobel Prizes."],
 * });
 */
export function createBundle(parameters: CreateBundleParameters): Bundle {
  const { question, output, prompt, evidence, claims } = parameters;
  if (claims.length > MAX_CLAIMS) {
    throw new MiraError("BUNDLE_TOO_MANY_CLAIMS", `A bundle holds ${MAX_CLAIMS} claims; split it by splitBundle.`, {
      details: { claims: claims.length, most: MAX_CLAIMS },
    });
  }
  const bundle = {
    type: "mira.bundle",
    version: 1,
    question,
    ...(output !== undefined && { output }),
    ...(prompt !== undefined && { prompt }),
    evidence: (evidence ?? []).map(pickEvidence),
    claims: claims.map(pickClaim),
  };
  return checkDocument(bundle, bundleSchema, bundleDocument);
}

function pickClaim(claim: CreateBundleParameters["claims"][number]): Bundle["claims"][number] {
  if (typeof claim === "string") return { text: claim, salt: createSalt() };
  const { text, span, evidence, rewritten } = claim;
  return {
    text,
    ...(span && !rewritten && { span }),
    ...(evidence && { evidence: evidence.map(pickEvidence) }),
    salt: createSalt(),
  };
}

function pickEvidence({ text, mediaType, title, uri }: Evidence): Evidence {
  return {
    text,
    ...(mediaType !== undefined && { mediaType }),
    ...(title !== undefined && { title }),
    ...(uri !== undefined && { uri }),
  };
}
