import type { MathSymbol } from "./lex.ts";

/** An arithmetic expression. */
export type Expression =
  | { kind: "number"; text: string; percent: boolean }
  | { kind: "variable"; name: string }
  | { kind: "negative"; of: Expression }
  | { kind: "binary"; sign: "+" | "-" | "*" | "/" | "^"; left: Expression; right: Expression };

/** `sides[0] relations[0] sides[1] relations[1] sides[2] …` */
export type Chain = { sides: readonly Expression[]; relations: readonly string[] };

const deepest = 40;

/** Parses symbols by precedence climbing, with implicit products such as `3(4 + x)` and `2x`. */
export const parseChain = (symbols: readonly MathSymbol[]): Chain | undefined => {
  let at = 0;
  let depth = 0;
  const peek = (): MathSymbol | undefined => symbols[at];

  const factor = (): Expression | undefined => {
    const symbol = symbols[at++];
    if (symbol === undefined || ++depth > deepest) return undefined;
    let result: Expression | undefined;
    if (symbol.kind === "number" || symbol.kind === "variable") result = symbol;
    else if (symbol.kind === "open") {
      result = sum();
      if (symbols[at++]?.kind !== "close") return undefined;
    } else if (symbol.kind === "operator" && (symbol.sign === "-" || symbol.sign === "+")) {
      const of = factor();
      if (of === undefined) return undefined;
      result = symbol.sign === "-" ? { kind: "negative", of } : of;
    }
    depth--;
    const next = peek();
    if (result === undefined || next?.kind !== "operator" || next.sign !== "^") return result;
    at++;
    const right = factor();
    if (right === undefined) return undefined;
    return result.kind === "negative"
      ? { kind: "negative", of: { kind: "binary", sign: "^", left: result.of, right } }
      : { kind: "binary", sign: "^", left: result, right };
  };

  const product = (): Expression | undefined => {
    let left = factor();
    while (left !== undefined) {
      const next = peek();
      const implicit = next?.kind === "open" || next?.kind === "variable";
      if (!implicit && !(next?.kind === "operator" && (next.sign === "*" || next.sign === "/"))) break;
      if (!implicit) at++;
      const right = factor();
      if (right === undefined) return undefined;
      left = { kind: "binary", sign: !implicit && next.kind === "operator" ? next.sign : "*", left, right };
    }
    return left;
  };

  const sum = (): Expression | undefined => {
    let left = product();
    while (left !== undefined) {
      const next = peek();
      if (next?.kind !== "operator" || (next.sign !== "+" && next.sign !== "-")) break;
      at++;
      const right = product();
      if (right === undefined) return undefined;
      left = { kind: "binary", sign: next.sign, left, right };
    }
    return left;
  };

  const sides: Expression[] = [];
  const relations: string[] = [];
  for (;;) {
    const side = sum();
    if (side === undefined) return undefined;
    sides.push(side);
    const next = symbols[at++];
    if (next === undefined) return { sides, relations };
    if (next.kind !== "relation") return undefined;
    relations.push(next.sign);
  }
};

/** Names of the variables in an expression. */
export const variablesOf = (expression: Expression, into = new Set<string>()): Set<string> => {
  if (expression.kind === "variable") into.add(expression.name);
  else if (expression.kind === "negative") variablesOf(expression.of, into);
  else if (expression.kind === "binary") {
    variablesOf(expression.left, into);
    variablesOf(expression.right, into);
  }
  return into;
};
