import type { ClaimView } from "../text/claimView.ts";

/** One claim among the others of its input. */
export type Situation = {
  view: ClaimView;
  /** All claims that share the evidence, in order. */
  views: readonly ClaimView[];
  /** Index of `view` in `views`. */
  at: number;
};

/** What a panel verifier measures of a claim before its coefficients weigh it. */
export type Signal = {
  name: string;
  /** It sees characters and no words, so it leaves contradictions of sense to the others. */
  blind?: true;
  /** Names of the measures, in order. */
  measures: readonly string[];
  /** One finite number a measure, each within about [-3, 3]. */
  measure(situation: Situation): readonly number[];
};

/** `numerator / denominator`, or `otherwise` when there is nothing to divide by. */
export const share = (numerator: number, denominator: number, otherwise: number): number =>
  denominator > 0 ? numerator / denominator : otherwise;
