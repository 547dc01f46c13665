import {
  closesFence,
  hasWords,
  headingLevel,
  isBarred,
  isBoldTitle,
  isLinkTarget,
  isTableRule,
  isTags,
  isUnderline,
  listMarker,
  openingFence,
} from "./lineShape.ts";
import { proseGroups } from "./proseGroups.ts";
import { type Line, splitLines } from "./splitLines.ts";

/** A run of whole lines with one role. Offsets are in UTF-16 code units, from the first to after the last character that is not whitespace. */
export type Block = {
  kind: "prose" | "heading" | "code" | "math" | "table-header" | "table-row" | "reference" | "markup";
  start: number;
  end: number;
  /** For headings: 1 to 6 by their marks, 7 for a bold line. */
  level?: number;
  /** For prose: the list item that it belongs to, by its indentation in columns, and whether it opens the item. */
  item?: { indent: number; opens: boolean };
};

/** How far ahead the end of a displayed formula is looked for, in lines. */
const longestFormula = 100;
const boldTitleLevel = 7;

/**
 * Reads the Markdown structure of a text: which lines are prose, headings, lists, tables, code, formulas.
 *
 * Every character that is not whitespace lies in exactly one block; blocks are in order. It errs on the side of prose,
 * which gets checked: indented text is never code, HTML with content is prose, and a formula without an end is prose.
 * A code fence without an end runs to the end of the text, as it does for every reader of Markdown.
 */
export function splitBlocks(text: string): Block[] {
  const lines = splitLines(text);
  const blocks: Block[] = [];
  let plain: Line[] = [];
  let inMarkdownFence = false;
  const push = (kind: Block["kind"], first: Line, last = first, level?: number) => {
    blocks.push({ kind, start: first.start, end: last.end, ...(level !== undefined && { level }) });
  };
  const flush = () => {
    for (const group of proseGroups(plain)) blocks.push({ kind: "prose", ...group });
    plain = [];
  };

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as Line;
    const next = lines[index + 1];
    const { content } = line;
    if (line.start === line.end) {
      if (plain.length > 0) plain.push(line);
      continue;
    }
    const opened = openingFence(content);
    if (opened && inMarkdownFence && opened.info === "") {
      flush();
      push("markup", line);
      inMarkdownFence = false;
    } else if (opened && isProse(opened.info)) {
      flush();
      push("markup", line);
      inMarkdownFence = true;
    } else if (opened) {
      flush();
      let last = index + 1;
      while (last < lines.length && !closesFence(lines[last]?.content ?? "", opened.mark)) last += 1;
      index = Math.min(last, lines.length - 1);
      push("code", line, lastWithContent(lines, index));
    } else if (formulaEnd(lines, index) !== undefined) {
      flush();
      index = formulaEnd(lines, index) ?? index;
      push("math", line, lines[index]);
    } else if (content.includes("|") && isTableRule(next)) {
      flush();
      push("table-header", line);
      push("markup", next as Line);
      index += 1;
      while (lines[index + 1]?.content.includes("|")) {
        index += 1;
        push("table-row", lines[index] as Line);
      }
    } else if (!hasWords(content) || isTags(content)) {
      flush();
      push("markup", line);
    } else if (isBarred(content)) {
      flush();
      push("table-row", line);
    } else if (isLinkTarget(content)) {
      flush();
      push("reference", line);
    } else if (headingLevel(content) > 0) {
      flush();
      push("heading", line, line, headingLevel(content));
    } else if (isTitleAbove(next) && !plain.some(isFilled) && content.length <= 100 && listMarker(content) === "") {
      push("heading", line, line, next?.content.startsWith("=") ? 1 : 2);
    } else if (isBoldTitle(content) && hasTextBelow(lines, index)) {
      flush();
      push("heading", line, line, boldTitleLevel);
    } else plain.push(line);
  }
  flush();
  return blocks;
}

const isFilled = (line: Line) => line.start < line.end;
const isProse = (info: string) => /^(?:markdown|md|text|txt|plaintext)\b/.test(info);
const isTitleAbove = (next: Line | undefined) => next !== undefined && isUnderline(next.content);

function lastWithContent(lines: readonly Line[], index: number): Line {
  let last = index;
  while (last > 0 && !isFilled(lines[last] as Line)) last -= 1;
  return lines[last] as Line;
}

/** Whether a bold line has something to be the title of: for a list item, only what is indented below it. */
function hasTextBelow(lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line;
  let below = index + 1;
  while (below < Math.min(lines.length, index + 4) && !isFilled(lines[below] as Line)) below += 1;
  const next = lines[below];
  if (next === undefined || !isFilled(next) || !hasWords(next.content)) return false;
  return listMarker(line.content) === "" || next.indent > line.indent;
}

/** The line on which the displayed formula that starts at `index` ends, if one starts there. */
function formulaEnd(lines: readonly Line[], index: number): number | undefined {
  const first = (lines[index] as Line).content;
  const close = first.startsWith("$$") ? "$$" : first.startsWith("\\[") ? "\\]" : undefined;
  if (close === undefined) return undefined;
  const inner = first.slice(2).indexOf(close);
  if (inner >= 0) return inner + 4 === first.length && inner > 0 ? index : undefined;
  for (let last = index + 1; last < Math.min(lines.length, index + longestFormula); last += 1) {
    const { content } = lines[last] as Line;
    if (content.endsWith(close)) return last;
    if (content === "" || content.includes(close)) return undefined;
  }
  return undefined;
}
