/** A half-open range in UTF-16 code units. */
export type Range = { start: number; end: number };

/** A longer quotation or parenthesis is cut into its sentences after all. */
const longestPair = 300;
const longestFormula = 200;
const deepestNesting = 32;

const closerOf = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["（", "）"],
  ["【", "】"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
  ["〈", "〉"],
  ["«", "»"],
  ["»", "«"],
  ["“", "”"],
  ["„", "“”"],
  ["‚", "‘’"],
  ["‘", "’"],
  ['"', '"'],
]);
const closers = new Set([...closerOf.values()].join(""));

/**
 * Finds the parts of a paragraph within which no sentence ends: code, formulas, and quotations and parentheses that
 * are part of a larger sentence, so that `He said: "Stop! Go home."` stays whole and keeps its speaker.
 *
 * A pair around the whole paragraph protects nothing. One pass; unbalanced marks are ignored.
 *
 * @returns ranges in order, without overlap
 */
export function protectedRanges(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  const open: { mark: string; at: number }[] = [];
  const code = codeRanges(text, start, end);
  for (let at = start; at < end; at += 1) {
    const skipTo = code.get(at) ?? formulaEnd(text, at, end);
    if (skipTo !== undefined) {
      add(ranges, { start: at, end: skipTo });
      at = skipTo - 1;
      continue;
    }
    const mark = text.charAt(at);
    if (!closerOf.has(mark) && !closers.has(mark)) continue;
    const depth = closes(text, at, mark) ? open.findLastIndex((pair) => closerOf.get(pair.mark)?.includes(mark)) : -1;
    if (depth >= 0) {
      const from = open[depth]?.at ?? at;
      open.length = depth;
      if (at - from <= longestPair && !isWhole(text, start, from, at, end)) add(ranges, { start: from, end: at + 1 });
    } else if (closerOf.has(mark) && opens(text, at, mark)) {
      if (open.length === deepestNesting) open.shift();
      open.push({ mark, at });
    }
  }
  return ranges;
}

/** Adds a range that ends after all those before it; those it contains or touches melt into it. */
function add(ranges: Range[], range: Range): void {
  while ((ranges.at(-1)?.end ?? -1) > range.start) range.start = Math.min(range.start, ranges.pop()?.start ?? 0);
  ranges.push(range);
}

const isSpace = (character: string) => character.trim() === "";
const isWordPart = (character: string) => /[\p{L}\p{N}]/u.test(character);

function isWhole(text: string, start: number, from: number, to: number, end: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text.slice(Math.max(start, from - 8), from)) && from - start <= 8 && end - to <= 3;
}

/** Quotation marks that look alike on both sides, or are an apostrophe, are told apart by their neighbours. */
function opens(text: string, at: number, mark: string): boolean {
  if (mark === '"' || mark === "‘" || mark === "»") {
    return !isSpace(text.charAt(at + 1)) && !isWordPart(text.charAt(at - 1));
  }
  return true;
}

function closes(text: string, at: number, mark: string): boolean {
  if (mark === "’" || mark === "‘") return !isWordPart(text.charAt(at + 1));
  if (mark === '"') return at > 0 && !isSpace(text.charAt(at - 1));
  return true;
}

/** Where the code spans of a paragraph begin and end: a run of backticks up to the next run of the same length. */
function codeRanges(text: string, start: number, end: number): Map<number, number> {
  const runs: Range[] = [];
  for (let at = start; at < end; at += 1) {
    if (text.charAt(at) !== "`") continue;
    const from = at;
    while (at < end && text.charAt(at) === "`") at += 1;
    runs.push({ start: from, end: at });
  }
  const next: number[] = [];
  const seen = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index] as Range;
    next[index] = seen.get(run.end - run.start) ?? -1;
    seen.set(run.end - run.start, index);
  }
  const ranges = new Map<number, number>();
  for (let index = 0; index < runs.length; index += 1) {
    const close = runs[next[index] ?? -1];
    if (close === undefined) continue;
    ranges.set((runs[index] as Range).start, close.end);
    index = next[index] as number;
  }
  return ranges;
}

/** Where a formula within a line ends, `$…$` or `\(…\)`, if one begins at `at`. */
function formulaEnd(text: string, at: number, end: number): number | undefined {
  if (text.startsWith("\\(", at)) {
    const close = text.slice(at, Math.min(end, at + longestFormula)).indexOf("\\)");
    return close < 0 ? undefined : at + close + 2;
  }
  if (text.charAt(at) !== "$" || isSpace(text.charAt(at + 1))) return undefined;
  const inner = text.slice(at + 1, Math.min(end, at + longestFormula));
  const close = inner.indexOf("$");
  if (close < 1 || isSpace(inner.charAt(close - 1)) || /\d/.test(inner.charAt(close + 1))) return undefined;
  return /^\d[\d.,]*\s/u.test(inner) && !/[=\\^_+]/u.test(inner.slice(0, close)) ? undefined : at + close + 2;
}
