import { isAbbreviation } from "./abbreviations.ts";
import { protectedRanges, type Range } from "./protectedRanges.ts";

/** Marks that end a sentence in some script, with those that follow them closely. */
const endMarks = /[\p{Sentence_Terminal}…]+/gu;
const closingMarks =
  /(?:[\p{Pe}\p{Pf}\p{M}\p{Join_Control}"'“‘*_~`]|[ \u00a0\u202f]»(?=[\s\p{P}]|$)|\[\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,8}\])*/uy;
/** Anything that may stand between two sentences, before the first letter or digit of the second. */
const gap = /[^\p{L}\p{N}]{0,64}/uy;
const word = /[\p{L}\p{M}\p{N}'’]{1,40}/uy;
const listNumber = /^[^\p{L}\p{N}]*(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}|[ivxlIVXL]{1,5})$/u;
const operator = /^[ \t]+[=<>≤≥≈×÷+/^]+[ \t]/u;
/** As in "Doe, J. (1969). Title." */
const citedYear = /^\s+\(\d{4}[a-z]?\)/u;
const japaneseQuoted = /^(?:と|って|など|という|の|が|は|を|に|で|も|な)/u;
const longestToken = 64;

/**
 * Cuts a paragraph into sentences.
 *
 * The rules follow Unicode's (UAX #29) in taking the terminal marks of every script, and go beyond them where those
 * are known to fail: abbreviations, initials and ordinals; sentences that open with a digit; quotations and
 * parentheses inside a sentence. They do not depend on the engine's locale data, so that everyone cuts a text alike.
 *
 * @returns ranges in order that together hold every character of `[start, end)` that is not whitespace; each has a
 * letter or digit unless none has
 */
export function splitSentences(text: string, start: number, end: number): Range[] {
  const block = text.slice(start, end);
  const isLowerCase = !/\p{Lu}/u.test(block);
  const inside = createMembership(protectedRanges(block, 0, block.length));
  const ranges: Range[] = [];
  let from = 0;
  for (const match of block.matchAll(endMarks)) {
    if (match.index < from) continue;
    const to = matchEnd(closingMarks, block, match.index + match[0].length);
    if (to === block.length || inside(to)) continue;
    const candidate = { block, from, mark: match.index, marks: match[0], to, isLowerCase };
    if (!endsSentence(candidate)) continue;
    pushTrimmed(ranges, block, from, to);
    from = to;
  }
  pushTrimmed(ranges, block, from, block.length);
  return joinWordless(block, ranges).map((range) => ({ start: range.start + start, end: range.end + start }));
}

type Candidate = { block: string; from: number; mark: number; marks: string; to: number; isLowerCase: boolean };

function endsSentence({ block, from, mark, marks, to, isLowerCase }: Candidate): boolean {
  const rest = block.slice(to, to + longestToken);
  const isSpaced = /^\s/u.test(rest);
  if (!/^[.!?…]+$/u.test(marks)) {
    // Marks of scripts that may do without spaces; a full-width point may be a decimal one.
    return marks === "．"
      ? !/^\p{N}/u.test(rest)
      : !/^[\p{Po}\p{Pd}]/u.test(rest) && !isQuotedInJapanese(block, to, rest);
  }
  const following = matchEnd(gap, block, to);
  const next = matchText(word, block, following);
  if (next === "") return false;
  if (!isSpaced) return marks === "." && isGlued(block, mark, to, next);
  if (operator.test(rest) || (marks === "." && citedYear.test(rest))) return false;
  const opensLow = /^\p{Ll}/u.test(next) && !/^\p{Ll}{1,2}\p{Lu}/u.test(next);
  if (opensLow && !isLowerCase) return false;
  if (/[!?]/.test(marks)) return true;
  if (marks !== ".") return !/^\p{N}/u.test(next);
  if (to === mark + 1 && listNumber.test(block.slice(from, mark).slice(0, longestToken))) return false;
  return !isAbbreviation({ ...wordsBefore(block, mark), next: opensLow ? "" : next });
}

/** Whether a space is missing between two sentences: "… by eight.The others …", or only a citation stands there. */
function isGlued(block: string, mark: number, to: number, next: string): boolean {
  const before = block.slice(Math.max(0, mark - longestToken), mark);
  if (!/^\p{Lu}\p{Ll}*$/u.test(next)) return false;
  if (block.charAt(to - 1) === "]") return true;
  return (
    to === mark + 1 &&
    /(?:^|[\s(])\p{Ll}{3,}$/u.test(before) &&
    /^\p{Lu}/u.test(block.slice(to)) &&
    gluedOpeners.has(next)
  );
}
const gluedOpeners = new Set(
  "The This These It He She They We In However A An If You There For When And But".split(" "),
);

function isQuotedInJapanese(block: string, to: number, rest: string): boolean {
  return /[」』）]/u.test(block.charAt(to - 1)) && japaneseQuoted.test(rest);
}

function wordsBefore(block: string, mark: number): { token: string; before: string } {
  const parts = block.slice(Math.max(0, mark - longestToken), mark).split(/[\s—/]+/u);
  const bare = (part: string | undefined) => (part ?? "").replace(/^[\p{P}\p{S}]+/u, "");
  return { token: bare(parts.at(-1)), before: bare(parts.at(-2)) };
}

/** Sentences without a letter or digit, such as a lone emoji, go to the one before them. */
function joinWordless(block: string, ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const previous = joined.at(-1);
    const hasWords = /[\p{L}\p{N}]/u.test(block.slice(range.start, range.end));
    const previousHasWords = previous && /[\p{L}\p{N}]/u.test(block.slice(previous.start, previous.end));
    if (previous && (!hasWords || !previousHasWords)) previous.end = range.end;
    else joined.push({ ...range });
  }
  return joined;
}

function pushTrimmed(ranges: Range[], block: string, from: number, to: number): void {
  const piece = block.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = from + piece.trimEnd().length;
  if (start < end) ranges.push({ start, end });
}

/** Tells whether an offset lies within one of the ranges, not on its edge; offsets have to ascend. */
function createMembership(ranges: readonly Range[]): (offset: number) => boolean {
  let index = 0;
  return (offset) => {
    while ((ranges[index]?.end ?? Number.POSITIVE_INFINITY) <= offset) index += 1;
    return (ranges[index]?.start ?? Number.POSITIVE_INFINITY) < offset;
  };
}

function matchText(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

const matchEnd = (pattern: RegExp, text: string, at: number): number => at + matchText(pattern, text, at).length;
