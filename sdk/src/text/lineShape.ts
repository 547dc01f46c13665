/** What a line of Markdown looks like by itself; pure predicates, each linear in the line's length. */
import type { Line } from "./splitLines.ts";

const bullet = /^(?:[-*+•‣⁃▪▫◦●○■□–—·✓✔✗✘➤►]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[A-Z]\))[ \t\u00a0]+(?=\S)/u;
const tag = /<\/?[a-z][a-z0-9]{0,15} ?\/?>/gi;
const linkTarget =
  /^\[[^\][^]{1,100}\]:\s{0,9}<?(?:https?:\/\/|www\.|mailto:)\S+(?:\s{1,9}(?:"[^"]*"|'[^']*'|\([^)]*\)))?$/iu;
const bold = /^(?:\*\*|__)(?=\S)([^*_]+)(?:\*\*|__):?$/u;
const relation = /[=<>≤≥≈≠≡∈⊂⊆→⇒⇔∝]|\\(?:l|g|n)eq?\b|\\(?:approx|equiv|in|to|implies|iff|subset|propto|sim)\b/u;
const fence = /^(`{3,}|~{3,})([^`]*)$/u;

/** The marker of a list item with the space after it, or "". */
export const listMarker = (content: string): string => bullet.exec(content)?.[0] ?? "";

/** Whether there is anything to read: a letter or a digit. */
export const hasWords = (content: string): boolean => /[\p{L}\p{N}]/u.test(content);

/** Whether there is nothing but bare HTML tags, such as `<br>` or `</details>`. */
export const isTags = (content: string): boolean => content.startsWith("<") && content.replace(tag, "").trim() === "";

/** Whether the line only says where a Markdown link points. */
export const isLinkTarget = (content: string): boolean => linkTarget.test(content);

/** The level of a `#` heading, or 0. */
export const headingLevel = (content: string): number => /^(#{1,6})(?:[ \t]|$)/.exec(content)?.[1]?.length ?? 0;

/** Whether the line underlines a heading: `===` or `---`. */
export const isUnderline = (content: string): boolean => /^(?:={3,}|-{3,})$/.test(content);

/** The opening fence of a code block and its info string. */
export function openingFence(content: string): { mark: string; info: string } | undefined {
  const match = fence.exec(content);
  return match?.[1] === undefined ? undefined : { mark: match[1], info: (match[2] ?? "").trim().toLowerCase() };
}

/** Whether the line closes the code block that `mark` opened. */
export function closesFence(content: string, mark: string): boolean {
  const character = mark.charAt(0);
  return content.length >= mark.length && content.replaceAll(character, "") === "";
}

/** Whether a formula states something, rather than naming a quantity. */
export const statesRelation = (formula: string): boolean => relation.test(formula);

/**
 * Whether a line stands where a heading would: all of it bold, short, and neither a full sentence nor an answer that
 * was merely emphasised (which has a number or a colon within).
 */
export function isBoldTitle(content: string): boolean {
  const inner = bold.exec(content.slice(listMarker(content).length))?.[1];
  if (inner === undefined || inner.length > 80) return false;
  if (/[:：]$/u.test(inner) || content.endsWith(":")) return !/[.!?。！？]./u.test(inner);
  return !/[\p{N}:：=]|[.!?。！？]$/u.test(inner) && inner.trim().split(/\s+/u).length <= 6;
}

/** Whether a title is no mere title: it ends like a sentence, or is far too long for one. */
export const readsAsSentence = (title: string): boolean => title.length > 120 || /[.!。！]["'”’*_)]{0,4}$/u.test(title);

/** The cells of a table's row. A `|` after a backslash belongs to its cell. */
export function tableCells(content: string): string[] {
  const cells = content.replaceAll("\\|", "\u0000\u0000").split("|");
  if (cells[0]?.trim() === "") cells.shift();
  if (cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.replaceAll("\u0000\u0000", "\\|").trim());
}

/** Whether a line is the rule between a table's header and its rows: `|---|:-:|`. */
export function isTableRule(line: Line | undefined): boolean {
  if (line === undefined || !line.content.includes("|") || !line.content.includes("-")) return false;
  const cells = tableCells(line.content);
  return cells.length > 0 && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** Whether a line has a table's outer bars on both sides. */
export const isBarred = (content: string): boolean =>
  content.length > 2 && content.startsWith("|") && content.endsWith("|") && tableCells(content).length > 1;
