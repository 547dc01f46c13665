import { stemOf } from "../text/stem.ts";
import type { Table } from "./tables.ts";

const groups = `revenue sales turnover income takings took takes earned earnings umsatz umsätze erlös einnahmen
cost costs expense expenses expenditure spending spent kosten ausgaben aufwand
staff team employee employees people worker workers headcount personnel mitarbeiter mitarbeitende personal
founded opened established launched started eröffnet gegründet eröffnung gründung opening
price preis unitprice
quantity qty menge stückzahl amount
population inhabitants residents einwohner
area fläche
age alter
worth value wert
salary salaries pay wage wages gehalt lohn
daily day tag
maximum max limit cap ceiling höchstens maximal
minimum min floor mindestens`;
const concepts = new Map(
  groups.split("\n").flatMap((line) => {
    const [head = "", ...rest] = line.split(/\s+/u);
    return [head, ...rest].map((word) => [stemOf(word), stemOf(head)] as const);
  }),
);

/** The common stem of words that name the same quantity, such as `sales` and `revenue`; a stem else. */
export const conceptOf = (stem: string): string => concepts.get(stem) ?? stem;

export const concept = (word: string): string => conceptOf(stemOf(word));

// Parts of a column's name that say in what it is measured, not what.
const unitNames = new Set(
  "eur usd gbp chf pct percent kg g m km cm mm m2 sqm ha l ml h hour min s utc tonn t ms gb mb kb nr no number of in the total"
    .split(" ")
    .map(stemOf),
);

/** What a column is about: its quantity, and the years for which it states it. */
export type Meaning = { metric: readonly string[]; years: readonly number[] };

export const meaningOf = (stems: readonly string[]): Meaning => {
  const years = stems.filter((stem) => /^(?:19|20)\d\d$/u.test(stem)).map(Number);
  const named = stems.filter((stem) => !/^\d+$/u.test(stem));
  const metric = named.filter((stem) => !unitNames.has(stem));
  return { metric: (metric.length > 0 ? metric : named).map(conceptOf), years };
};

const meanings = new WeakMap<Table, readonly Meaning[]>();
export const meaningsOf = (table: Table): readonly Meaning[] => {
  const known = meanings.get(table) ?? table.columnStems.map(meaningOf);
  meanings.set(table, known);
  return known;
};

/** Columns whose quantity is wholly named, the most words first; a column of another year than those named is not. */
export const columnsFor = (
  table: Table,
  named: ReadonlySet<string>,
  years: ReadonlySet<number>,
): { column: number; years: readonly number[] }[] => {
  const all = meaningsOf(table).map((meaning, column) => ({ column, ...meaning }));
  const allYears = new Set(all.flatMap((each) => each.years));
  const asked = [...years].filter((year) => allYears.has(year));
  const fits = all.filter(
    (each) =>
      each.metric.length > 0 &&
      each.metric.every((stem) => named.has(stem)) &&
      (asked.length === 0 || each.years.length === 0 || each.years.some((year) => asked.includes(year))),
  );
  const longest = Math.max(0, ...fits.map(({ metric }) => metric.length));
  return fits.filter(({ metric }) => metric.length === longest);
};

const rising =
  /\b(?:grew|grown|growing|rose|risen|rises|rising|increas(?:e[ds]?|ing)|gained|improved|climbed|went up|gestiegen|stieg(?:en)?|gewachsen|wuchs)\b|\b(?:saw|with) (?:\p{L}+ ){1,3}(?:grow|rise|increase|climb)\b|\b(?:growth|rise|increase)\b/iu;
const falling =
  /\b(?:fell|fallen|falls|falling|dropped|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|shrank|shrunk|went down|lost ground|gesunken|sank(?:en)?|gefallen|fiel(?:en)?)\b|\b(?:saw|with) (?:\p{L}+ ){1,3}(?:fall|drop|decline|decrease|shrink)\b|\b(?:drop|decline|decrease|fall) (?:in|of|by)\b/iu;

/** Which way a claim says that something went: 1 up, −1 down; 0 if it says nothing or both. */
export const trendOf = (claim: string): -1 | 0 | 1 => {
  const [up, down] = [rising.test(claim), falling.test(claim)];
  return up === down ? 0 : up ? 1 : -1;
};

/** Words after which a claim gives a reason or a prospect, which no table shows. */
export const beyondData =
  /\b(?:because|due to|thanks to|owing to|caused|as a result of|driven by|will|would|could|might|may|should|must|expected|likely|probably|enough|sufficient|weil|wegen|dank|aufgrund|wird|werden|könnte|sollte)\b/iu;
export const negation = /\b(?:not|never|no|none|without|neither|nor|hardly|nicht|kein\p{L}*|ohne|nie)\b|n['’]t\b/iu;

/** Words that frame a statement about data without adding to it. */
export const neutral = new Set(
  `year years both figure figures data row rows record total together combined altogether overall sum average mean
  highest lowest largest smallest biggest newest oldest most least fewest all every each only compare compared value
  rise rose grew grow grown growth fall fell drop dropped increase increased decrease decreased decline declined change
  profit loss margin difference difference share percent per cent euro euros dollar dollars pound pounds eur usd have had
  has with from to by of saw see recorded amounted amount came stood stand reach reached make made whole also
  about around roughly approximately nearly almost worth cost level equal number count time well order come
  insgesamt zusammen gesamt lag betrug beträgt liegt gewinn verlust anteil wuchs stieg sank prozent hatte hat
  der die das den dem des ein eine einen einem einer und oder von vom im am an auf um bei mit für zu zur zum ist war
  sind waren es er sie sich seit als auch nur erzielte erreichte`
    .split(/\s+/u)
    .map(concept),
);
