import type { Token } from "./tokens.ts";

/** A number that a text states, in the base unit of its dimension. */
export type Quantity = {
  /** In the base unit: metres, grams, seconds, whole percent, … */
  value: number;
  /** `count`, `year`, `month`, `day`, `ordinal`, `percent`, `money` with its sign, or a physical dimension. */
  dimension: string;
  /** The number as written, scale words applied. */
  raw: number;
  /** Step of the last written digit in the base unit, so `1.2 million` may stand for 1,151,000 to 1,249,999. */
  step: number;
  /** Token range. */
  from: number;
  to: number;
};

const table = (entries: string): ReadonlyMap<string, number> =>
  new Map(
    entries
      .trim()
      .split(/\s+/u)
      .map((entry) => {
        const [word = "", value = "0"] = entry.split("=");
        return [word, Number(value)] as const;
      }),
  );

const cardinals = table(`zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000 dozen=12 twice=2 thrice=3`);
const ordinals = table(`first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 twentieth=20`);
const scales = table(`hundred=100 thousand=1000 k=1000 million=1000000 m=1000000 mn=1000000 billion=1000000000
bn=1000000000 trillion=1000000000000 lakh=100000 crore=10000000 dozen=12`);
const months = table(`january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10
november=11 december=12 jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12`);

const units = new Map<string, readonly [dimension: string, factor: number]>();
for (const [dimension, entries] of Object.entries({
  length:
    "mm=.001 millimeter=.001 cm=.01 centimeter=.01 metre=1 meter=1 km=1000 kilometer=1000 kilometre=1000 mile=1609.344 mi=1609.344 yard=.9144 foot=.3048 feet=.3048 ft=.3048 inch=.0254 inches=.0254",
  mass: "mg=.001 milligram=.001 g=1 gram=1 kg=1000 kilogram=1000 kilo=1000 tonne=1000000 lb=453.59237 lbs=453.59237 pound=453.59237 ounce=28.349523 oz=28.349523",
  duration:
    "second=1 sec=1 minute=60 min=60 mins=60 hour=3600 hr=3600 hrs=3600 day=86400 week=604800 fortnight=1209600 month=2629800 year=31557600 yr=31557600 decade=315576000 century=3155760000",
  speed: "mph=.44704 kph=.2777778 kmh=.2777778",
  volume:
    "ml=.001 milliliter=.001 cl=.01 liter=1 litre=1 l=1 gallon=3.785411784 cup=.2365882 tablespoon=.01478676 tbsp=.01478676 teaspoon=.00492892 tsp=.00492892",
  celsius: "c=1 celsius=1",
  fahrenheit: "f=1 fahrenheit=1",
  percent: "%=1 percent=1 pct=1",
  money: "$=1 dollar=1 usd=1",
  "money€": "€=1 euro=1 eur=1",
  "money£": "£=1 gbp=1 sterling=1",
  "money¥": "¥=1 yen=1 yuan=1",
}))
  for (const [word, factor] of table(entries)) units.set(word, [dimension, factor]);

const labels = new Set(["passage", "document", "source", "step", "chapter", "page", "figure"]);
const signs: Readonly<Record<string, string>> = { $: "money", "€": "money€", "£": "money£", "¥": "money¥" };

/** Reads `1,234`, `1.5`, `1.234.567`; a lone comma before other than three digits is decimal. */
const parse = (digits: string): { value: number; step: number } => {
  const groups = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(digits)
    ? digits.replaceAll(",", "")
    : /^\d{1,3}(?:\.\d{3}){2,}$/u.test(digits)
      ? digits.replaceAll(".", "")
      : digits.replace(",", ".");
  const value = Number.parseFloat(groups);
  const decimals = /\.(\d+)$/u.exec(groups)?.[1]?.length ?? 0;
  return { value: Number.isFinite(value) ? value : 0, step: 10 ** -decimals };
};

const unitOf = (token: Token | undefined): readonly [string, number] | undefined =>
  token === undefined ? undefined : (units.get(token.lower) ?? units.get(token.lower.replace(/s$/u, "")));

/** Every number that the tokens `[from, to)` state, in reading order. */
export const quantitiesOf = (tokens: readonly Token[], from = 0, to = tokens.length): Quantity[] => {
  const found: Quantity[] = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    const start = at;
    const month = token.capital ? months.get(token.lower) : undefined;
    if (month !== undefined && (token.lower !== "may" || tokens[at + 1]?.numeric || tokens[at - 1]?.numeric)) {
      found.push({ value: month, raw: month, dimension: "month", step: 1, from: at, to: at + 1 });
      continue;
    }
    const ordinal = ordinals.get(token.lower);
    const word = cardinals.get(token.lower);
    const written = /^(\p{Nd}[\p{Nd}.,]*)(\p{L}*)$/u.exec(token.lower.normalize("NFKC"));
    if (ordinal !== undefined) {
      found.push({ value: ordinal, raw: ordinal, dimension: "ordinal", step: 1, from: at, to: at + 1 });
      continue;
    }
    if (word === undefined && written === null) continue;
    // `passage 3:` names a piece of evidence and counts nothing.
    if (labels.has(tokens[at - 1]?.lower ?? "") && word === undefined) continue;
    let { value, step } = word === undefined ? parse(written?.[1] ?? "") : { value: word, step: 1 };
    const suffix = written?.[2] ?? "";
    if (/^(?:st|nd|rd|th)$/u.test(suffix)) {
      const dated = months.has(tokens[at - 1]?.lower ?? "") || months.has(tokens[at + 1]?.lower ?? "");
      found.push({ value, raw: value, dimension: dated ? "day" : "ordinal", step: 1, from: at, to: at + 1 });
      continue;
    }
    if (word !== undefined && value >= 20 && value < 100) {
      const unit = cardinals.get(tokens[at + 1]?.lower ?? "") ?? 0;
      if (unit > 0 && unit < 10) {
        value += unit;
        at++;
      }
    }
    let scale = scales.get(suffix) ?? 1;
    for (
      let next = scales.get(tokens[at + 1]?.lower ?? "");
      next !== undefined && at + 1 < to && tokens[at + 1]?.lower !== "m";
    ) {
      scale *= next;
      at++;
      next = scales.get(tokens[at + 1]?.lower ?? "");
    }
    value *= scale;
    const raw = value;
    step *= scale;
    const sign = signs[tokens[start - 1]?.lower ?? ""];
    const degree = tokens[at + 1]?.lower === "°" ? 1 : 0;
    const unit = units.get(suffix) ?? unitOf(tokens[at + 1 + degree]);
    let dimension = "count";
    if (sign !== undefined) dimension = sign;
    else if (unit !== undefined && !(unit[0] === "duration" && value > 1000)) {
      dimension = unit[0];
      value *= unit[1];
      step *= unit[1];
      at += units.has(suffix) ? 0 : 1 + degree;
    } else if (written !== null && scale === 1) {
      if (/^(?:1\d|20|21)\d\d$/u.test(written[1] ?? "")) dimension = "year";
      else if (
        value <= 31 &&
        (months.has(tokens[start - 1]?.lower ?? "") || months.has(tokens[start + 1]?.lower ?? ""))
      )
        dimension = "day";
    }
    if (suffix === "s" && /0$/u.test(written?.[1] ?? "")) dimension = "year";
    found.push({ value, raw, dimension, step, from: start, to: at + 1 });
  }
  return found;
};

const comparable = (a: string, b: string): boolean =>
  a === b ||
  (a === "count" && (b === "year" || b === "ordinal" || b === "duration")) ||
  (b === "count" && a !== "month" && a !== "day");

/** Whether `stated` may be a rounding of `given`, or the same number in another unit. */
export const agrees = (stated: Quantity, given: Quantity): boolean => {
  let { value } = given;
  let aim = stated.value;
  if (stated.dimension !== given.dimension) {
    if (stated.dimension === "celsius" && given.dimension === "fahrenheit") value = ((value - 32) * 5) / 9;
    else if (stated.dimension === "fahrenheit" && given.dimension === "celsius") value = (value * 9) / 5 + 32;
    else if (!comparable(stated.dimension, given.dimension)) return false;
    else {
      value = given.raw;
      aim = stated.raw;
    }
  }
  const exact =
    ["year", "month", "day", "ordinal"].includes(stated.dimension) ||
    (stated.dimension === given.dimension && stated.step === 1 && given.step === 1 && Math.abs(value) < 100);
  const slack = exact
    ? 0
    : Math.max(stated.step / 2, Math.abs(value) * (stated.dimension === given.dimension ? 1e-9 : 0.006));
  return Math.abs(aim - value) <= slack + 1e-9;
};
