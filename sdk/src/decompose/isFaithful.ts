import { listMarker } from "../text/lineShape.ts";

/** The least share of a span's words that its claims have to hold, and of a claim's words that the text has to hold. */
const leastShare = 0.5;
/** Inflected forms of a word agree in this many letters. */
const stemLength = 5;
const shortestWord = 4;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Whether claims can be what a model made of a span, judged by their words alone.
 *
 * Every number of the span occurs in the claims and every number of a claim in the text that the model saw; and at
 * least half of the longer words do, each way. This catches what a model dropped or made up, on its own or because
 * the text told it to. It does not catch a word that was exchanged, such as a dropped "not".
 *
 * @param claims what the model made of the span, at least one
 * @param span the span's text
 * @param visible all text that the model saw
 */
export function isFaithful(claims: readonly string[], span: string, visible: string): boolean {
  const bare = span.slice(listMarker(span).length).replace(/\[\^?\d{1,3}(?:[,–-] ?\d{1,3}){0,8}\]/gu, " ");
  const joined = claims.join("\n");
  const visibleNumbers = numbers(visible);
  const visibleWords = stems(visible);
  return (
    share(numbers(bare), numbers(joined)) === 1 &&
    share(numbers(joined), visibleNumbers) === 1 &&
    share(stems(bare), stems(joined)) >= leastShare &&
    claims.every((claim) => share(stems(claim), visibleWords) >= leastShare)
  );
}

function numbers(text: string): Set<string> {
  const found = text.normalize("NFKC").match(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu) ?? [];
  return new Set(found.map((number) => number.replace(/[.,]/g, "")));
}

/** The beginnings of a text's longer words; pairs of characters where the script has no spaces between words. */
function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? []) {
    const characters = Array.from(word);
    if (unspaced.test(word)) {
      for (let at = 0; at + 1 < characters.length; at += 1) found.add(`${characters[at]}${characters[at + 1]}`);
    } else if (characters.length >= shortestWord) found.add(characters.slice(0, stemLength).join(""));
  }
  return found;
}

/** How much of one set is in another; all of it if it is empty. */
function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  const common = [...part].filter((element) => whole.has(element)).length;
  return part.size === 0 ? 1 : common / part.size;
}
