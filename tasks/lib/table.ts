import { stripVTControlCharacters } from "node:util";
import { gray } from "./text.ts";

/** A table's column: numbers stand to the right, and amounts of MIRA with their decimal points below one another. */
export type Column = { title: string; align?: "left" | "right" | "point" };

/** Rows below a heading, in columns. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cells = columns.map((column, i) => {
    const texts = rows.map((row) => row[i] ?? "");
    return column.align === "point" ? alignPoints(texts) : texts;
  });
  const widths = columns.map(({ title }, i) => Math.max(width(title), ...(cells[i] ?? []).map(width)));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => pad(text, widths[i] ?? 0, columns[i]?.align ?? "left"))
      .join("  ")
      .trimEnd();
  const heading = gray(line(columns.map(({ title }) => title)));
  return [heading, ...rows.map((_, row) => line(columns.map((__, i) => cells[i]?.[row] ?? "")))].join("\n");
}

/** Labels and values, one pair a line; a value that is `null` leaves its line out. */
export function facts(pairs: readonly (readonly [label: string, value: string | null])[]): string {
  const shown = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== null);
  const widest = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `  ${gray(label.padEnd(widest))}  ${value}`).join("\n");
}

/** Letters that a terminal shows. */
const width = (text: string): number => stripVTControlCharacters(text).length;

function pad(text: string, to: number, align: NonNullable<Column["align"]>): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return align === "left" ? text + space : space + text;
}

/** Pads what comes after the decimal point to one length. */
function alignPoints(texts: readonly string[]): readonly string[] {
  const tailOf = (text: string): number => (text.includes(".") ? text.length - text.indexOf(".") : 0);
  const longest = Math.max(0, ...texts.map(tailOf));
  return texts.map((text) => text + " ".repeat(longest - tailOf(text)));
}
