import type { ClaimKind } from "./claimSpan.ts";
import type { Block } from "./splitBlocks.ts";

/** What the context of a span is read from. */
export type Piece = {
  kind: ClaimKind;
  text: string;
  block: Block;
  /** Whether it is the first sentence of its block. */
  isFirst: boolean;
};

/**
 * Finds for every span the earlier spans that it hangs on: its headings, the line that introduces its list or table,
 * the items around it, its table's header.
 *
 * @returns for each piece the indices of those, ascending
 */
export function linkContext(pieces: readonly Piece[]): (readonly number[])[] {
  const headings: { level: number; index: number }[] = [];
  let items: { indent: number; index: number }[] = [];
  let header: number | undefined;
  let lead: number | undefined;
  let last: number | undefined;

  return pieces.map(({ kind, block, isFirst }, index) => {
    if (kind === "markup" || kind === "reference") {
      return [];
    }
    if (kind === "heading") {
      const level = block.level ?? 1;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      const above = headings.map((heading) => heading.index);
      headings.push({ level, index });
      items = [];
      lead = header = last = undefined;
      return above;
    }
    const isRow = kind === "table-row" || kind === "table-header";
    const hangs = kind === "list-item" || isRow || kind === "code" || kind === "math";
    if (!hangs || (kind === "list-item" && items.length === 0) || kind === "table-header") {
      lead = hangs && last !== undefined && introduces(pieces[last]) ? last : undefined;
    } else if (isRow && header === undefined && last !== undefined && introduces(pieces[last])) lead = last;
    if (!isRow) header = undefined;
    if (kind === "list-item" && block.item?.opens && isFirst) {
      while ((items.at(-1)?.indent ?? -1) >= block.item.indent) items.pop();
    } else if (kind !== "list-item") items = [];

    const context = headings.map((heading) => heading.index);
    if (lead !== undefined) context.push(lead);
    for (const item of items) context.push(item.index);
    if (kind === "table-row" && header !== undefined) context.push(header);

    if (kind === "list-item" && block.item?.opens && isFirst) items.push({ indent: block.item.indent, index });
    if (kind === "table-header") header = index;
    last = index;
    return context;
  });
}

const introduces = (piece: Piece | undefined) => piece !== undefined && /[:：][*_"”»]*$/u.test(piece.text);
