import type { Records, Scalar } from "./records.ts";
import { concept } from "./vocabulary.ts";

const upper = new Set(["max", "limit", "above", "over", "most", "up", "exceed", "below", "under"].map(concept));
const lower = new Set(["min", "least", "minimum"].map(concept));
const permissive = new Set(["allowed", "permitted", "accepted", "supported", "valid", "whitelist"].map(concept));
const forbidding = new Set(["forbidden", "blocked", "banned", "denied", "blacklist", "restricted"].map(concept));

export const isThreshold = ({ own, number }: Scalar): boolean =>
  number !== undefined && own.some((stem) => upper.has(stem) || lower.has(stem));
export const boundWords = (stem: string): boolean => upper.has(stem) || lower.has(stem);

const rest = (own: readonly string[], drop: ReadonlySet<string>): string =>
  own.filter((stem) => !drop.has(stem)).join(" ");

/** Total of an object with one price and one quantity, such as an order. */
export const worthOf = (scalars: readonly Scalar[]): { owner: string; value: number }[] => {
  const owners = [...new Set(scalars.map(({ owner }) => owner))];
  return owners.flatMap((owner) => {
    const inside = scalars.filter((each) => each.owner === owner && each.number !== undefined && !isThreshold(each));
    const named = (word: string) => inside.filter(({ own }) => own.includes(concept(word)));
    // `limit_price` is a price at which to trade, though it has the word limit.
    const priced = scalars.filter(
      (each) => each.owner === owner && each.number !== undefined && each.own.includes(concept("price")),
    );
    const [[price, ...prices], [quantity, ...quantities]] = [priced, named("quantity")];
    if (price?.number === undefined || quantity?.number === undefined || prices.length + quantities.length > 0)
      return [];
    return [{ owner, value: price.number * quantity.number }];
  });
};

export type Breach = { about: readonly string[]; reason: string };

/**
 * Where one object breaks what another prescribes: `max_x` or `min_x` against `x`, and lists of allowed or forbidden
 * values against the value itself. A limit stated twice, by the rule and by the order, must not be looser in the order.
 */
export const breachesOf = ({ scalars, lists }: Records): Breach[] => {
  const breaches: Breach[] = [];
  for (const rule of scalars) {
    if (!isThreshold(rule) || rule.number === undefined) continue;
    const atLeast = rule.own.some((stem) => lower.has(stem));
    const what = rest(rule.own, atLeast ? lower : upper);
    if (what === "" || rule.own.includes(concept("required")) || rule.own.includes(concept("price"))) continue;
    for (const other of scalars) {
      if (other === rule || other.owner === rule.owner || other.number === undefined) continue;
      const same = other.own.join(" ") === rule.own.join(" ");
      if (!same && (isThreshold(other) || other.own.join(" ") !== what)) continue;
      // Of one limit in two objects it is not told which binds, unless one object is the rules.
      if (same && !/policy|rule|limit|constraint|richtlinie|regel/iu.test(rule.owner)) continue;
      if (atLeast ? other.number < rule.number : other.number > rule.number)
        breaches.push({ about: rule.own, reason: `${other.key} is ${other.text}, but ${rule.key} is ${rule.text}.` });
    }
  }
  for (const { own, items, key } of lists) {
    const allows = own.some((stem) => permissive.has(stem));
    const forbids = own.some((stem) => forbidding.has(stem));
    const what = rest(own, allows ? permissive : forbidding);
    if (items.length === 0 || allows === forbids || what === "") continue;
    for (const other of scalars)
      if (other.own.join(" ") === what && items.includes(other.text) === forbids)
        breaches.push({
          about: own,
          reason: `${other.key} is ${other.text}, which is ${forbids ? "" : "not "}in ${key}.`,
        });
  }
  return breaches;
};

export const isPermission = (own: readonly string[]): -1 | 0 | 1 =>
  own.some((stem) => permissive.has(stem)) ? 1 : own.some((stem) => forbidding.has(stem)) ? -1 : 0;
