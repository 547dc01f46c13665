import { type Figure, figuresIn, states } from "../text/figures.ts";
import { isNumeric, type Query } from "./query.ts";
import { numberIn, stemsOf, type Table } from "./tables.ts";
import { beyondData, columnsFor, concept, conceptOf, meaningsOf, negation, trendOf } from "./vocabulary.ts";

/** A checked fact: whether it holds and what the table gives. */
export type Finding = { holds: boolean; reason: string };

type Row = readonly string[];

export const show = (value: number): string => String(Number(value.toPrecision(12)));

/** A claim's number against a value of the table; a share may be kept as a fraction. */
export const fits = (figure: Figure, value: number): boolean =>
  states(figure, value) || (figure.percent && Math.abs(value) <= 1 && states(figure, value * 100));

const cellOf = (row: Row, column: number): number | undefined => numberIn(row[column] ?? "");

/** Pairs of columns of one quantity in two years, earlier first. */
const yearPairs = (table: Table, named: ReadonlySet<string>): [number, number][] => {
  const all = meaningsOf(table).map((meaning, column) => ({ column, ...meaning }));
  const dated = all.filter(({ years, column }) => years.length === 1 && isNumeric(table, column));
  const pairs = dated.flatMap((a) =>
    dated
      .filter((b) => (a.years[0] ?? 0) < (b.years[0] ?? 0) && a.metric.join(" ") === b.metric.join(" "))
      .map((b) => ({ pair: [a.column, b.column] as [number, number], metric: a.metric })),
  );
  const asked = pairs.filter(({ metric }) => metric.some((stem) => named.has(stem)));
  const kinds = new Set(pairs.map(({ metric }) => metric.join(" ")));
  return (asked.length > 0 ? asked : kinds.size === 1 ? pairs : []).map(({ pair }) => pair);
};

const profitWord = /\b(?:profits?|surplus|gewinne?|überschuss)\b/iu;
const lossWord = /\b(?:loss(?:es)?|deficit|verluste?|fehlbetrag)\b/iu;

/** Values that words such as `profit`, `growth`, `margin` or `share` call for; `undefined` if they call for none. */
const derived = (
  words: string,
  figure: Figure,
  row: Row,
  table: Table,
  named: ReadonlySet<string>,
  years: ReadonlySet<number>,
): number[] | undefined => {
  const [profit, loss, margin] = [profitWord.test(words), lossWord.test(words), /\bmargin|\bmarge/iu.test(words)];
  if (profit || loss || margin) {
    const revenue = columnsFor(table, new Set([concept("revenue")]), years);
    const cost = columnsFor(table, new Set([concept("cost")]), years);
    const values = revenue.flatMap((r) =>
      cost
        .filter((c) => r.years.length === 0 || c.years.length === 0 || r.years[0] === c.years[0])
        .flatMap((c) => {
          const [a, b] = [cellOf(row, r.column), cellOf(row, c.column)];
          if (a === undefined || b === undefined) return [];
          return figure.percent ? [((a - b) / a) * 100] : [loss && !profit ? b - a : a - b];
        }),
    );
    return values.length > 0 ? values : undefined;
  }
  const direction = trendOf(words);
  const pairs =
    direction !== 0 || /\b(?:change|difference|veränderung|growth|wachstum)\b/iu.test(words)
      ? yearPairs(table, named)
      : [];
  if (pairs.length > 0) {
    const values = pairs.flatMap(([from, to]) => {
      const [a, b] = [cellOf(row, from), cellOf(row, to)];
      if (a === undefined || b === undefined) return [];
      const change = figure.percent ? ((b - a) / a) * 100 : b - a;
      return direction < 0 ? [-change] : [change];
    });
    return values.length > 0 ? values : undefined;
  }
  if (figure.percent && /\b(?:share|anteil|of (?:all|the total))\b/iu.test(words)) {
    const columns = columnsFor(table, named, years).filter(({ column }) => isNumeric(table, column));
    const values = columns.flatMap(({ column }) => {
      const own = cellOf(row, column);
      const total = table.rows.reduce((sum, each) => sum + (cellOf(each, column) ?? 0), 0);
      return own === undefined || total === 0 ? [] : [(own / total) * 100];
    });
    return values.length > 0 ? values : undefined;
  }
  return undefined;
};

/** The row that a cell names, if it is one. */
const rowNamed = (table: Table, text: string): number | undefined => {
  const found = new Set((table.rowsByText.get(stemsOf(text).join(" ")) ?? []).map(({ row }) => row));
  const [row] = found;
  return found.size === 1 ? row : undefined;
};

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/gu, "")
    .split("|")
    .map((cell) => cell.replace(/[*_`]/gu, "").trim());

/** The head of the Markdown table in which a line stands. */
const headOf = (line: string, output: string): string[] => {
  const at = output.indexOf(line.trim());
  const before = at > 0 ? output.slice(Math.max(0, at - 20_000), at).split("\n") : [];
  for (let index = before.length - 1; index > 0; index--) {
    const text = (before[index] ?? "").trim();
    if (/^\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?$/u.test(text)) return cellsOf(before[index - 1] ?? "");
    if (text !== "" && !text.includes("|")) return [];
  }
  return [];
};

const yearsIn = (text: string): Set<number> => new Set((text.match(/\b(?:19|20)\d\d\b/gu) ?? []).map(Number));
const conceptsIn = (text: string): Set<string> => new Set(stemsOf(text).map(conceptOf));

/** A table row of the output against the row of the evidence that it names, or against its column if it is turned. */
export const markdownRow = (claim: string, table: Table, output: string): Finding | "open" | undefined => {
  const line = claim.trim();
  if (!line.startsWith("|")) return undefined;
  const cells = cellsOf(line);
  if (cells.length < 2) return undefined;
  const head = headOf(line, output);
  const key = cells.findIndex((cell) => rowNamed(table, cell) !== undefined);
  let checked = 0;
  let open = false;
  for (const [at, cell] of cells.entries()) {
    const title = head[at] ?? "";
    const row = table.rows[rowNamed(table, key >= 0 ? (cells[key] ?? "") : title) ?? -1];
    if (at === key || (key < 0 && at === 0) || cell === "") continue;
    if (row === undefined) return undefined;
    const words = key >= 0 ? title : (cells[0] ?? "");
    const [named, years] = [conceptsIn(words), yearsIn(words)];
    const columns = columnsFor(table, named, years).map(({ column }) => column);
    const [figure, ...more] = figuresIn(cell).filter(({ word }) => !word);
    if (figure === undefined || more.length > 0) {
      const value = row[columns[0] ?? -1];
      if (columns.length === 1 && value !== undefined && value.toLowerCase() === cell.toLowerCase()) checked++;
      else if (
        columns.length === 1 &&
        table.rows.some((each) => each[columns[0] ?? -1]?.toLowerCase() === cell.toLowerCase())
      )
        return { holds: false, reason: `${table.columns[columns[0] ?? -1]} is ${value ?? "not given"}.` };
      else open = true;
      continue;
    }
    const called = derived(words, figure, row, table, named, years);
    const direct = columns.flatMap((column) => cellOf(row, column) ?? []);
    const values = called ?? direct;
    if (values.length === 0) {
      // Without a head to say which, a number that the row has is taken for what it is.
      if (columns.length === 0 && row.some((_, column) => fits(figure, cellOf(row, column) ?? Number.NaN))) checked++;
      else open = true;
    } else if (values.some((value) => fits(figure, value))) checked++;
    else
      return {
        holds: false,
        reason: `${title === "" ? "It" : title} is ${values.map(show).slice(0, 3).join(" or ")} in the data, not ${cell}.`,
      };
  }
  if (open || checked === 0) return "open";
  return { holds: true, reason: `All ${checked} entries agree with the data.` };
};

/** Trends of a row from the earlier to the later year. */
const trendIn = (row: Row, pairs: readonly (readonly [number, number])[]): number | undefined => {
  const changes = pairs.flatMap(([from, to]) => {
    const [a, b] = [cellOf(row, from), cellOf(row, to)];
    return a === undefined || b === undefined ? [] : [Math.sign(b - a)];
  });
  return changes.length > 0 && changes.every((change) => change === changes[0]) ? changes[0] : undefined;
};

const trendsOfTables = new WeakMap<Table, Map<string, readonly (number | undefined)[]>>();

/** The same of every row, found once a table. */
const trendsIn = (table: Table, pairs: readonly (readonly [number, number])[]): readonly (number | undefined)[] => {
  const known = trendsOfTables.get(table) ?? new Map<string, readonly (number | undefined)[]>();
  trendsOfTables.set(table, known);
  const key = pairs.join(";");
  const found = known.get(key) ?? table.rows.map((row) => trendIn(row, pairs));
  known.set(key, found);
  return found;
};

const labelOf = (row: Row): string => row.find((cell) => numberIn(cell) === undefined && cell !== "") ?? "The row";

/** `only Braga fell`, `all but…`, `every branch grew`: which rows went which way. */
export const trends = ({ claim, table, named, concepts, figures }: Query): Finding | undefined => {
  const direction = trendOf(claim);
  if (direction === 0 || negation.test(claim)) return undefined;
  const pairs = yearPairs(table, concepts);
  if (pairs.length !== 1) return undefined;
  const all = trendsIn(table, pairs);
  const such = table.rows.filter((_, at) => all[at] === direction);
  const whole = table.rows.filter((_, at) => all[at] !== undefined);
  const verb = direction > 0 ? "rose" : "fell";
  const reason = such.length === 0 ? `None ${verb}.` : `${such.slice(0, 5).map(labelOf).join(", ")} ${verb}.`;
  if (/\b(?:only|nur)\b/iu.test(claim)) {
    const count = figures.find((figure) => figure.word && !figure.percent);
    if (named.length === 0) return undefined;
    const right = such.length === named.length && such.every((row) => named.includes(row));
    const counted = count === undefined || [table.rows.length, whole.length].some((size) => states(count, size));
    return { holds: right && counted, reason };
  }
  if (/\b(?:every|all|each|alle|jede[rs]?)\b/iu.test(claim) && named.length === 0 && figures.length === 0)
    return whole.length < table.rows.length && such.length === whole.length
      ? undefined
      : { holds: such.length === table.rows.length, reason };
  if (named.length !== 1 || figures.some(({ percent }) => percent)) return undefined;
  const own = trendIn(named[0] ?? [], pairs);
  return own === undefined || figures.length > 0 ? undefined : { holds: own === direction, reason };
};

const superlatives =
  /\b(smallest|fewest|lowest|least|cheapest|largest|highest|biggest|most|greatest|longest|shortest|newest|latest|oldest|earliest|kleinste[nrs]?|niedrigste[nrs]?|wenigsten|größte[nrs]?|höchste[nrs]?|meisten|neueste[nrs]?|jüngste[nrs]?|älteste[nrs]?)\b(?! than)((?:[\s,]+[\p{L}]+){0,3})/giu;
const small = /^(?:small|few|low|least|cheap|short|old|earl|klein|niedrig|wenig|ält)/iu;

/** Superlatives about one named row: `the smallest team, with 8 people`. The column comes from words, else the value. */
const extremes = ({ claim, table, named, figures }: Query): Finding[] => {
  const [row] = named;
  if (row === undefined || named.length !== 1) return [];
  return [...claim.matchAll(superlatives)].flatMap(([, word = "", after = ""]) => {
    const dated = /^(?:new|latest|old|earl|neu|jüng|ält)/iu.test(word);
    const ages = columnsFor(table, new Set([concept("age")]), new Set());
    let columns = columnsFor(table, dated ? new Set([concept("founded")]) : conceptsIn(after), yearsIn(claim));
    if (dated && ages.length > 0) return [];
    if (columns.length === 0 && !dated)
      columns = table.columns
        .map((_, column) => ({ column, years: [] }))
        .filter(({ column }) =>
          figures.some((figure) => !figure.percent && states(figure, cellOf(row, column) ?? Number.NaN)),
        );
    const [only, ...others] = columns;
    if (only === undefined || others.length > 0 || !isNumeric(table, only.column)) return [];
    const values = (table.numbers[only.column]?.values ?? []).flatMap((value) => value ?? []);
    const own = cellOf(row, only.column);
    if (own === undefined || values.length < 2) return [];
    const best = small.test(word)
      ? values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
      : values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const holder = table.rows[(table.numbers[only.column]?.values ?? []).indexOf(best)] ?? [];
    return [
      {
        holds: own === best,
        reason: `${labelOf(holder)} has the ${word} ${table.columns[only.column]}, ${show(best)}.`,
      },
    ];
  });
};

/** Every number and superlative that a claim states of one row. */
export const ofOneRow = (query: Query): Finding | "open" | undefined => {
  const { claim, table, named, figures, concepts, years } = query;
  const [row] = named;
  if (row === undefined || named.length !== 1 || beyondData.test(claim)) return undefined;
  if (
    /\b(?:than|at least|at most|above|below|over|under|average|median|mean|total|each|every|rank\p{L}*)\b/iu.test(claim)
  )
    return undefined;
  const facts = extremes(query);
  const wrong = facts.find(({ holds }) => !holds);
  if (wrong !== undefined) return negation.test(claim) ? undefined : wrong;
  const columns = columnsFor(table, concepts, years);
  const numeric = columns.filter(({ column }) => isNumeric(table, column));
  const stated = figures.filter(
    ({ word, readings }) => !(word && readings[0]?.value === 2 && /\bboth\b/iu.test(claim)),
  );
  if (negation.test(claim)) return undefined;
  for (const figure of stated) {
    const called = derived(claim, figure, row, table, concepts, years);
    const direct = numeric.flatMap(({ column }) => cellOf(row, column) ?? []);
    const all = row.flatMap((_, column) => cellOf(row, column) ?? []);
    const values = [...(called ?? []), ...direct];
    const near = values.some((value) => fits(figure, value));
    const anywhere = all.some((value) => states(figure, value));
    if (near || (anywhere && (stated.length > 1 || values.length === 0))) {
      facts.push({ holds: true, reason: `${labelOf(row)} has ${claim.slice(figure.start, figure.end)}.` });
      continue;
    }
    if (values.length === 0 || (figure.word && values.every((value) => value > 20))) return "open";
    const given = (called ?? direct).map(show).slice(0, 3).join(" or ");
    return { holds: false, reason: `For ${labelOf(row)} the data give ${given}.` };
  }
  return facts[0];
};

/** `had no revenue` where the cell is empty: it may be zero or not known. */
export const emptyCell = ({ claim, table, named, concepts, years }: Query): boolean => {
  const [row] = named;
  if (row === undefined || named.length !== 1 || !negation.test(claim)) return false;
  const columns = columnsFor(table, concepts, years);
  return columns.length === 1 && (row[columns[0]?.column ?? -1] ?? "").trim() === "";
};
