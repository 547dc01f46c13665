/** A symbol of an expression. */
export type MathSymbol =
  | { kind: "number"; text: string; percent: boolean }
  | { kind: "variable"; name: string }
  | { kind: "operator"; sign: "+" | "-" | "*" | "/" | "^" }
  | { kind: "open" }
  | { kind: "close" }
  | { kind: "relation"; sign: "=" | "≈" | "<" | ">" | "<=" | ">=" | "!=" };

const most = 300;
const pattern =
  /\s*(?:(\d{1,60}(?:,\d{3}){0,20}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,3}(?!\d))?|\.\d{1,60})(\s?%)?|(<=|>=|==|!=|\*\*|[-+*/^()=≈<>≤≥≠×·⋅÷−–])|([$€£¥])|([a-zA-Z](?![a-zA-Z]))|([a-zA-Z]{2,30}\.?))/uy;

const operators: Readonly<Record<string, MathSymbol>> = {
  "+": { kind: "operator", sign: "+" },
  "-": { kind: "operator", sign: "-" },
  "−": { kind: "operator", sign: "-" },
  "–": { kind: "operator", sign: "-" },
  "*": { kind: "operator", sign: "*" },
  "×": { kind: "operator", sign: "*" },
  "·": { kind: "operator", sign: "*" },
  "⋅": { kind: "operator", sign: "*" },
  "/": { kind: "operator", sign: "/" },
  "÷": { kind: "operator", sign: "/" },
  "^": { kind: "operator", sign: "^" },
  "**": { kind: "operator", sign: "^" },
  "(": { kind: "open" },
  ")": { kind: "close" },
  "=": { kind: "relation", sign: "=" },
  "==": { kind: "relation", sign: "=" },
  "≈": { kind: "relation", sign: "≈" },
  "<": { kind: "relation", sign: "<" },
  ">": { kind: "relation", sign: ">" },
  "<=": { kind: "relation", sign: "<=" },
  "≤": { kind: "relation", sign: "<=" },
  ">=": { kind: "relation", sign: ">=" },
  "≥": { kind: "relation", sign: ">=" },
  "!=": { kind: "relation", sign: "!=" },
  "≠": { kind: "relation", sign: "!=" },
};

/**
 * Reads an expression into symbols; `undefined` if it holds anything else. A word after a number is its unit and is
 * left out. `x` between two factors is a multiplication sign, elsewhere a variable.
 */
export const lexExpression = (text: string): MathSymbol[] | undefined => {
  const symbols: MathSymbol[] = [];
  const trimmed = text
    .trim()
    .replace(/[.;,!]$/u, "")
    .trim();
  let unitAllowed = false;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed);
    if (match === null || symbols.length >= most) return undefined;
    const [, digits, percent, sign, , letter, word] = match;
    const previous = symbols.at(-1)?.kind;
    if (word !== undefined) {
      if (!unitAllowed) return undefined;
      continue;
    }
    if (digits !== undefined)
      symbols.push({ kind: "number", text: digits.replaceAll(",", ""), percent: percent !== undefined });
    else if (sign !== undefined) symbols.push(operators[sign] as MathSymbol);
    else if (letter !== undefined) {
      const afterFactor = previous === "number" || previous === "close" || previous === "variable";
      const beforeFactor = /^\s{0,9}[\d$€£¥(.]/u.test(trimmed.slice(pattern.lastIndex, pattern.lastIndex + 10));
      const times = letter.toLowerCase() === "x" && afterFactor && beforeFactor;
      symbols.push(times ? { kind: "operator", sign: "*" } : { kind: "variable", name: letter });
    }
    const last = symbols.at(-1)?.kind;
    unitAllowed = last === "number" || last === "close";
  }
  return symbols;
};
