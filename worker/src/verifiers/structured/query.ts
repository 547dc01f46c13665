import { quantitiesOf } from "../text/quantities.ts";
import { type Token, tokensOf } from "../text/tokens.ts";
import { numberIn, stemsOf, type Table } from "./tables.ts";

/** A claim read against one table. */
export type Query = {
  table: Table;
  lower: string;
  /** Column that the claim speaks of; `undefined` if none or more than one fit. */
  column: number | undefined;
  /** Rows with a cell that the claim names, and nothing but them if it names any. */
  named: readonly (readonly string[])[];
  /** Number that the claim states, with half the step of its last digit. */
  stated: { value: number; slack: number } | undefined;
  /** How the claim compares: with `>=`, `>`, `<=`, `<` or `=`. */
  comparison: ">=" | ">" | "<=" | "<" | "=";
};

const comparisons: readonly (readonly [RegExp, Query["comparison"]])[] = [
  [/\b(?:at least|no less than|not below|minimum of)\b/u, ">="],
  [/\b(?:at most|no more than|not above|up to|maximum of)\b/u, "<="],
  [/\b(?:more|greater|higher|larger|bigger|longer|older|later) than\b|\b(?:over|above|exceeds?)\b/u, ">"],
  [/\b(?:less|lower|smaller|fewer|shorter|younger|earlier) than\b|\b(?:under|below)\b/u, "<"],
];

/** Whether `needle` stands in `tokens` as one run of words. */
const namesCell = (tokens: readonly string[], needle: readonly string[]): boolean => {
  if (needle.length === 0 || needle.length > 12) return false;
  for (let at = tokens.indexOf(needle[0] ?? ""); at >= 0; at = tokens.indexOf(needle[0] ?? "", at + 1))
    if (needle.every((word, offset) => tokens[at + offset] === word)) return true;
  return false;
};

const columnOf = (table: Table, stems: ReadonlySet<string>): number | undefined => {
  let best: number | undefined;
  let length = 0;
  table.columnStems.forEach((name, at) => {
    const found = name.filter((stem) => stems.has(stem)).length;
    if (name.length === 0 || found < name.length) return;
    if (found > length || (found === length && best !== undefined && isNumeric(table, at) && !isNumeric(table, best))) {
      best = at;
      length = found;
    }
  });
  return best;
};

/** Whether most cells of a column are numbers. */
export const isNumeric = (table: Table, column: number): boolean => {
  const cells = table.rows.slice(0, 200).map((row) => row[column] ?? "");
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 0 && filled.filter((cell) => numberIn(cell) !== undefined).length >= filled.length * 0.9;
};

/** Reads what a claim asks of a table. */
export const queryOf = (claim: string, table: Table): Query => {
  const tokens: Token[] = tokensOf(claim);
  const stems = tokens.map(({ stem }) => stem);
  const column = columnOf(table, new Set(stems));
  const seen = new Map<string, boolean>();
  const isNamed = (cell: string, at: number): boolean => {
    if (at === column || cell.length < 2 || cell.length > 100 || numberIn(cell) !== undefined) return false;
    const known = seen.get(cell) ?? namesCell(stems, stemsOf(cell));
    seen.set(cell, known);
    return known;
  };
  const named = table.rows.filter((row) => row.some(isNamed));
  const last = quantitiesOf(tokens).at(-1);
  const lower = claim.toLowerCase();
  const digits = last === undefined ? undefined : { value: last.raw, slack: Math.min(last.step, 1) / 2 };
  return {
    table,
    lower,
    column,
    named,
    stated: digits === undefined ? undefined : { ...digits, slack: digits.slack >= 0.5 ? 0 : digits.slack },
    comparison: comparisons.find(([pattern]) => pattern.test(lower))?.[1] ?? "=",
  };
};
