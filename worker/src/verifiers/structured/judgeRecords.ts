import type { Evidence } from "@mira-protocol/sdk";
import { type Figure, figuresIn } from "../text/figures.ts";
import { type Token, tokensOf } from "../text/tokens.ts";
import { commonWords } from "../text/words.ts";
import type { Judgement } from "../verifier.ts";
import { minutesOf, type Records, recordsOf, type Scalar } from "./records.ts";
import { type Finding, fits, show } from "./rowFacts.ts";
import { boundWords, breachesOf, isPermission, isThreshold, worthOf } from "./rules.ts";
import { beyondData, concept, conceptOf, negation, neutral } from "./vocabulary.ts";

/** A claim read against JSON objects. */
type Reading = {
  claim: string;
  /** With the names and times that were recognised blanked out. */
  rest: string;
  records: Records;
  concepts: ReadonlySet<string>;
  figures: readonly Figure[];
  /** Values that the claim names as they are written. */
  hits: readonly Scalar[];
  times: readonly { minutes: number; start: number }[];
};

const clock = /(?<![\d:])([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b)?/giu;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");

const readingOf = (claim: string, records: Records): Reading => {
  let rest = claim;
  const blank = (start: number, length: number): void => {
    rest = rest.slice(0, start) + " ".repeat(length) + rest.slice(start + length);
  };
  const lower = claim.toLowerCase();
  const times: { minutes: number; start: number }[] = [];
  for (const { 0: text, index } of claim.matchAll(clock)) {
    const minutes = minutesOf(text);
    if (minutes !== undefined) times.push({ minutes, start: index });
    blank(index, text.length);
  }
  const hits: Scalar[] = [];
  const items = records.lists.flatMap((list) => list.items);
  const texts = [...records.scalars, ...items]
    .map((each) => (typeof each === "string" ? { text: each, scalar: undefined } : { text: each.text, scalar: each }))
    .filter(
      ({ text, scalar }) =>
        text.length > 1 && text.length < 100 && /\p{L}/u.test(text) && scalar?.boolean === undefined,
    )
    .sort((a, b) => b.text.length - a.text.length);
  for (const { text, scalar } of texts) {
    if (!lower.includes(text.toLowerCase())) continue;
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, "iu").exec(claim);
    if (match === null) continue;
    // `the limit of 25` speaks of a limit, though an object may have that word for a value.
    const general = /^ (?:of|is|for|per)\b/iu.test(claim.slice(match.index + text.length)) && /^\p{Ll}+$/u.test(text);
    if (scalar !== undefined && !general) hits.push(scalar);
    if (/\d/u.test(text)) blank(match.index, text.length);
  }
  return {
    claim,
    rest,
    records,
    concepts: new Set(tokensOf(claim).map(({ stem }) => conceptOf(stem))),
    figures: figuresIn(rest),
    hits,
    times,
  };
};

const compliance =
  /\b(?:compl(?:y|ies|iant|ied)|conforms?|adheres?|meets?|satisf(?:y|ies)|within|obeys?|respects?|follows?|keeps to|in line with|entspricht|erfüllt)\b/iu;
const violation =
  /\b(?:violat\p{L}*|breach\p{L}*|breaks?|infring\p{L}*|non-compliant|fails? to (?:comply|meet)|verstößt|verletzt)\b/iu;

/** `The order complies with every rule`. */
const complying = ({ claim, records, figures }: Reading): Finding | undefined => {
  const denied = negation.test(claim.replace(/\bno exceptions?\b/giu, ""));
  const keeps = compliance.test(claim);
  const breaks = violation.test(claim);
  if (keeps === breaks || figures.length > 0) return undefined;
  if (!/\b(?:rules?|polic(?:y|ies)|limits?|requirements?|constraints?|regeln?|richtlinien?|vorgaben)\b/iu.test(claim))
    return undefined;
  const [breach] = breachesOf(records);
  // That nothing was found is no proof that every rule is kept: not every rule can be read.
  if (breach === undefined) return undefined;
  if (
    keeps &&
    !denied &&
    /\b(?:all|every|each|any|fully|complete(?:ly)?|entirely|polic(?:y|ies)|alle[nr]?|jede[rn]?)\b/iu.test(claim)
  )
    return { holds: false, reason: breach.reason };
  return breaks && !denied && !/\b(?:all|every|each|only|two|three|both)\b/iu.test(claim)
    ? { holds: true, reason: breach.reason }
    : undefined;
};

/** `No approval is needed`: a requirement from a value on. */
const required = ({ claim, records }: Reading): Finding | undefined => {
  const none =
    /\b(?:no|without) (?:\p{L}+ )?(\p{L}+) (?:is|was|are|were) (?:needed|required|necessary)\b|\b(\p{L}+) (?:is|was) not (?:needed|required|necessary)\b/iu.exec(
      claim,
    );
  const some =
    /\b(\p{L}+) (?:is|was|are|were) (?:needed|required|necessary)\b(?! (?:above|over|from|for|if|when|only))/iu.exec(
      claim,
    );
  const noun = none?.[1] ?? none?.[2] ?? some?.[1];
  if (noun === undefined || /\bonly (?:needed|required)\b/iu.test(some?.[0] ?? "")) return undefined;
  const rules = records.scalars.filter(
    (each) => isThreshold(each) && each.own.includes(concept("required")) && each.path.includes(concept(noun)),
  );
  const [rule, ...more] = rules;
  const [worth, ...others] = worthOf(records.scalars);
  if (rule?.number === undefined || worth === undefined || more.length + others.length > 0) return undefined;
  return {
    holds: worth.value > rule.number === (none === null),
    reason: `It is worth ${show(worth.value)}, and ${rule.key} is ${rule.text}.`,
  };
};

const context = (text: string, { start, end }: Figure, before = 50, after = 24): Token[] => {
  const head = text.slice(Math.max(0, start - before), start);
  const tail = text.slice(end, end + after).split(/[.;,](?:\s|$)/u, 1)[0] ?? "";
  return tokensOf(`${head.split(/[.;,](?:\s)|\bwhich\b/u).at(-1) ?? ""} ${tail}`);
};

/** The limit that a number of the claim is said to be, by the words next to it. */
const limitFor = ({ rest, records }: Reading, figure: Figure): Scalar[] => {
  const near = new Set(context(rest, figure).map(({ stem }) => conceptOf(stem)));
  if (![...near].some(boundWords)) return [];
  const scored = records.scalars.filter(isThreshold).map((scalar) => {
    const words = new Set(scalar.path.filter((stem) => near.has(stem)));
    return { scalar, score: [...words].filter((stem) => !boundWords(stem)).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ scalar }) => scalar);
};

/** What may be computed from the objects: what each is worth, and with words of a total, that added to another sum. */
const derivedOf = ({ claim, records }: Reading): number[] => {
  const worths = worthOf(records.scalars).map(({ value, owner }) => ({ value, owner }));
  const sums = worths.flatMap(({ value, owner }) =>
    records.scalars
      .filter(
        (each) =>
          each.owner !== owner &&
          each.number !== undefined &&
          !isThreshold(each) &&
          /value|total|amount|sum|spent/iu.test(each.key),
      )
      .map((each) => value + (each.number ?? 0)),
  );
  const total = /\b(?:total|together|sum|altogether|in all|comes? to|brings?|insgesamt|zusammen)\b/iu.test(claim);
  return total && sums.length > 0 ? sums : worths.map(({ value }) => value);
};

const perHour = { minute: 1, min: 1, hour: 60, stunde: 60 } as const;

/** `eight minutes before the end of trading hours`. */
const spanOf = ({ claim, records, times }: Reading, figure: Figure): Finding | "open" | undefined => {
  const [, unit = "", direction, target = ""] =
    /^\s?(minute|min|hour|stunde)(?:s|n)?\b\s?(before|after|vor|nach)?((?:\s[\p{L}']+){0,5})/iu.exec(
      claim.slice(figure.end),
    ) ?? [];
  if (unit === "") return undefined;
  const factor = perHour[unit.toLowerCase() as keyof typeof perHour];
  const own = times.at(-1)?.minutes;
  const stamps = records.scalars.filter(({ minutes }) => minutes !== undefined);
  if (own === undefined || stamps.length < 2 || direction === undefined) return "open";
  const near = new Set(tokensOf(target).map(({ stem }) => conceptOf(stem)));
  const ends = /\b(?:end|close|closing|finish|until|ende|schluss)/iu.test(target);
  const starts = /\b(?:start|open|opening|begin|beginning|beginn)/iu.test(target);
  const fitting = stamps.filter(({ key, path }) =>
    ends || starts
      ? (ends
          ? /^(?:to|until|end|close|closes|closing|till|bis)(?:_|$)|_(?:end|to|until|close)$/iu
          : /^(?:from|start|open|opens|opening|since|von)(?:_|$)|_(?:start|from|open)$/iu
        ).test(key)
      : path.some((stem) => near.has(stem)),
  );
  if (fitting.length !== 1) return "open";
  const given = fitting[0]?.minutes ?? 0;
  const gap = /before|vor/iu.test(direction) ? given - own : own - given;
  return {
    holds: fits(figure, gap / factor),
    reason: `${fitting[0]?.path.join(" ")} is ${fitting[0]?.text}, ${show(gap)} minutes away.`,
  };
};

/** `X, which is below the limit of Y`: what the claim says of its own two numbers. */
const ordered = ({ claim, figures }: Reading): Finding | undefined => {
  const [a, b, ...more] = figures.filter(({ word }) => !word);
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  const between = claim.slice(a.end, b.start);
  const less = /\b(?:below|under|within|less than|lower than|does not exceed|not above|inside)\b/iu.test(between);
  const more_ =
    /\b(?:above|over|exceeds|exceeding|more than|higher than|beyond)\b/iu.test(between) && !negation.test(between);
  if (less === more_) return undefined;
  const [x, y] = [a.readings[0]?.value ?? 0, b.readings[0]?.value ?? 0];
  return (less ? x <= y : x >= y)
    ? undefined
    : { holds: false, reason: `${show(x)} is not ${less ? "below" : "above"} ${show(y)}.` };
};

const opposites =
  "buy sell,long short,active inactive,enabled disabled,approved rejected,paid unpaid,open closed,debit credit,public private,deposit withdrawal"
    .split(",")
    .map((pair) => pair.split(" "));

/** `an order to sell` where the object says `buy`. */
const opposed = ({ claim, records, hits, concepts }: Reading): Finding | undefined => {
  for (const scalar of records.scalars)
    for (const pair of opposites) {
      const own = pair.find((word) => word === scalar.text.toLowerCase());
      const other = pair.find((word) => word !== own);
      if (own === undefined || other === undefined || hits.includes(scalar)) continue;
      const known =
        hits.some(({ owner }) => owner === scalar.owner) ||
        scalar.own.some((stem) => concepts.has(stem)) ||
        scalar.path.some((stem) => concepts.has(stem));
      if (known && new RegExp(`\\b${other}\\b`, "iu").test(claim) && !negation.test(claim))
        return { holds: false, reason: `${scalar.key} is ${scalar.text}.` };
    }
  return undefined;
};

/** `short selling is allowed`, `two-factor login is not enabled`. */
const flagged = (reading: Reading): Finding | undefined => {
  const { claim, records, concepts, figures, times } = reading;
  if (figures.length + times.length > 0 || tokensOf(claim).length > 14 || beyondData.test(claim)) return undefined;
  const flags = records.scalars.filter(
    ({ boolean, own }) => boolean !== undefined && own.every((stem) => concepts.has(stem)),
  );
  const [flag, ...more] = flags;
  if (strangers(reading).strange > 0) return undefined;
  if (flag?.boolean === undefined || more.length > 0) return undefined;
  const said =
    /\b(?:allowed|permitted|enabled|active|activated|on|possible|required|supported|true|is|are|has|have)\b/iu.test(
      claim,
    );
  const off = (
    claim.match(
      /\b(?:not|no|never|disabled|inactive|forbidden|prohibited|banned|off|without|false|impossible|disallowed)\b|n['’]t\b/giu,
    ) ?? []
  ).length;
  if (!said && off === 0) return undefined;
  return { holds: flag.boolean === (off % 2 === 0), reason: `${flag.key} is ${flag.text}.` };
};

/** `CALD is one of the three symbols that the policy allows`. */
const listed = ({ claim, records, concepts, figures, rest }: Reading): Finding | undefined => {
  for (const list of records.lists) {
    const permission = isPermission(list.own);
    const nouns = list.own.filter((stem) => isPermission([stem]) === 0);
    const nounNamed = nouns.length > 0 && nouns.every((stem) => concepts.has(stem));
    if (list.items.length === 0 || !nounNamed) continue;
    const member = list.items.filter((item) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(item)}(?![\\p{L}\\p{N}])`, "iu").test(claim),
    );
    const allows = /\b(?:allow\p{L}*|permit\p{L}*|accept\p{L}*|one of|among|erlaubt|zulässig)\b/iu.test(claim);
    if (permission !== 1 || !allows || beyondData.test(claim)) continue;
    const counts = figures.filter(
      ({ word, end }) =>
        word &&
        tokensOf(rest.slice(end, end + 40))
          .slice(0, 3)
          .some(({ stem }) => nouns.includes(conceptOf(stem))),
    );
    if (counts.some((figure) => !fits(figure, list.size)))
      return { holds: false, reason: `${list.key} has ${list.size} entries.` };
    if (figures.length > counts.length || (member.length === 0 && counts.length === 0)) continue;
    if (negation.test(claim)) {
      if (member.length > 0 && counts.length === 0 && !/\bonly\b/iu.test(claim))
        return { holds: false, reason: `${list.key}: ${list.items.slice(0, 8).join(", ")}.` };
      continue;
    }
    if (/\bonly\b/iu.test(claim) && member.length < list.size)
      return { holds: false, reason: `${list.key}: ${list.items.slice(0, 8).join(", ")}.` };
    return { holds: true, reason: `${list.key}: ${list.items.slice(0, 8).join(", ")}.` };
  }
  return undefined;
};

/** Words that neither the objects nor talk about data account for. */
const strangers = ({ claim, records, hits }: Reading): { strange: number; content: number } => {
  const known = new Set([...records.scalars, ...records.lists].flatMap(({ path }) => path));
  const named = hits.map(({ text }) => text.toLowerCase()).join(" ");
  const items = records.lists
    .flatMap((list) => list.items)
    .join(" ")
    .toLowerCase();
  const content = tokensOf(claim).filter(
    ({ functional, numeric, lower }) => !functional && !numeric && !commonWords.has(lower) && /\p{L}/u.test(lower),
  );
  const units =
    /^(?:enabled|disabled|allowed|permitted|forbidden|prohibited|banned|activated|possible|supported|required|utc|gmt|uhr|minutes?|hours?|placed|each|apiece|priced|total|worth)$/u;
  const strange = content.filter(
    ({ lower, stem }) =>
      !(
        known.has(conceptOf(stem)) ||
        neutral.has(conceptOf(stem)) ||
        named.includes(lower) ||
        items.includes(lower) ||
        units.test(lower)
      ),
  );
  return { strange: strange.length, content: content.length };
};

/** Every number, time and name of a claim against the objects; TRUE only if all have their place. */
const aligned = (reading: Reading): Finding | "open" | undefined => {
  const { claim, records, concepts, figures, hits, times, rest } = reading;
  const { scalars, lists } = records;
  const evidence: string[] = [];
  const owners = new Map<string, number>();
  const found = (scalar: Scalar): void => {
    owners.set(scalar.owner, (owners.get(scalar.owner) ?? 0) + 1);
    evidence.push(`${scalar.key} is ${scalar.text}`);
  };
  for (const hit of hits) found(hit);
  const topic = hits.length > 0 || scalars.some(({ path }) => path.some((stem) => concepts.has(stem)));
  if (!topic) return undefined;
  for (const { minutes } of times) {
    const same = scalars.find((scalar) => scalar.minutes === minutes);
    if (same !== undefined) found(same);
    else if (scalars.some((scalar) => scalar.minutes !== undefined))
      return { holds: false, reason: "The data have no such time." };
    else return "open";
  }
  let open = false;
  for (const figure of figures) {
    const text = claim.slice(figure.start, figure.end);
    const span = spanOf(reading, figure);
    if (span !== undefined) {
      if (span === "open") open = true;
      else if (!span.holds) return span;
      else evidence.push(span.reason.replace(/\.$/u, ""));
      continue;
    }
    const limits = limitFor(reading, figure);
    const derived = derivedOf(reading);
    const value = figure.readings[0]?.value ?? 0;
    if (limits.length > 0) {
      const limit = limits.find(({ number }) => fits(figure, number ?? Number.NaN));
      if (limit !== undefined) {
        found(limit);
        continue;
      }
      // `a value of 22,080 above the limit` states no limit.
      const before = claim.slice(Math.max(0, figure.start - 60), figure.start);
      const states =
        /\b(?:limit|maximum|cap|ceiling|minimum|threshold)s?(?: (?:for|on|per)(?: \p{L}+){1,2})?(?: (?:is|was|of|at|to|set at))? ?[$€£]?$|\b(?:above|over|below|under|at (?:most|least)|up to|more than) ?[$€£]?$/iu.test(
          before,
        );
      const computed =
        derived.some((each) => fits(figure, each)) || scalars.some(({ number }) => fits(figure, number ?? Number.NaN));
      if (states && (!computed || limits.some(({ number }) => number !== undefined)))
        return { holds: false, reason: `${limits[0]?.key} is ${limits[0]?.text}, not ${text}.` };
    }
    const sized =
      figure.word &&
      lists.some(
        ({ own, size }) =>
          fits(figure, size) &&
          own.some((stem) => context(rest, figure, 0, 40).some((token) => conceptOf(token.stem) === stem)),
      );
    if (sized) continue;
    const equal = scalars.filter(({ number }) => fits(figure, number ?? Number.NaN));
    const near = new Set(context(rest, figure, 40, 30).map(({ stem }) => conceptOf(stem)));
    const placed =
      equal.find(({ own }) => own.some((stem) => near.has(stem))) ??
      (value >= 10 || !Number.isInteger(value) ? equal.find(({ owner }) => (owners.get(owner) ?? 0) > 0) : undefined);
    if (placed !== undefined) {
      found(placed);
      continue;
    }
    if (derived.some((each) => fits(figure, each))) {
      evidence.push(`it comes to ${show(derived.find((each) => fits(figure, each)) ?? 0)}`);
      continue;
    }
    if (equal.length > 0 || figure.word) {
      open = true;
      continue;
    }
    const keyed = scalars.filter((each) => each.number !== undefined && each.own.every((stem) => near.has(stem)));
    const total = /\b(?:total|worth|sum|comes? to|amounts? to|value of|wert)\b/iu.test(claim);
    if (
      keyed.length === 1 &&
      figures.length === 1 &&
      !negation.test(claim) &&
      !/\b(?:than|at least|at most|above|below|over|under|up to|between)\b/iu.test(claim)
    )
      return { holds: false, reason: `${keyed[0]?.key} is ${keyed[0]?.text}.` };
    if (figure.money && total && derived.length > 0)
      return { holds: false, reason: `It comes to ${derived.map(show).slice(0, 2).join(" or ")}, not ${text}.` };
    open = true;
  }
  if (open) return "open";
  const { strange, content } = strangers(reading);
  const facts = evidence.length;
  if (
    facts === 0 ||
    beyondData.test(claim) ||
    negation.test(claim) ||
    /\b(?:all|every|only|any|than|most|least)\b/iu.test(claim)
  )
    return undefined;
  if (figures.length + times.length === 0 && (hits.length < 2 || strange > 0 || Math.max(...owners.values()) < 2))
    return undefined;
  return strange <= content / 3
    ? { holds: true, reason: `${[...new Set(evidence)].slice(0, 4).join(", ")}.` }
    : undefined;
};

/** Judges a claim about objects in JSON evidence; `undefined` if it cannot be read with certainty. */
export const judgeRecords = (claim: string, evidence: readonly Evidence[]): Judgement | undefined => {
  const records = recordsOf(evidence);
  if (records.scalars.length + records.lists.length === 0 || claim.length > 600) return undefined;
  const reading = readingOf(claim, records);
  for (const judge of [complying, required, ordered, opposed, flagged, listed, aligned]) {
    const finding = judge(reading);
    if (finding === undefined) continue;
    if (finding === "open") return undefined;
    // A requirement that is right may stand beside a wrong reason, so its numbers are looked at as well.
    if (finding.holds && judge === required) {
      const more = aligned(reading);
      if (more === "open" || more?.holds === false)
        return more === "open" ? undefined : { answer: "FALSE", confidence: 0.92, reason: more.reason };
    }
    return { answer: finding.holds ? "TRUE" : "FALSE", confidence: 0.92, reason: finding.reason };
  }
  return undefined;
};
