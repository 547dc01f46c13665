import { styleText } from "node:util";

/** A table for a terminal: columns as wide as their widest cell; those of numbers, which most of their cells are, to the right. */
export function renderTable(title: string, [head = [], ...body]: readonly (readonly string[])[]): string {
  const isNumber = (cell: string) => /^[-–≤≥.\d]/.test(cell);
  const columns = head.map((name, at) => {
    const cells = body.map((row) => row[at] ?? "");
    const isRight = 2 * cells.filter(isNumber).length > cells.length && at > 0;
    return { width: Math.max(name.length, ...cells.map((cell) => cell.length)), isRight };
  });
  const toLine = (row: readonly string[]) =>
    columns
      .map(({ width, isRight }, at) => (isRight ? (row[at] ?? "").padStart(width) : (row[at] ?? "").padEnd(width)))
      .join("  ")
      .trimEnd();
  return [styleText("bold", title), styleText("dim", toLine(head)), ...body.map(toLine)].join("\n");
}
