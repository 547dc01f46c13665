import type { Coefficients } from "../verifiers/panel/judgeSignal.ts";
import { type SignalName, signals } from "../verifiers/panel/signals.ts";
import { fitLogistic } from "./logistic.ts";
import { balance, type Row } from "./observe.ts";

/** L2 penalty on standardised coefficients, against weights that sum to 2,000 a data set. */
const penalty = 1;

/** Fits every signal of the panel on labelled claims, each signal on its own measures alone. */
export const fitSignals = (rows: readonly Row[]): Record<SignalName, Coefficients> => {
  const weights = balance(rows);
  const fitted = (Object.keys(signals) as SignalName[]).map((name) => {
    const observations = rows.map(({ measures, supported }, at) => ({
      measures: measures[name],
      supported,
      weight: weights[at] ?? 0,
    }));
    const result = fitLogistic(observations, penalty);
    const round = (value: number): number => Number(value.toPrecision(5));
    const named = signals[name].measures.map((measure, at) => [measure, round(result.weights[at] ?? 0)] as const);
    return [name, { bias: round(result.bias), weights: Object.fromEntries(named) }] as const;
  });
  return Object.fromEntries(fitted) as Record<SignalName, Coefficients>;
};
