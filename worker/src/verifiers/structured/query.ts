import { type Figure, figuresIn } from "../text/figures.ts";
import { type Token, tokensOf } from "../text/tokens.ts";
import { numberIn, type Table } from "./tables.ts";
import { columnsFor, conceptOf, meaningsOf } from "./vocabulary.ts";

/** A claim read against one table. */
export type Query = {
  table: Table;
  /** As written, without the marker of a list item. */
  claim: string;
  lower: string;
  /** What its words are about, see `conceptOf`. */
  concepts: ReadonlySet<string>;
  /** Years by which it chooses columns or rows. */
  years: ReadonlySet<number>;
  /** Its numbers, without those years and without the numbers in names. */
  figures: readonly Figure[];
  /** Column that the claim speaks of; `undefined` if none or more than one fit. */
  column: number | undefined;
  /** Rows with a cell that the claim names, and nothing but them if it names any. */
  named: readonly (readonly string[])[];
  /** The number that matters where only one can be judged: the last in digits. */
  stated: Figure | undefined;
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

const columnOf = (table: Table, concepts: ReadonlySet<string>, years: ReadonlySet<number>): number | undefined => {
  const found = columnsFor(table, concepts, years);
  const numeric = found.filter(({ column }) => isNumeric(table, column));
  // Of one quantity in several years none is meant unless the claim says which.
  if (numeric.length > 1 && numeric.some((each) => each.years.length > 0)) return undefined;
  return (numeric[0] ?? found[0])?.column;
};

/** Rows of a year, in a table with a row a year. */
const rowsOfYears = (table: Table, years: ReadonlySet<number>): (readonly string[])[] => {
  const values = table.numbers[0]?.values ?? [];
  const yearly = values.length > 1 && values.every((value) => value !== undefined && value >= 1500 && value < 2200);
  if (!yearly || new Set(values).size < values.length) return [];
  return table.rows.filter((row) => years.has(numberIn(row[0] ?? "") ?? -1));
};

/** Whether nearly all cells of a column are numbers. */
export const isNumeric = (table: Table, column: number): boolean => table.numbers[column]?.numeric === true;

const keys = new WeakMap<Table, Map<number, boolean>>();

/** Whether a column names its rows: texts, each another. */
const isKey = (table: Table, column: number): boolean => {
  const known = keys.get(table) ?? new Map<number, boolean>();
  keys.set(table, known);
  const found =
    known.get(column) ??
    (!isNumeric(table, column) && new Set(table.rows.map((row) => row[column])).size === table.rows.length);
  known.set(column, found);
  return found;
};

/** Reads what a claim asks of a table. */
export const queryOf = (claim: string, table: Table): Query => {
  const tokens: Token[] = tokensOf(claim);
  const stems = tokens.map(({ stem }) => stem);
  const concepts = new Set(stems.map(conceptOf));
  const mentioned = tokens.filter(({ lower }) => /^(?:19|20)\d\d$/u.test(lower)).map(({ lower }) => Number(lower));
  const known = new Set(meaningsOf(table).flatMap(({ years }) => years));
  const ofRows = rowsOfYears(table, new Set(mentioned));
  const years = new Set(mentioned.filter((year) => known.has(year) || ofRows.length > 0));
  const found = columnOf(table, concepts, years);
  const key = found !== undefined && isKey(table, found);
  const named = namedRows(table, stems, key ? undefined : found);
  // `Braga is the newest branch`: the column of names is no statement about what it names.
  const column = key && named.length > 0 ? undefined : found;
  const rows = named.length > 0 ? named : ofRows;
  const names = rows.flatMap((row) => row.filter((cell) => /\p{L}/u.test(cell) && /\d/u.test(cell)));
  const inName = ({ start, end }: Figure): boolean =>
    names.some((name) => {
      const at = claim.toLowerCase().indexOf(name.toLowerCase());
      return at >= 0 && start >= at && end <= at + name.length;
    });
  const figures = figuresIn(claim).filter(
    (figure) => !inName(figure) && !(years.has(figure.readings[0]?.value ?? 0) && !figure.money && !figure.percent),
  );
  const lower = claim.toLowerCase();
  // A count of rows (`the five branches`) comes beside what is stated of them.
  const last = figures.findLast(({ word }) => !word) ?? figures.at(-1);
  return {
    table,
    claim,
    lower,
    concepts,
    years,
    figures,
    column,
    named: rows,
    stated: last,
    comparison: comparisons.find(([pattern]) => pattern.test(lower))?.[1] ?? "=",
  };
};
