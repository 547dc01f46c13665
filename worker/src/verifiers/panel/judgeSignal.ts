import type { AbstentionReason, Question } from "@mira-protocol/sdk";
import { contradictionOf } from "../text/contradiction.ts";
import type { Framing } from "../text/framing.ts";
import type { Judgement } from "../verifier.ts";
import { explain } from "./explain.ts";
import { numbersAgainst } from "./numbers.ts";
import type { Signal, Situation } from "./signal.ts";

/** Logistic coefficients of a signal: `P(supported) = 1 / (1 + exp(-(bias + Σ weights·measures)))`. */
export type Coefficients = { bias: number; weights: Readonly<Record<string, number>> };

/** Within this distance of one half a verifier does not know. */
const margin = 0.03;
/** For `truth` a claim that the evidence does not speak of stays open; it speaks of it from this share of words on. */
const onTopic = 0.5;
/** For `truth` a supported claim needs this probability. */
const convinced = 0.6;

const abstain = (abstention: AbstentionReason, reason: string): Judgement => ({
  answer: "ABSTAIN",
  confidence: 0,
  reason,
  abstention,
});

/** Estimated probability that the evidence supports the claim, at even odds before looking. */
export const probabilityOf = (signal: Signal, { bias, weights }: Coefficients, situation: Situation): number => {
  const values = signal.measure(situation);
  const sum = signal.measures.reduce((acc, name, at) => acc + (weights[name] ?? 0) * (values[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, sum))));
};

/** Claims that state nothing, or that the evidence lacks something, are not weighed like others. */
const judgeFraming = (framing: Framing, supported: () => number, question: Question): Judgement | undefined => {
  if (!framing.vacuous && !framing.denial) return undefined;
  if (question === "truth") return abstain("insufficient-evidence", "It speaks of the material, not of the world.");
  if (framing.vacuous)
    return { answer: "TRUE", confidence: 0.6, reason: "It states nothing that evidence could lack." };
  return supported() < 0.85
    ? { answer: "TRUE", confidence: 0.7, reason: "The evidence does not have what the claim says it lacks." }
    : abstain("ambiguous", "The evidence may have what the claim says it lacks.");
};

/** For `truth`, FALSE needs a contradiction: another number where the evidence speaks of the same thing. */
const judgeTruth = (supported: number, { view }: Situation): Judgement => {
  const { conflicts } = numbersAgainst(view);
  const [conflict] = conflicts;
  if (conflict !== undefined && view.covered.window >= onTopic && supported < 0.75)
    return {
      answer: "FALSE",
      confidence: 0.6,
      reason: `The evidence has ${conflict.given.raw} where the claim has ${conflict.stated.raw}. ${explain(view, true)}`,
    };
  if (supported >= convinced) return { answer: "TRUE", confidence: supported, reason: explain(view, true) };
  return abstain("insufficient-evidence", "The evidence does not settle it.");
};

/** Turns what a signal measures of a claim into a judgement. */
export const judgeSignal = (
  signal: Signal,
  coefficients: Coefficients,
  situation: Situation,
  framing: Framing,
  question: Question,
): Judgement => {
  const { view } = situation;
  const framed = judgeFraming(framing, () => probabilityOf(signal, coefficients, situation), question);
  if (framed !== undefined) return framed;
  if (view.terms.length === 0) return abstain("ambiguous", "It has no word that could be looked for.");
  // Words alone cannot see that a claim is turned round, so this is asked before any of them is weighed.
  const contradiction = contradictionOf(view);
  if (contradiction !== undefined)
    return signal.blind
      ? abstain("ambiguous", contradiction.reason)
      : { answer: "FALSE", confidence: 0.7, reason: `${contradiction.reason} ${explain(view, true)}` };
  const supported = probabilityOf(signal, coefficients, situation);
  if (question === "truth") return judgeTruth(supported, situation);
  if (Math.abs(supported - 0.5) < margin) return abstain("ambiguous", "What speaks for it and against it is even.");
  if (supported > 0.5) return { answer: "TRUE", confidence: supported, reason: explain(view, true) };
  // Silence is no evidence where the evidence was not read to its end.
  if (view.index.truncated) return abstain("insufficient-evidence", "The evidence is too long to be read to its end.");
  return { answer: "FALSE", confidence: 1 - supported, reason: explain(view, false) };
};
