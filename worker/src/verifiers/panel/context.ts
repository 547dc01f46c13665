import type { Signal, Situation } from "./signal.ts";

const mean = (values: readonly number[], otherwise: number): number =>
  values.length === 0 ? otherwise : values.reduce((sum, value) => sum + value, 0) / values.length;

const around = ({ views, at }: Situation, reach: number): number[] => {
  const found: number[] = [];
  for (let other = Math.max(0, at - reach); other <= Math.min(views.length - 1, at + reach); other++)
    if (other !== at) found.push(views[other]?.covered.window ?? 0);
  return found;
};

/**
 * Coherence: inventions come in runs, so a claim whose neighbours the evidence does not know either is doubted.
 * It looks at the other claims of the same input, never at their labels or at other validators' answers.
 */
export const context: Signal = {
  name: "context",
  measures: ["neighbours", "region", "lowest", "window", "anywhere", "tail", "relative"],
  measure: (situation) => {
    const { view } = situation;
    const own = view.covered.window;
    const close = around(situation, 2);
    const region = mean(around(situation, 8), own);
    return [
      mean(close, own),
      region,
      Math.min(own, ...close),
      own,
      view.covered.anywhere,
      view.terms.at(-1)?.local ? 1 : 0,
      own - region,
    ];
  },
};
