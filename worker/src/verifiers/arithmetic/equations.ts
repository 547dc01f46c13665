import { lexExpression } from "./lex.ts";
import { type Chain, type Expression, parseChain } from "./parse.ts";

const digits: Readonly<Record<string, string>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, at) => [word, String(at)]),
);
const number = "(-?[$€£]?\\d[\\d,]{0,40}(?:\\.\\d{1,40})?%?)";

/** Prose to symbols, in order. Each pattern is bounded and anchored on words. */
const rules: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:so|thus|therefore|hence|then|now|and|but|because|since|note that|we (?:get|have)|this (?:gives|means)|that is)\b,?\s*/giu,
    "",
  ],
  [new RegExp(`(?:the )?sum of ${number},? and ${number}`, "giu"), "($1 + $2)"],
  [new RegExp(`(?:the )?product of ${number},? and ${number}`, "giu"), "($1 * $2)"],
  [new RegExp(`(?:the )?difference (?:between|of) ${number},? and ${number}`, "giu"), "($1 - $2)"],
  [new RegExp(`(?:the )?quotient of ${number},? and ${number}`, "giu"), "($1 / $2)"],
  [new RegExp(`\\btwice ${number}`, "giu"), "(2 * $1)"],
  [new RegExp(`\\b(?:a )?half of ${number}`, "giu"), "($1 / 2)"],
  [new RegExp(`\\b(?:a |one )?third of ${number}`, "giu"), "($1 / 3)"],
  [new RegExp(`\\b(?:a |one )?quarter of ${number}`, "giu"), "($1 / 4)"],
  [/\b(\d[\d,.]{0,40}) ?(?:percent|per cent)\b/giu, "$1%"],
  [/(%|\d\/\d{1,20}) of\b/giu, "$1 *"],
  [/\bplus\b/giu, "+"],
  [/\b(?:minus|less)\b/giu, "-"],
  [/\b(?:times|multiplied by)\b/giu, "*"],
  [/\b(?:divided by|over)\b/giu, "/"],
  [/\bto the power (?:of )?/giu, "^"],
  [/\bsquared\b/giu, "^ 2"],
  [/\bcubed\b/giu, "^ 3"],
  [/\bis (?:not equal to|not)\b|\bdoes not equal\b/giu, "!="],
  [/\bis (?:approximately|about|roughly)\b|\bapproximately equals\b/giu, "≈"],
  [/\bis (?:greater|more|larger) than\b/giu, ">"],
  [/\bis (?:less|smaller) than\b/giu, "<"],
  [/\b(?:is equal to|equals?|is|are|makes?|gives?|yields?)\b/giu, "="],
];

const isComputed = (side: Expression): boolean =>
  side.kind === "negative" ? isComputed(side.of) : side.kind !== "number";

/** A chain with something to compute, or one that compares plain numbers. */
const computes = ({ sides, relations }: Chain): boolean =>
  relations.length > 0 &&
  relations.length < 20 &&
  (sides.some(isComputed) || sides.every(({ kind }) => kind === "number"));

const parse = (text: string): Chain | undefined => {
  const symbols = lexExpression(text);
  const chain = symbols === undefined ? undefined : parseChain(symbols);
  return chain !== undefined && computes(chain) ? chain : undefined;
};

/** Drops a bracket at either end that belongs to the sentence around the equation. */
const balanced = (text: string): string => {
  const opened = text.split("(").length - text.split(")").length;
  if (opened > 0) return text.replace(new RegExp(`^\\s*(?:\\(\\s*){${opened}}`, "u"), "");
  return opened < 0 ? text.replace(new RegExp(`(?:\\)\\s*){${-opened}}$`, "u"), "") : text;
};

/** An equation that is the whole claim, in symbols or in words such as `15% of 80 is 12`. */
export const wholeEquation = (claim: string): Chain | undefined => {
  const text = claim.trim();
  if (text.length > 1_000 || !/[\dx]/u.test(text)) return undefined;
  const direct = /[=≈<>≤≥≠]/u.test(text) ? parse(text.replace(/\(approx\.?\)|approximately\s/giu, "")) : undefined;
  if (direct !== undefined) return direct;
  const worded = text.replace(/\b[a-z]{2,9}\b/giu, (word) => digits[word.toLowerCase()] ?? word);
  if (!/\d/u.test(worded)) return undefined;
  const symbolic = rules.reduce((sum, [pattern, replacement]) => sum.replace(pattern, replacement), worded);
  if (!/[=≈<>!]/u.test(symbolic) || !/[-+*/^]/u.test(symbolic)) return undefined;
  // Units would let any sentence with two numbers pass for an equation, so prose must reduce to symbols alone.
  if (/[a-z]{2,}/iu.test(symbolic)) return undefined;
  return parse(symbolic);
};

// One side: terms with an optional unit after each, operators between them. Each repetition eats an operator.
const amount = "[-−(]{0,3}\\s?[$€£¥]?\\s?(?:\\d{1,30}(?:[,.]\\d{1,30}){0,8}|\\.\\d{1,30})\\s?%?\\)?";
const unit = "(?:\\s?(?:[$€£¥]|(?!x\\b)[\\p{L}µ°]{1,15}[²³]?(?:/\\p{L}{1,12}[²³]?)?))?\\)?";
const operator = "\\s?(?:\\*\\*|[-+*/^×÷·⋅−–]|x(?=[\\s\\d$€£]))\\s?";
const side = `${amount}(?:${unit}${operator}${amount}){0,30}`;
const embedded = new RegExp(`(?<![\\p{L}\\p{N}.,])${side}(?:${unit}\\s?[=≈]\\s?${side}){1,10}`, "giu");

/** Equations inside a sentence, such as `so she pays 3 * 4 = 12 dollars`; without variables. */
export const embeddedEquations = (claim: string): Chain[] => {
  if (!/[=≈]/u.test(claim)) return [];
  const found: Chain[] = [];
  for (const match of claim.slice(0, 4_000).matchAll(embedded)) {
    // What a wider equation would begin or end with was cut off, so nothing is known of it.
    const before = claim.slice(Math.max(0, match.index - 3), match.index);
    const after = claim.slice(match.index + match[0].length).slice(0, 3);
    if (/[-+*/^×÷·=(√]\s{0,2}$/u.test(before) || /^\s{0,2}[+*/^×÷·=(√]/u.test(after)) continue;
    const text = balanced(
      match[0].replace(
        /(?<=\d)\s?(?:[\p{L}µ°]{0,15}[²³]|[\p{L}µ°]{2,15}\/\p{L}{1,12}|(?!x\b)\p{L}{1,15}(?=[\s)*/+=≈×÷·−–-]))/giu,
        "",
      ),
    );
    const chain = parse(text);
    if (chain?.sides.some(({ kind }) => kind === "binary")) found.push(chain);
    if (found.length === 8) break;
  }
  return found;
};
