/** Comma-separated values by RFC 4180, with a heading. */
export function csv(heading: readonly string[], rows: readonly (readonly (string | number | bigint)[])[]): string {
  return [heading, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const cell = (value: string | number | bigint): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
