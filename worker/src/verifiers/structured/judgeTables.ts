import type { Evidence } from "@mira-protocol/sdk";
import type { Judgement } from "../verifier.ts";
import { isNumeric, type Query, queryOf } from "./query.ts";
import { numberIn, tablesOf } from "./tables.ts";

/** A checked fact: whether it holds and what the table gives instead. */
type Finding = { holds: boolean; reason: string };

const close = (value: number, stated: NonNullable<Query["stated"]>, loose: boolean): boolean =>
  Math.abs(value - stated.value) <=
  Math.max(stated.slack, loose ? 0.5 * 10 ** -decimalsOf(stated) : 0, Math.abs(value) * 1e-9) + 1e-12;

const decimalsOf = ({ slack }: NonNullable<Query["stated"]>): number =>
  slack === 0 ? 0 : Math.round(-Math.log10(slack * 2));

const meets = (value: number, { comparison, stated }: Query, loose = false): boolean => {
  if (stated === undefined) return false;
  if (comparison === ">=") return value >= stated.value;
  if (comparison === "<=") return value <= stated.value;
  if (comparison === ">") return value > stated.value;
  if (comparison === "<") return value < stated.value;
  return close(value, stated, loose);
};

const valuesOf = (rows: readonly (readonly string[])[], column: number): number[] =>
  rows.flatMap((row) => numberIn(row[column] ?? "") ?? []);

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

const aggregates: readonly (readonly [RegExp, string, (values: readonly number[]) => number])[] = [
  [/\b(?:total|sum|combined|altogether)\b/u, "total", (values) => values.reduce((sum, value) => sum + value, 0)],
  [/\b(?:average|mean)\b/u, "average", (values) => values.reduce((sum, value) => sum + value, 0) / values.length],
  [/\bmedian\b/u, "median", middle],
  [
    /\b(?:maximum|max|highest|largest|greatest|biggest|most|top|longest|oldest|latest)\b(?! than)/u,
    "highest",
    (values) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ],
  [
    /\b(?:minimum|min|lowest|smallest|least|cheapest|shortest|youngest|earliest|fewest)\b(?! than)/u,
    "lowest",
    (values) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
  ],
];

const show = (value: number): string => String(Number(value.toPrecision(12)));

const counted = ({ lower, table, named, stated, comparison, column }: Query): Finding | undefined => {
  if (stated === undefined || column !== undefined || comparison !== "=" || table.rows.length < 2) return undefined;
  const noun = table.name === "" ? "" : `|${table.name.toLowerCase().replace(/[^\p{L}]/gu, "")}`;
  if (!new RegExp(`\\b(?:rows?|records?|entries|items?|lines?${noun})\\b`, "u").test(lower)) return undefined;
  const count = named.length > 0 ? named.length : table.rows.length;
  return { holds: count === stated.value, reason: `There are ${count} such rows.` };
};

const aggregated = (query: Query): Finding | undefined => {
  const { lower, table, column, named, stated } = query;
  const aggregate = aggregates.find(([pattern]) => pattern.test(lower));
  if (aggregate === undefined || column === undefined || !isNumeric(table, column)) return undefined;
  const [, word, compute] = aggregate;
  const extreme = word === "highest" || word === "lowest";
  const rows = named.length > 0 && !extreme ? named : table.rows;
  const values =
    rows === table.rows
      ? (table.numbers[column]?.values ?? []).filter((value) => value !== undefined)
      : valuesOf(rows, column);
  if (values.length === 0) return undefined;
  const value = compute(values);
  const reason = `The ${word} ${table.columns[column]} is ${show(value)}.`;
  if (stated !== undefined && !(extreme && named.length > 0 && !/\d/u.test(lower))) {
    const right = meets(value, query, word === "average");
    if (!extreme || named.length === 0) return { holds: right, reason };
    return { holds: right && named.some((row) => numberIn(row[column] ?? "") === value), reason };
  }
  if (!extreme || named.length === 0) return undefined;
  return { holds: named.some((row) => numberIn(row[column] ?? "") === value), reason };
};

const quantified = (query: Query): Finding | undefined => {
  const { lower, table, column, stated, named } = query;
  const universal = /\b(?:every|all|each)\b/u.test(lower);
  const none = /\b(?:no|none)\b/u.test(lower) && !/\bno (?:more|less)\b/u.test(lower);
  const some = /\b(?:some|any|one of)\b/u.test(lower);
  if (!(universal || none || some) || column === undefined) return undefined;
  const rows = named.length > 0 ? named : table.rows;
  let matching: number;
  if (stated !== undefined && isNumeric(table, column)) {
    const values = rows === table.rows ? (table.numbers[column]?.values ?? []) : valuesOf(rows, column);
    matching = values.reduce<number>((sum, value) => sum + (value !== undefined && meets(value, query) ? 1 : 0), 0);
  } else if (/\b(?:has|have|with) an? \b/u.test(lower) && stated === undefined)
    matching = rows.filter((row) => (row[column] ?? "").trim() !== "").length;
  else {
    const values = [...new Set(table.rows.slice(0, 2_000).map((row) => row[column] ?? ""))];
    const value = values.find((each) => each.length > 1 && lower.includes(each.toLowerCase()));
    if (value === undefined) return undefined;
    matching = rows.filter((row) => row[column] === value).length;
  }
  const reason = `${matching} of ${rows.length} rows do.`;
  return { holds: universal ? matching === rows.length : none ? matching === 0 : matching > 0, reason };
};

const compared = ({ lower, column, named, table, stated }: Query): Finding | undefined => {
  if (named.length !== 2 || column === undefined || stated !== undefined || !/\bthan\b/u.test(lower)) return undefined;
  const more = /\b(?:more|higher|greater|larger|bigger|longer|older)\b/u.test(lower);
  if (!more && !/\b(?:less|lower|smaller|fewer|shorter|younger)\b/u.test(lower)) return undefined;
  const place = (row: readonly string[]): number =>
    Math.min(
      ...row
        .filter((cell) => cell.length > 1 && numberIn(cell) === undefined)
        .map((cell) => lower.indexOf(cell.toLowerCase()))
        .filter((at) => at >= 0),
      Number.POSITIVE_INFINITY,
    );
  const [a, b] = [...named].sort((x, y) => place(x) - place(y)).map((row) => numberIn(row[column] ?? ""));
  if (a === undefined || b === undefined) return undefined;
  return { holds: more ? a > b : a < b, reason: `${table.columns[column]}: ${show(a)} and ${show(b)}.` };
};

const lookedUp = (query: Query): Finding | undefined => {
  const { table, column, named, stated, lower } = query;
  const rows = named.length > 0 ? named : table.rows.length === 1 ? table.rows : [];
  if (column === undefined || rows.length !== 1) return undefined;
  const cell = rows[0]?.[column] ?? "";
  if (cell === "") return undefined;
  const value = numberIn(cell);
  const reason = `${table.columns[column]} is ${cell.slice(0, 80)}.`;
  if (value !== undefined) return stated === undefined ? undefined : { holds: meets(value, query), reason };
  const stray = /\b(?:not|never|no)\b|n't\b/u.test(lower);
  if (lower.includes(cell.toLowerCase())) return { holds: !stray, reason };
  const others = [...new Set(table.rows.slice(0, 5_000).map((row) => row[column] ?? ""))];
  const rival = others.some((other) => other.length > 1 && other !== cell && lower.includes(other.toLowerCase()));
  return rival ? { holds: stray, reason } : undefined;
};

/**
 * Judges a claim that states a count, an aggregate, a constraint on every row, a comparison or a cell of a table in
 * the evidence. `undefined` if no table is there or the claim cannot be read with certainty.
 */
export const judgeTables = (claim: string, evidence: readonly Evidence[]): Judgement | undefined => {
  const tables = tablesOf(evidence);
  if (tables.length === 0 || claim.length > 1_000) return undefined;
  for (const table of tables) {
    const query = queryOf(claim, table);
    for (const judge of [quantified, compared, aggregated, counted, lookedUp]) {
      const finding = judge(query);
      if (finding === undefined) continue;
      return { answer: finding.holds ? "TRUE" : "FALSE", confidence: 0.93, reason: finding.reason };
    }
  }
  return undefined;
};
