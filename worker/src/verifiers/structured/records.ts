import type { Evidence } from "@mira-protocol/sdk";
import { numberIn, stemsOf } from "./tables.ts";
import { conceptOf } from "./vocabulary.ts";

/** A value of a JSON object that stands alone, not among like objects. */
export type Scalar = {
  /** Path of the object that holds it, such as `/order`. */
  owner: string;
  key: string;
  /** What its key is about, without words of measure. */
  own: readonly string[];
  /** The same with the names of the objects around it. */
  path: readonly string[];
  text: string;
  number: number | undefined;
  /** Minutes since midnight if it is a time of day or an instant. */
  minutes: number | undefined;
  boolean: boolean | undefined;
};

/** An array of texts or numbers, or an array of objects with their count alone. */
export type List = {
  key: string;
  own: readonly string[];
  path: readonly string[];
  items: readonly string[];
  size: number;
};

export type Records = { scalars: readonly Scalar[]; lists: readonly List[] };

const most = 1_000;
const deepest = 6;
const limit = 1_000_000;
const cache = new WeakMap<readonly Evidence[], Records>();

const measures = new Set(
  [
    "eur",
    "usd",
    "gbp",
    "pct",
    "percent",
    "utc",
    "kg",
    "value",
    "amount",
    "number",
    "is",
    "at",
    "in",
    "the",
    "by",
    "of",
  ].flatMap(stemsOf),
);

const aboutOf = (key: string): string[] => {
  const stems = stemsOf(key);
  const telling = stems.filter((stem) => !measures.has(stem));
  return (telling.length > 0 ? telling : stems).map(conceptOf);
};

/** Minutes since midnight of `19:52`, `7:05 pm` or `2025-02-11T19:52:00Z`. */
export const minutesOf = (text: string): number | undefined => {
  const match =
    /^(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|UTC|[ap]\.?m\.?|Uhr|[+-]\d\d:?\d\d)?$/iu.exec(
      text.trim(),
    );
  if (match === null) return undefined;
  const [, hours = "", minutes = ""] = match;
  const [half] = /[ap](?=\.?m)/iu.exec(text.slice(match.index + 4)) ?? [];
  const base = Number(hours) % (half === undefined ? 24 : 12);
  const total = (base + (half?.toLowerCase() === "p" ? 12 : 0)) * 60 + Number(minutes);
  return Number(hours) <= 24 && Number(minutes) < 60 ? total : undefined;
};

const walk = (
  value: unknown,
  owner: string,
  key: string,
  around: readonly string[],
  depth: number,
  into: { scalars: Scalar[]; lists: List[] },
): void => {
  if (depth > deepest || into.scalars.length + into.lists.length > most) return;
  const own = aboutOf(key);
  const path = [...around, ...own];
  if (Array.isArray(value)) {
    const plain = value.every((each) => typeof each === "string" || typeof each === "number");
    into.lists.push({ key, own, path, items: plain ? value.slice(0, most).map(String) : [], size: value.length });
  } else if (typeof value === "object" && value !== null) {
    for (const [name, each] of Object.entries(value).slice(0, most))
      walk(
        each,
        typeof each === "object" && each !== null ? `${owner}/${name}` : owner,
        name,
        key === "" ? [] : path,
        depth + 1,
        into,
      );
  } else if (value !== null && value !== undefined) {
    const text = String(value);
    into.scalars.push({
      owner,
      key,
      own,
      path,
      text,
      number: typeof value === "boolean" ? undefined : numberIn(text),
      minutes: typeof value === "string" ? minutesOf(text) : undefined,
      boolean: typeof value === "boolean" ? value : undefined,
    });
  }
};

/** What JSON evidence holds outside of arrays of objects; read once an array of evidence. */
export const recordsOf = (evidence: readonly Evidence[]): Records => {
  const known = cache.get(evidence);
  if (known !== undefined) return known;
  const into = { scalars: [] as Scalar[], lists: [] as List[] };
  for (const { text, mediaType = "" } of evidence) {
    if (text.length > limit || !(/json/iu.test(mediaType) || /^\s{0,99}\{\s{0,99}"/u.test(text))) continue;
    try {
      walk(JSON.parse(text), "", "", [], 0, into);
    } catch {
      // Not JSON after all; others may read it.
    }
  }
  // A part of a larger document could lack what the claim speaks of.
  const size = into.lists.reduce((sum, { items }) => sum + items.length, into.scalars.length + into.lists.length);
  const found = size > most ? { scalars: [], lists: [] } : into;
  cache.set(evidence, found);
  return found;
};
