/**
 * Makes a function that turns offsets in UTF-16 code units into offsets in Unicode code points.
 *
 * Offsets have to be asked for in ascending order, so that any number of them costs one walk over the text. A lone
 * surrogate counts as one code point, as it does for `Array.from`.
 */
export function createCodePointCursor(text: string): (utf16Offset: number) => number {
  let units = 0;
  let points = 0;
  return (utf16Offset) => {
    while (units < utf16Offset) {
      units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
      points += 1;
    }
    return points;
  };
}

/** How many Unicode code points a text has. */
export function countCodePoints(text: string): number {
  return createCodePointCursor(text)(text.length);
}

/**
 * Cuts `[start, end)` out of a text, in Unicode code points; what lies beyond the text is left out.
 *
 * @example
 * sliceCodePoints("𝄞 is a clef", 0, 1); // "𝄞"
 */
export function sliceCodePoints(text: string, start: number, end: number): string {
  let units = 0;
  let from = text.length;
  for (let points = 0; units < text.length && points < end; points += 1) {
    if (points === start) from = units;
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(from, Math.max(from, units));
}
