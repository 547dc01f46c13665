import type { ClaimSpan } from "../text/claimSpan.ts";

/** A part of a text that a model is asked about at once. */
export type Chunk = {
  /** What the model sees, in the text's order; only lines with a span number are to be decomposed. */
  lines: readonly { span?: number; text: string }[];
  /** The span numbers in the lines: indices into the spans. */
  numbers: readonly number[];
};

const mostSpans = 40;
/** How many spans before a chunk are shown, so that its first pronouns can be resolved. */
const spansBefore = 6;
/** How many earlier spans are shown at most, the nearest first. */
const mostContext = 40;
/** Context longer than this is cut, in UTF-16 code units. */
const longestContext = 400;

/**
 * Gathers spans into chunks of about `size` UTF-16 code units, each with the context that it needs: what stands just
 * before, and the headings, lead-in lines and table headers of its spans.
 */
export function toChunks(spans: readonly ClaimSpan[], size: number): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  while (from < spans.length) {
    let to = from;
    let length = 0;
    let checkable = 0;
    while (to < spans.length && checkable < mostSpans) {
      const span = spans[to] as ClaimSpan;
      if (to > from && length + span.text.length > size) break;
      length += span.text.length;
      checkable += span.checkable ? 1 : 0;
      to += 1;
    }
    if (checkable > 0) chunks.push(toChunk(spans, from, to));
    from = to;
  }
  return chunks;
}

function toChunk(spans: readonly ClaimSpan[], from: number, to: number): Chunk {
  const shown = new Set<number>();
  for (let index = Math.max(0, from - spansBefore); index < from; index += 1) shown.add(index);
  for (const span of spans.slice(from, to)) for (const index of span.context) if (index < from) shown.add(index);
  const before = [...shown]
    .sort((a, b) => a - b)
    .slice(-mostContext)
    .map((index) => ({ text: cut(spans[index]?.text ?? "") }));
  const own = spans.slice(from, to).map(({ text, checkable }, offset) => {
    return checkable ? { span: from + offset, text } : { text: cut(text) };
  });
  return { lines: [...before, ...own], numbers: own.flatMap((line) => ("span" in line ? [line.span] : [])) };
}

const cut = (text: string) =>
  text.length > longestContext ? `${text.slice(0, longestContext).toWellFormed()}…` : text;
