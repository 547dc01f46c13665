import type { Question } from "@mira-protocol/sdk";
import type { Judgement } from "../verifier.ts";
import { coefficients } from "./coefficients.ts";
import { explain } from "./explain.ts";
import type { Signal, Situation } from "./signal.ts";

/** Within this distance of one half a verifier does not know. */
const margin = 0.03;
/** For `truth` a claim that the evidence does not speak of stays open; it speaks of it from this share of words on. */
const onTopic = 0.5;

/** Estimated probability that the evidence supports the claim, at even odds before looking. */
export const probabilityOf = (signal: Signal, situation: Situation): number => {
  const fitted = coefficients[signal.name];
  const values = signal.measure(situation);
  const sum = signal.measures.reduce(
    (acc, name, at) => acc + (fitted?.weights[name] ?? 0) * (values[at] ?? 0),
    fitted?.bias ?? 0,
  );
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, sum))));
};

/** Turns what a signal measures of a claim into a judgement. */
export const judgeSignal = (signal: Signal, situation: Situation, question: Question): Judgement => {
  const { view } = situation;
  const supported = probabilityOf(signal, situation);
  const lean = Math.abs(supported - 0.5);
  const abstain = (abstention: "ambiguous" | "insufficient-evidence", reason: string): Judgement => ({
    answer: "ABSTAIN",
    confidence: 0,
    reason,
    abstention,
  });
  if (lean < margin) return abstain("ambiguous", "What speaks for the claim and what speaks against it are even.");
  if (supported > 0.5) {
    if (question === "truth" && lean < 0.1)
      return abstain("insufficient-evidence", "The evidence supports it in part.");
    return { answer: "TRUE", confidence: supported, reason: explain(view, true) };
  }
  if (view.index.truncated) return abstain("insufficient-evidence", "The evidence is too long to be read to its end.");
  if (question === "truth" && (lean < 0.2 || view.covered.window < onTopic))
    return abstain("insufficient-evidence", "The evidence does not speak of it.");
  return { answer: "FALSE", confidence: 1 - supported, reason: explain(view, false) };
};
