import type { ClaimKind, ClaimSpan } from "./claimSpan.ts";
import { createCodePointCursor } from "./codePoints.ts";
import { isBoilerplate } from "./isBoilerplate.ts";
import { readsAsSentence, statesRelation } from "./lineShape.ts";
import { linkContext, type Piece } from "./linkContext.ts";
import { type Block, splitBlocks } from "./splitBlocks.ts";
import { splitSentences } from "./splitSentences.ts";

/** How {@link splitClaims} judges what it cuts. */
export type SplitClaimsOptions = {
  /** Kinds to mark as checkable that normally are not, such as `["heading", "code"]`. */
  alsoCheck?: readonly ClaimKind[];
};

/**
 * Cuts an AI's output into spans that can be checked one by one: sentences, list items, table rows.
 *
 * - Offsets are half-open, in Unicode code points, and a span's text is exactly what stands there.
 * - Spans are in order and do not overlap, and every code point that is not whitespace lies in one of them: what is no
 *   claim is a span too, with `checkable: false`.
 * - In doubt a span is checkable: a claim that is checked needlessly costs a fee, one that is missed costs trust.
 * - The result depends on the text alone, not on the engine's locale. It takes time linear in the text's length.
 *
 * It only cuts, and rewrites nothing: "She won it twice." stays as it is. `decomposeClaims` resolves that by a model.
 *
 * @returns the spans; none for a text that is empty or all whitespace
 *
 * @example
 * const spans = splitClaims("Here is a summary:\n\n- Dr. Curie won 2 prizes. The 1st was in 1903.\n- She died in 1934.");
 * spans.filter((span) => span.checkable).map((span) => span.text);
 * // ["- Dr. Curie won 2 prizes.", "The 1st was in 1903.", "- She died in 1934."]
 */
export function splitClaims(text: string, options: SplitClaimsOptions = {}): readonly ClaimSpan[] {
  const pieces: (Piece & { start: number; end: number })[] = [];
  for (const block of splitBlocks(text)) {
    const ranges = block.kind === "prose" ? splitSentences(text, block.start, block.end) : [block];
    for (const [index, { start, end }] of ranges.entries()) {
      const piece = text.slice(start, end);
      pieces.push({ kind: kindOf(block, piece), text: piece, block, isFirst: index === 0, start, end });
    }
  }
  const contexts = linkContext(pieces);
  const toCodePoints = createCodePointCursor(text);
  return pieces.map(({ kind, text: piece, start, end }, index) => ({
    text: piece,
    start: toCodePoints(start),
    end: toCodePoints(end),
    kind,
    checkable: isCheckable(kind, piece) || (options.alsoCheck?.includes(kind) ?? false),
    context: contexts[index] ?? [],
  }));
}

function kindOf(block: Block, piece: string): ClaimKind {
  if (block.kind !== "prose") return block.kind;
  if (isBoilerplate(piece)) return "boilerplate";
  return block.item ? "list-item" : "sentence";
}

function isCheckable(kind: ClaimKind, piece: string): boolean {
  if (kind === "heading") return readsAsSentence(piece);
  if (kind === "math") return statesRelation(piece);
  return kind === "sentence" || kind === "list-item" || kind === "table-row";
}
