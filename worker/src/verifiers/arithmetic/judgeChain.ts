import type { Field } from "./fields.ts";
import { type Chain, type Expression, variablesOf } from "./parse.ts";

/** What a chain of equations and inequalities comes to. */
export type ChainJudgement =
  | { holds: true }
  | { holds: false; left: string; right: string; gap: number }
  | { holds: "unknown"; reason: string };

const points = ["7", "1013", "65537"];

const evaluate = <T>(expression: Expression, field: Field<T>, values: ReadonlyMap<string, T>): T | undefined => {
  if (expression.kind === "variable") return values.get(expression.name);
  if (expression.kind === "number") {
    const value = field.of(expression.text);
    const hundred = field.of("100");
    return expression.percent && value !== undefined && hundred !== undefined ? field.divide(value, hundred) : value;
  }
  if (expression.kind === "negative") {
    const [zero, of] = [field.of("0"), evaluate(expression.of, field, values)];
    return zero === undefined || of === undefined ? undefined : field.subtract(zero, of);
  }
  const left = evaluate(expression.left, field, values);
  const right = evaluate(expression.right, field, values);
  if (left === undefined || right === undefined) return undefined;
  const operations = { "+": field.add, "-": field.subtract, "*": field.multiply, "/": field.divide, "^": field.power };
  return operations[expression.sign](left, right);
};

/** Step of the last digit of a stated result, such as 0.01 for `4.25`; `undefined` for a computed side. */
const stepOf = (side: Expression): number | undefined => {
  if (side.kind === "negative") return stepOf(side.of);
  if (side.kind !== "number") return undefined;
  const [, decimals = "", exponent = "0"] = /(?:\.(\d+))?(?:e([+-]?\d+))?$/iu.exec(side.text) ?? [];
  return 10 ** (Number(exponent) - decimals.length) / (side.percent ? 100 : 1);
};

const show = (side: Expression): string => {
  if (side.kind === "number") return side.text + (side.percent ? "%" : "");
  if (side.kind === "variable") return side.name;
  if (side.kind === "negative") return `-${show(side.of)}`;
  return `(${show(side.left)} ${side.sign} ${show(side.right)})`;
};

const judgePair = <T>(left: Expression, relation: string, right: Expression, field: Field<T>): ChainJudgement => {
  const names = [...new Set([...variablesOf(left), ...variablesOf(right)])];
  const wrong = (gap: number): ChainJudgement => ({ holds: false, left: show(left), right: show(right), gap });
  if (names.length > 3) return { holds: "unknown", reason: "It has more than three variables." };
  for (const [round, point] of (names.length === 0 ? ["1"] : points).entries()) {
    const values = new Map<string, T>();
    names.forEach((name, at) => {
      const value = field.of(names.length === 0 ? point : String(Number(point) + at * 31 + round));
      if (value !== undefined) values.set(name, value);
    });
    const [a, b] = [evaluate(left, field, values), evaluate(right, field, values)];
    const gap = a === undefined || b === undefined ? undefined : field.difference(a, b);
    if (gap === undefined) return { holds: "unknown", reason: "It cannot be computed." };
    if (names.length > 0) {
      if (relation !== "=" || gap !== 0)
        return { holds: "unknown", reason: "It is an equation to solve, not an identity." };
      continue;
    }
    if (relation === "<") return gap < 0 ? { holds: true } : wrong(gap);
    if (relation === ">") return gap > 0 ? { holds: true } : wrong(gap);
    if (relation === "<=") return gap <= 0 ? { holds: true } : wrong(gap);
    if (relation === ">=") return gap >= 0 ? { holds: true } : wrong(gap);
    if (relation === "!=") return gap !== 0 ? { holds: true } : wrong(gap);
    if (gap === 0) return { holds: true };
    // Only a stated result may be a rounding; where both sides are computed or both stated, equal means equal.
    const steps = [stepOf(left), stepOf(right)];
    const step = steps[0] !== undefined && steps[1] !== undefined ? 0 : (steps[1] ?? steps[0] ?? 0);
    const size = Math.abs(Number(field.difference(a as T, field.of("0") as T) ?? 0));
    const blur = step > 0 && step < 1 ? size * field.resolution : 0;
    // A difference of a few steps beyond double precision passes for a rounding; more than that is not told.
    if (blur > 5 * step) return { holds: "unknown", reason: "The rounding is too fine to be told." };
    const slack = relation === "≈" ? Math.max(step, size * 0.01) : step / 2;
    if (Math.abs(gap) <= slack * (1 + 1e-9) + blur) return { holds: true };
    const towardsZero = steps[1] !== undefined ? gap : -gap;
    const sign = Math.sign(Number(field.difference(a as T, field.of("0") as T) ?? 0));
    if (Math.abs(gap) < step && towardsZero * sign > 0)
      return { holds: "unknown", reason: "The result was cut off instead of rounded." };
    return wrong(gap);
  }
  return { holds: true };
};

/** Judges `a = b = c < d` link by link; one wrong link makes it wrong, else one unknown link makes it unknown. */
export const judgeChain = <T>(chain: Chain, field: Field<T>): ChainJudgement => {
  let result: ChainJudgement = { holds: true };
  for (const [at, relation] of chain.relations.entries()) {
    const [left, right] = [chain.sides[at], chain.sides[at + 1]];
    if (left === undefined || right === undefined) return { holds: "unknown", reason: "A side is missing." };
    const link = judgePair(left, relation, right, field);
    if (link.holds === false) return link;
    if (link.holds === "unknown") result = link;
  }
  return result;
};
