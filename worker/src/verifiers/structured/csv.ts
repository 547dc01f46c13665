const mostRows = 300_000;
const mostColumns = 200;

/** Reads delimited text with RFC 4180 quotes, in one pass; rows and columns past the limits are left out. */
export const readDelimited = (text: string, delimiter: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let start = 0;
  let cell = "";
  let quoted = false;
  const endCell = (at: number): void => {
    if (row.length < mostColumns) row.push((cell + text.slice(start, at)).trim());
    cell = "";
    start = at + 1;
  };
  for (let at = 0; at <= text.length && rows.length < mostRows; at++) {
    const character = text[at];
    if (quoted && character !== undefined) {
      if (character !== '"') continue;
      cell += text.slice(start, at);
      start = at + 1;
      if (text[at + 1] === '"') {
        cell += '"';
        start = ++at + 1;
      } else quoted = false;
    } else if (character === '"' && cell === "" && text.slice(start, at).trim() === "") {
      quoted = true;
      start = at + 1;
    } else if (character === delimiter) endCell(at);
    else if (character === "\n" || character === undefined) {
      endCell(at);
      if (row.some((each) => each !== "")) rows.push(row);
      row = [];
    }
  }
  return rows;
};

/** The delimiter of a text that looks like a table: the same number of them in each of its first lines. */
export const sniffDelimiter = (text: string): string | undefined => {
  const lines = text
    .slice(0, 20_000)
    .split("\n", 12)
    .filter((line) => line.trim() !== "");
  if (text.length > 20_000 || lines.length === 12) lines.pop();
  if (lines.length < 3) return undefined;
  return ["\t", ",", ";", "|"].find((delimiter) => {
    const counts = lines.map((line) => readDelimited(line, delimiter)[0]?.length ?? 0);
    const head = readDelimited(lines[0] ?? "", delimiter)[0] ?? [];
    const named =
      head.every((cell) => cell.length <= 40 && !/[.!?]$/u.test(cell)) && head.some((cell) => /\p{L}/u.test(cell));
    return (counts[0] ?? 0) >= 2 && counts.every((count) => count === counts[0]) && named;
  });
};
