import type { AbstentionReason, Evidence, Question } from "@mira-protocol/sdk";
import type { FieldName } from "../arithmetic/fields.ts";
import { judgeArithmetic } from "../arithmetic/judgeArithmetic.ts";
import { judgeTables } from "../structured/judgeTables.ts";
import { limits } from "../text/limits.ts";
import type { Judgement } from "../verifier.ts";

const abstain = (abstention: AbstentionReason, reason: string): Judgement => ({
  answer: "ABSTAIN",
  confidence: 0,
  reason,
  abstention,
});

/**
 * Settles what is not a matter of wording: ill-posed claims, equations, missing evidence and statements about tables.
 * `undefined` for everything else, which is for the verifier's own signal.
 */
export const judgeAlone = (
  claim: string,
  evidence: readonly Evidence[],
  field: FieldName,
  question: Question,
  output?: string,
): Judgement | undefined => {
  if (!/[\p{L}\p{N}]/u.test(claim.slice(0, limits.claim)))
    return { answer: "INVALID", confidence: 0.99, reason: "There is no statement in it." };
  if (claim.length > limits.claim) return abstain("ambiguous", "It is too long to be one statement.");
  const calculated = judgeArithmetic(claim, field, { evidence, output });
  if (calculated !== undefined) return calculated;
  if (evidence.every(({ text }) => text.trim() === ""))
    return abstain(
      "insufficient-evidence",
      question === "truth" ? "There is no evidence." : "There is nothing to support it with.",
    );
  // An equation that nothing could settle is left open: words beside it are no support for it.
  if (
    /[\p{N})a-z]\s?=\s?[\p{N}$€£¥(a-z]/iu.test(claim) &&
    /[\p{N})]\s?[-+*/^×÷·−]\s?[\p{N}$€£¥(]|\d[a-z]\b/iu.test(claim) &&
    claim.length < 120
  )
    return abstain("ambiguous", "It has an equation that the evidence does not settle.");
  return judgeTables(claim, evidence, output);
};
