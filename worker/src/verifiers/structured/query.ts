import { quantitiesOf } from "../text/quantities.ts";
import { type Token, tokensOf } from "../text/tokens.ts";
import type { Table } from "./tables.ts";

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

/** Longest cell, in words, that a claim can name. */
const longest = 8;

/** Rows with a cell, outside `column`, that stands in the claim as one run of words; the longest run wins. */
const namedRows = (table: Table, stems: readonly string[], column: number | undefined): (readonly string[])[] => {
  const rows = new Set<number>();
  for (let at = 0; at < stems.length; at++)
    for (let size = Math.min(longest, stems.length - at); size > 0; size--) {
      const found = table.rowsByText
        .get(stems.slice(at, at + size).join(" "))
        ?.filter((cell) => cell.column !== column);
      if (found === undefined || found.length === 0) continue;
      for (const { row } of found) rows.add(row);
      at += size - 1;
      break;
    }
  return [...rows].sort((a, b) => a - b).map((row) => table.rows[row] ?? []);
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

/** Whether nearly all cells of a column are numbers. */
export const isNumeric = (table: Table, column: number): boolean => table.numbers[column]?.numeric === true;

/** Reads what a claim asks of a table. */
export const queryOf = (claim: string, table: Table): Query => {
  const tokens: Token[] = tokensOf(claim);
  const stems = tokens.map(({ stem }) => stem);
  const column = columnOf(table, new Set(stems));
  const named = namedRows(table, stems, column);
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
