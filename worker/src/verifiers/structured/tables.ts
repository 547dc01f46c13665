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
};

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

const tableOf = (name: string, columns: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  name,
  columns,
  columnStems: columns.map(stemsOf),
  rows,
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const scalar = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

const fromJson = (value: unknown, name: string, depth: number, into: Table[]): void => {
  if (depth > deepest || into.length >= mostTables) return;
  if (Array.isArray(value)) {
    const records = value.slice(0, 50_000).filter(isRecord);
    if (records.length === 0) return;
    const columns = [...new Set(records.slice(0, 1_000).flatMap((record) => Object.keys(record)))].slice(0, 200);
    const rows = records.map((record) => columns.map((column) => scalar(record[column]) ?? ""));
    into.push(tableOf(name, columns, rows));
  } else if (isRecord(value)) {
    const entries = Object.entries(value).slice(0, 200);
    const flat = entries.filter(([, each]) => scalar(each) !== undefined);
    if (flat.length > 0)
      into.push(
        tableOf(
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
  if (head !== undefined && rows.length > 0) into.push(tableOf(title, head, rows));
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
