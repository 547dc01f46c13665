import type { Evidence } from "@mira-protocol/sdk";
import { stemOf } from "../text/stem.ts";
import { readDelimited, sniffDelimiter } from "./csv.ts";

/** A table of the evidence. Cells are kept as written. */
export type Table = {
  name: string;
  columns: readonly string[];
  /** Stems of each column's name. */
  columnStems: readonly (readonly string[])[];
  rows: readonly (readonly string[])[];
  /** Rows that have a text cell, by the cell's stems joined with spaces. */
  rowsByText: ReadonlyMap<string, readonly { row: number; column: number }[]>;
  /** Numbers of each column, `undefined` where a cell is none; the column is numeric if nearly all are. */
  numbers: readonly { values: readonly (number | undefined)[]; numeric: boolean }[];
};

/** Cells of a table that is read; a larger one is left alone, for a part of it would give wrong totals. */
const mostCells = 100_000;
const limit = 2_000_000;
const deepest = 5;
const mostTables = 20;
const cache = new WeakMap<readonly Evidence[], readonly Table[]>();

/** Stems of a name such as `unitPrice` or `unit_price`. */
export const stemsOf = (name: string): string[] =>
  (
    name
      .slice(0, 200)
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(stemOf);

const tableOf = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): readonly Table[] => {
  if (columns.length * rows.length > mostCells) return [];
  const rowsByText = new Map<string, { row: number; column: number }[]>();
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell.length < 2 || cell.length > 100 || numberIn(cell) !== undefined) return;
      const key = stemsOf(cell).join(" ");
      const list = rowsByText.get(key);
      if (list === undefined) rowsByText.set(key, [{ row, column }]);
      else list.push({ row, column });
    });
  });
  const numbers = columns.map((_, column) => {
    const values = rows.map((cells) => numberIn(cells[column] ?? ""));
    const filled = rows.filter((cells) => (cells[column] ?? "") !== "").length;
    return { values, numeric: filled > 0 && values.filter((value) => value !== undefined).length >= filled * 0.9 };
  });
  return [{ name, columns, columnStems: columns.map(stemsOf), rows, rowsByText, numbers }];
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const scalar = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

const fromJson = (value: unknown, name: string, depth: number, into: Table[]): void => {
  if (depth > deepest || into.length >= mostTables) return;
  if (Array.isArray(value)) {
    const records = value.filter(isRecord);
    if (records.length === 0) return;
    const columns = [...new Set(records.slice(0, 1_000).flatMap((record) => Object.keys(record)))].slice(0, 200);
    const rows = records.map((record) => columns.map((column) => scalar(record[column]) ?? ""));
    into.push(...tableOf(name, columns, rows));
  } else if (isRecord(value)) {
    const entries = Object.entries(value).slice(0, 200);
    const flat = entries.filter(([, each]) => scalar(each) !== undefined);
    if (flat.length > 0)
      into.push(
        ...tableOf(
          name,
          flat.map(([key]) => key),
          [flat.map(([, each]) => scalar(each) ?? "")],
        ),
      );
    for (const [key, each] of entries) fromJson(each, key, depth + 1, into);
  }
};

const fromText = ({ text, mediaType = "", title = "" }: Evidence, into: Table[]): void => {
  const trimmed = text.trim();
  if (trimmed.length > limit || into.length >= mostTables) return;
  if (/json/iu.test(mediaType) || /^(?:\[\s*\{|\{\s*")/u.test(trimmed)) {
    try {
      fromJson(JSON.parse(trimmed), title, 0, into);
      return;
    } catch {
      // Not JSON after all: it may still be a table or prose.
    }
  }
  const delimiter = /csv/iu.test(mediaType)
    ? (sniffDelimiter(trimmed) ?? ",")
    : /tab-separated/iu.test(mediaType)
      ? "\t"
      : sniffDelimiter(trimmed);
  if (delimiter === undefined) return;
  const lines = delimiter === "|" ? trimmed.replace(/^[ \t]*\||\|[ \t]*$/gmu, "") : trimmed;
  const [head, ...rows] = readDelimited(lines, delimiter).filter(
    (row) => !row.every((cell) => /^:?-{2,}:?$/u.test(cell)),
  );
  if (head !== undefined && rows.length > 0) into.push(...tableOf(title, head, rows));
};

/** Tables in JSON, CSV or Markdown evidence, by media type or by their look; read once an array. */
export const tablesOf = (evidence: readonly Evidence[]): readonly Table[] => {
  const known = cache.get(evidence);
  if (known !== undefined) return known;
  const tables: Table[] = [];
  for (const piece of evidence) fromText(piece, tables);
  cache.set(evidence, tables);
  return tables;
};

/** The number in a cell such as `$1,250.50` or `12 %`; `undefined` for anything else. */
export const numberIn = (cell: string): number | undefined => {
  const text = cell.replace(/[\s,$€£¥%]/gu, "");
  return /^[-+]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})$/u.test(text) ? Number(text) : undefined;
};
