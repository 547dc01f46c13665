/** A line of Markdown, taken apart. Offsets are in UTF-16 code units. */
export type Line = {
  /** The first character that is not whitespace, block quotes' `>` included; `end` if there is none. */
  start: number;
  /** Just after the last character that is not whitespace. */
  end: number;
  /** The line without indentation, block quotes' `>` and whitespace at its end. */
  content: string;
  /** How far the content is indented, in columns, after the `>` of block quotes. */
  indent: number;
  /** Whether it ends in Markdown's forced line break: two spaces or a backslash. */
  hardBreak: boolean;
};

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;
const quotePrefix = /^[ \t]{0,12}(?:>[ \t]{0,3})+/;
const tabWidth = 4;

/** Cuts a text into lines. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const match of text.matchAll(lineBreak)) {
    lines.push(toLine(text.slice(from, match.index), from));
    from = match.index + match[0].length;
  }
  lines.push(toLine(text.slice(from), from));
  return lines;
}

function toLine(raw: string, offset: number): Line {
  const end = offset + raw.trimEnd().length;
  const start = Math.min(end, offset + raw.length - raw.trimStart().length);
  const body = raw.slice(quotePrefix.exec(raw)?.[0].trimEnd().length ?? 0);
  return {
    start,
    end,
    content: body.trim(),
    indent: columns(body),
    hardBreak: raw.endsWith("  ") || raw.endsWith("\\"),
  };
}

function columns(body: string): number {
  let width = 0;
  for (const character of body) {
    if (character === "\t") width += tabWidth - (width % tabWidth);
    else if (character.trim() === "") width += 1;
    else break;
  }
  return width;
}
