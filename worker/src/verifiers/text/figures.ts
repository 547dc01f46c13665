/** A number that a text states, with every way in which its digits can be read. */
export type Figure = {
  /** `1.234` is 1.234 in English and 1,234 in German: both readings are kept. */
  readings: readonly { value: number; step: number }[];
  /** Follows or precedes a sign or name of money. */
  money: boolean;
  percent: boolean;
  /** Written in letters. */
  word: boolean;
  /** Written as a rounding: `about 4,400`. */
  about: boolean;
  /** UTF-16 range of the number itself. */
  start: number;
  end: number;
};

const words: Readonly<Record<string, number>> = Object.fromEntries(
  "one|ein,two|zwei,three|drei,four|vier,five|fünf,six|sechs,seven|sieben,eight|acht,nine|neun,ten|zehn,eleven|elf,twelve|zwölf"
    .split(",")
    .flatMap((names, at) => names.split("|").map((name) => [name, at + 1] as const)),
);
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  "tsd.": 1e3,
  m: 1e6,
  million: 1e6,
  millionen: 1e6,
  "mio.": 1e6,
  billion: 1e9,
  bn: 1e9,
  milliarden: 1e9,
  "mrd.": 1e9,
};
const pattern =
  /(?<![\p{L}\p{N}_.]|\p{L}-)(?:([$€£¥]|\b(?:EUR|USD|GBP) )\s?)?([-−–]?)([$€£¥])?(\p{Nd}{1,30}(?:[.,'’\u00a0\u202f]\p{Nd}{1,30}){0,9})(?![\p{Nd}_])(?:\s?(k|m|bn)(?![\p{L}\p{N}²³/])|\s(thousand|million|billion|tausend|millionen|milliarden|tsd\.|mio\.|mrd\.))?(?:\s?([$€£¥%]|(?:EUR|USD|GBP|euros?|dollars?|pounds?|per ?cent|pct|prozent)\b))?/giu;
const spelled = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${Object.keys(words).join("|")})(?![\\p{L}\\p{N}-])`, "giu");
const roughly =
  /\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|circa|ca\.|just (?:over|under)|etwa|rund|knapp|gut|fast|ungefähr)\s?[$€£¥]?$|[≈~]\s?[$€£¥]?$/iu;

/** All numbers that digits with separators may stand for; the English reading comes first. */
export const readingsOf = (digits: string): { value: number; step: number }[] => {
  const plain = digits.replace(/(?<=\p{Nd})['’\u00a0\u202f](?=\p{Nd}{3})/gu, "");
  const found: { value: number; step: number }[] = [];
  const add = (text: string): void => {
    const value = Number(text);
    if (Number.isFinite(value)) found.push({ value, step: 10 ** -(/\.(\d+)$/u.exec(text)?.[1]?.length ?? 0) });
  };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(plain)) add(plain.replaceAll(",", ""));
  else if (/^\d+(?:\.\d+)?$/u.test(plain)) add(plain);
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(plain)) add(plain.replaceAll(".", "").replace(",", "."));
  else if (/^\d+,\d+$/u.test(plain)) add(plain.replace(",", "."));
  return found;
};

/** Every number in a text of bounded length, in reading order. */
export const figuresIn = (text: string): Figure[] => {
  const found: Figure[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, before, minus, inner, digits = "", suffix, scaleWord, unit = ""] = match;
    const metres = suffix === "m" && before === undefined && inner === undefined;
    const scale = metres ? 1 : (scales[(suffix ?? scaleWord ?? "").toLowerCase()] ?? 1);
    const start = match.index + whole.indexOf(digits);
    // A dash between numbers is a range and no sign.
    const negative = minus !== "" && !/[\p{L}\p{N})]\s?$/u.test(text.slice(Math.max(0, match.index - 2), match.index));
    const readings = readingsOf(digits).map(({ value, step }) => ({
      value: value * scale * (negative ? -1 : 1),
      step: step * scale,
    }));
    if (readings.length === 0) continue;
    found.push({
      readings,
      money: before !== undefined || inner !== undefined || /^(?:[$€£¥]|eur|usd|gbp|dollar|pound)/iu.test(unit),
      percent: /^(?:%|per|pct|proz)/iu.test(unit),
      word: false,
      about: roughly.test(text.slice(Math.max(0, match.index - 16), match.index)),
      start,
      end: start + digits.length,
    });
  }
  for (const { 0: word, index } of text.matchAll(spelled)) {
    const value = words[word.toLowerCase()];
    if (value === undefined || /^(?:one|ein)$/iu.test(word)) continue;
    const about = roughly.test(text.slice(Math.max(0, index - 16), index));
    found.push({
      readings: [{ value, step: 1 }],
      money: false,
      percent: false,
      word: true,
      about,
      start: index,
      end: index + word.length,
    });
  }
  return found.sort((a, b) => a.start - b.start);
};

/** Whether `value` may be what the figure states: equal, or rounded to the figure's last digit. */
export const states = ({ readings, about }: Figure, value: number): boolean =>
  readings.some(({ value: stated, step }) => {
    const zeros = about && step >= 1 ? 10 ** (/0*$/u.exec(String(Math.abs(stated)))?.[0].length ?? 0) : step;
    const rounded = zeros !== 1 || (about && !Number.isInteger(value));
    const slack = rounded ? zeros / 2 : 0;
    return Math.abs(stated - value) <= slack * (1 + 1e-9) + Math.abs(value) * 1e-12;
  });

/** Without the marker of a list item: `1. `, `2) `, `- `. */
export const withoutMarker = (text: string): string =>
  text.replace(/^\s{0,20}(?:[-*•]\s+(?!\d+\s*[=])|\(?\d{1,3}[.)]\s+(?![-+*/^=×÷·−]))/u, "");
