import type { Evidence } from "@mira-protocol/sdk";
import { type Figure, states, withoutMarker } from "../text/figures.ts";
import { tokensOf } from "../text/tokens.ts";
import { commonWords } from "../text/words.ts";
import type { Judgement } from "../verifier.ts";
import { judgeRecords } from "./judgeRecords.ts";
import { isNumeric, type Query, queryOf } from "./query.ts";
import { emptyCell, type Finding, fits, markdownRow, ofOneRow, show, trends } from "./rowFacts.ts";
import { numberIn, tablesOf } from "./tables.ts";
import { beyondData, concept, conceptOf, meaningsOf, neutral } from "./vocabulary.ts";

const numberOf = ({ readings }: Figure): number => readings[0]?.value ?? Number.NaN;

const meets = (value: number, { comparison, stated }: Query, loose = false): boolean => {
  if (stated === undefined) return false;
  if (comparison === ">=") return value >= numberOf(stated);
  if (comparison === "<=") return value <= numberOf(stated);
  if (comparison === ">") return value > numberOf(stated);
  if (comparison === "<") return value < numberOf(stated);
  return (
    fits(stated, value) || (loose && stated.readings.some((each) => Math.abs(each.value - value) <= each.step / 2))
  );
};

const valuesOf = (rows: readonly (readonly string[])[], column: number): number[] =>
  rows.flatMap((row) => numberIn(row[column] ?? "") ?? []);

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};

const aggregates: readonly (readonly [RegExp, string, (values: readonly number[]) => number])[] = [
  [
    /\b(?:total|sum|combined|altogether|together|in all|all told|insgesamt|zusammen|gesamt\p{L}*)\b/u,
    "total",
    (values) => values.reduce((sum, value) => sum + value, 0),
  ],
  [
    /\b(?:average|mean|durchschnitt\p{L}*)\b/u,
    "average",
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  ],
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

const counted = ({ lower, table, named, stated, comparison, column }: Query): Finding | undefined => {
  if (stated === undefined || column !== undefined || comparison !== "=" || table.rows.length < 2) return undefined;
  const noun = table.name === "" ? "" : `|${table.name.toLowerCase().replace(/[^\p{L}]/gu, "")}`;
  if (!new RegExp(`\\b(?:rows?|records?|entries|items?|lines?${noun})\\b`, "u").test(lower)) return undefined;
  const count = named.length > 0 ? named.length : table.rows.length;
  return { holds: count === numberOf(stated), reason: `There are ${count} such rows.` };
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
  const rows = named;
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

/** Whether the numbers of a claim beside the judged one are counts of rows or cells of the rows that it names. */
const otherFiguresFit = ({ figures, stated, named, table, column }: Query): boolean =>
  figures.every((figure) => {
    if (figure === stated) return true;
    const filled = table.rows.filter((row) => column === undefined || (row[column] ?? "") !== "").length;
    return (
      [table.rows.length, named.length, filled].some((count) => states(figure, count)) ||
      named.some((row) => row.some((cell) => states(figure, numberIn(cell) ?? Number.NaN)))
    );
  });

/** Whether most words of a claim are those of the table or of talk about data: the rest would need other evidence. */
const mostlyKnown = ({ claim, table }: Query): boolean => {
  const lower = table.rows
    .slice(0, 3_000)
    .map((row) => row.join(" "))
    .join(" ")
    .toLowerCase();
  const columns = new Set([...meaningsOf(table).flatMap(({ metric }) => metric), concept(table.name)]);
  const content = tokensOf(claim).filter(
    ({ functional, numeric, lower: word }) => !functional && !numeric && !commonWords.has(word) && /\p{L}/u.test(word),
  );
  const strange = content.filter(({ lower: word, stem }) => {
    const meant = conceptOf(stem);
    return !(
      columns.has(meant) ||
      neutral.has(meant) ||
      table.columnStems.some((stems) => stems.includes(stem)) ||
      lower.includes(word)
    );
  });
  return strange.length <= Math.max(1, content.length * 0.4);
};

/**
 * Judges a claim that states a count, an aggregate, a constraint on every row, a comparison, a trend or cells of a
 * table in the evidence, or what an object in it holds. The output serves to find the head of a table row that is the
 * claim. `undefined` if no table is there or the claim cannot be read with certainty.
 */
export const judgeTables = (text: string, evidence: readonly Evidence[], output = ""): Judgement | undefined => {
  if (text.length > 1_000) return undefined;
  const claim = withoutMarker(text);
  const judged = (finding: Finding): Judgement => ({
    answer: finding.holds ? "TRUE" : "FALSE",
    confidence: 0.93,
    reason: finding.reason,
  });
  const tables = tablesOf(evidence).filter(({ rows }) => rows.length > 1);
  for (const table of tables) {
    const row = markdownRow(claim, table, output);
    if (row === "open") return undefined;
    if (row !== undefined) return judged(row);
    const query = queryOf(claim, table);
    if (emptyCell(query))
      return {
        answer: "ABSTAIN",
        confidence: 0,
        reason: "The cell is empty: that may mean none, or that it is not known.",
        abstention: "ambiguous",
      };
    for (const judge of [trends, ofOneRow, quantified, compared, aggregated, counted, lookedUp]) {
      const finding = judge(query);
      if (finding === undefined) continue;
      if (finding === "open") break;
      if (!finding.holds) return judged(finding);
      if (beyondData.test(claim) || !otherFiguresFit(query) || !mostlyKnown(query)) break;
      return judged(finding);
    }
  }
  return judgeRecords(claim, evidence);
};
