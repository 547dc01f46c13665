import { withoutMarker } from "../text/figures.ts";
import type { Judgement } from "../verifier.ts";
import { embeddedEquations, wholeEquation } from "./equations.ts";
import { type FieldName, fields } from "./fields.ts";
import { type Grounds, supportOf } from "./grounds.ts";
import { judgeChain } from "./judgeChain.ts";

/** Words that turn a sentence round or make it hang on something else: a right equation in it proves little. */
const turned =
  /\b(?:not|never|no|cannot|unless|if|because|wrongly|incorrectly|nicht|kein\p{L}*|falls|weil)\b|n['’]t\b/iu;

/** Names in the words around an equation that the evidence does not have. */
const hasStrangers = (text: string, { evidence }: Grounds): boolean => {
  const names = [...text.matchAll(/(?<=[\p{L}\p{N},;]\s)\p{Lu}\p{L}{2,40}/gu)].map(({ 0: name }) => name.toLowerCase());
  return names.slice(0, 20).some((name) => !evidence.some(({ text: given }) => given.toLowerCase().includes(name)));
};

/**
 * Judges equations. A wrong one makes its claim wrong wherever it stands, and one that is the whole claim needs no
 * evidence. A right one among other words supports the claim only if its numbers rest on the evidence. `undefined` if
 * the claim has no equation or more than equations that is for evidence to judge.
 */
export const judgeArithmetic = (text: string, fieldName: FieldName, grounds?: Grounds): Judgement | undefined => {
  const field = fields[fieldName] as (typeof fields)["exact"];
  const claim = withoutMarker(text);
  const whole = wholeEquation(claim);
  const chains = whole === undefined ? embeddedEquations(claim) : [whole];
  let right = chains.length > 0;
  for (const chain of chains) {
    const found = judgeChain(chain, field);
    if (found.holds === false)
      return {
        answer: "FALSE",
        confidence: 0.99,
        reason: `${found.left} and ${found.right} differ by ${Number(found.gap.toPrecision(6))}.`.slice(0, 300),
      };
    if (found.holds === "unknown") right = false;
    if (whole === undefined) continue;
    return found.holds === true
      ? { answer: "TRUE", confidence: 0.99, reason: "The calculation is correct." }
      : { answer: "ABSTAIN", confidence: 0, reason: found.reason, abstention: "ambiguous" };
  }
  if (!right || grounds === undefined || grounds.evidence.every(({ text: given }) => given.trim() === ""))
    return undefined;
  const support = supportOf(claim, chains, grounds);
  if (support === "wrong")
    return {
      answer: "FALSE",
      confidence: 0.9,
      reason: "The calculation starts from a result that was computed wrongly before.",
    };
  if (support === "none" || turned.test(claim) || hasStrangers(claim, grounds)) return undefined;
  return {
    answer: "TRUE",
    confidence: 0.88,
    reason: "The calculation is correct and its numbers are those of the evidence.",
  };
};
