import { stemOf } from "./stem.ts";
import { functionWords } from "./words.ts";

/** One word, number or unit sign of a text. Offsets are UTF-16 units of the text that was read. */
export type Token = {
  /** Lower case, possessive taken off. */
  lower: string;
  /** See `stemOf`. */
  stem: string;
  start: number;
  end: number;
  /** Starts with an upper-case letter. */
  capital: boolean;
  /** Starts with a digit. */
  numeric: boolean;
  /** Carries grammar and no content. */
  functional: boolean;
  /** First of a sentence. */
  first: boolean;
};

// Every alternative is deterministic and bounded, so that the scan is linear in the text.
const pattern =
  /\p{Nd}{1,40}(?:[.,]\p{Nd}{1,40}){0,8}(?:\p{L}{1,8}(?![\p{L}\p{Nd}]))?|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}]{0,59}(?:['’]\p{L}{1,4}(?!\p{L}))?|[%$€£¥₹°]/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const upper = /^\p{Lu}/u;
const digit = /^\p{Nd}/u;
const ender = /[.!?。！？\n\r•|]/u;
const abbreviations = new Set(
  "mr mrs ms dr prof st sr jr no vs inc ltd co corp gen col capt lt sgt rev hon approx fig vol ed al dept u.s e.g i.e".split(
    " ",
  ),
);

let segmenter: Intl.Segmenter | undefined;

const ends = (gap: string, previous: Token | undefined, next: string): boolean => {
  if (previous === undefined || !ender.test(gap)) return previous === undefined;
  if (/[\n\r•|。！？!?]/u.test(gap)) return true;
  if (previous.lower.length === 1 && !previous.numeric && previous.lower !== "i") return false;
  if (abbreviations.has(previous.lower)) return false;
  return !/^\p{Ll}/u.test(next);
};

/** Splits a text into tokens, in reading order, and marks where sentences start. Linear in the text's length. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let last = 0;
  const push = (word: string, start: number, first: boolean): void => {
    const lower = word.toLowerCase().replace("’", "'").replace(/'s$/u, "");
    tokens.push({
      lower,
      stem: stemOf(lower),
      start,
      end: start + word.length,
      capital: upper.test(word),
      numeric: digit.test(word),
      functional: functionWords.has(lower),
      first,
    });
  };
  for (const match of text.matchAll(pattern)) {
    const word = match[0];
    const first = ends(text.slice(last, Math.min(match.index, last + 200)), tokens.at(-1), word);
    last = match.index + word.length;
    if (word.length > 1 && unspaced.test(word)) {
      segmenter ??= new Intl.Segmenter(undefined, { granularity: "word" });
      let opening = first;
      for (const part of segmenter.segment(word)) {
        push(part.segment, match.index + part.index, opening);
        opening = false;
      }
    } else push(word, match.index, first);
  }
  return tokens;
};
