import { listMarker } from "./lineShape.ts";
import type { Line } from "./splitLines.ts";

/** Lines of prose that are read as one; offsets in UTF-16 code units. */
export type ProseGroup = { start: number; end: number; item?: { indent: number; opens: boolean } };

/** A line shorter than this is not taken for one that was wrapped. */
const shortestWrapped = 40;
/** Nobody wraps text at more columns than this. */
const widestWrapped = 130;

/**
 * Puts wrapped lines together again. A line break in an AI's output normally ends a statement, even without a full
 * stop; it does not where the text was merely wrapped at some width.
 *
 * @param lines Consecutive lines of paragraphs and lists, blank lines between them.
 */
export function proseGroups(lines: readonly Line[]): ProseGroup[] {
  const groups: ProseGroup[] = [];
  let item: { indent: number; textIndent: number } | undefined;
  for (const paragraph of paragraphs(lines)) {
    const width = wrapWidth(paragraph);
    let previous: Line | undefined;
    for (const line of paragraph) {
      const marker = listMarker(line.content);
      const group = groups.at(-1);
      if (group && previous && marker === "" && isContinued(previous, line, width)) {
        group.end = line.end;
      } else if (marker !== "") {
        item = { indent: line.indent, textIndent: line.indent + 2 };
        groups.push({ start: line.start, end: line.end, item: { indent: line.indent, opens: true } });
      } else {
        if (item && line.indent < item.textIndent) item = undefined;
        const inItem = item && { item: { indent: item.indent, opens: false } };
        groups.push({ start: line.start, end: line.end, ...inItem });
      }
      previous = line;
    }
  }
  return groups;
}

function paragraphs(lines: readonly Line[]): Line[][] {
  const result: Line[][] = [];
  let current: Line[] = [];
  for (const line of lines) {
    if (line.start < line.end) current.push(line);
    else if (current.length > 0) {
      result.push(current);
      current = [];
    }
  }
  if (current.length > 0) result.push(current);
  return result;
}

/** The column at which a paragraph was wrapped; `undefined` for verse, and if its lines differ too much. */
function wrapWidth(paragraph: readonly Line[]): number | undefined {
  const lengths = paragraph.slice(0, -1).map((line) => line.end - line.start);
  const widest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const narrowest = lengths.reduce((least, length) => Math.min(least, length), widest);
  const openingLow = paragraph.filter((line) => /^\p{Ll}/u.test(line.content)).length;
  return openingLow * 3 >= lengths.length &&
    lengths.length >= 2 &&
    widest <= widestWrapped &&
    narrowest >= shortestWrapped &&
    narrowest >= 0.7 * widest
    ? widest
    : undefined;
}

function isContinued(previous: Line, line: Line, width: number | undefined): boolean {
  if (previous.hardBreak) return false;
  const length = previous.end - previous.start;
  const firstWord = line.content.split(" ", 1)[0]?.length ?? 0;
  if (width !== undefined && length + 1 + firstWord > width) return true;
  const isOpen = /[\p{L}\p{N},(–—-]$/u.test(previous.content.slice(-2));
  return length >= shortestWrapped && length <= widestWrapped && isOpen && /^\p{Ll}/u.test(line.content);
}
