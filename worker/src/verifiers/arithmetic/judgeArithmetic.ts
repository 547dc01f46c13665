import type { Judgement } from "../verifier.ts";
import { embeddedEquations, wholeEquation } from "./equations.ts";
import { type FieldName, fields } from "./fields.ts";
import { judgeChain } from "./judgeChain.ts";

/**
 * Judges what needs no evidence: an equation. `undefined` if the claim has none, or if it holds a correct one among
 * other content, which then is for evidence to judge.
 */
export const judgeArithmetic = (claim: string, fieldName: FieldName): Judgement | undefined => {
  const field = fields[fieldName] as (typeof fields)["exact"];
  const whole = wholeEquation(claim);
  for (const chain of whole === undefined ? embeddedEquations(claim) : [whole]) {
    const found = judgeChain(chain, field);
    if (found.holds === false)
      return {
        answer: "FALSE",
        confidence: 0.99,
        reason: `${found.left} and ${found.right} differ by ${Number(found.gap.toPrecision(6))}.`.slice(0, 300),
      };
    if (whole === undefined) continue;
    return found.holds === true
      ? { answer: "TRUE", confidence: 0.99, reason: "The calculation is correct." }
      : { answer: "ABSTAIN", confidence: 0, reason: found.reason, abstention: "ambiguous" };
  }
  return undefined;
};
