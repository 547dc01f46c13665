import { type CreateBundleParameters, createBundle } from "../bundle/createBundle.ts";
import { MiraError } from "../errors/miraError.ts";
import type { Bundle, Claim } from "../types/bundle.ts";
import type { Answer } from "../types/verdict.ts";
import { createSentinels } from "./createSentinels.ts";
import type { Sentinels } from "./sentinels.ts";

/** A claim whose answer is known, to be slipped in. */
export type SentinelClaim = Pick<Claim, "text" | "evidence"> & { answer: Exclude<Answer, "ABSTAIN"> };

/** What {@link mixSentinels} mixes. An output is not taken: it would show which claims do not stand in it. */
export type MixSentinelsParameters = Omit<CreateBundleParameters, "output"> & { sentinels: readonly SentinelClaim[] };

/** A bundle with sentinels, and what only the requester knows of it. */
export type MixedBundle = {
  bundle: Bundle;
  /** To be kept secret, see {@link encodeSentinels}. */
  sentinels: Sentinels;
  /** Place in the bundle of each claim that is no sentinel, in their own order: to read the verdicts by. */
  places: readonly number[];
};

/** Longest sentinel over longest claim, and shortest claim over shortest sentinel: more would stand out. */
const MOST_STRETCH = 1.25;

/**
 * Slips sentinels in among claims at random places, so that nobody who sees the bundle can tell them apart: they are
 * judged in the same round, at the same price, in the same document; no claim has a span, none carries evidence of its own
 * unless others do, and no sentinel is longer or shorter than claims are. What they say is up to the caller: they should
 * be of the same kind and as hard.
 *
 * @throws MiraError `SENTINELS_INVALID` for a sentinel that stands out (`details.index`), or for none;
 * `BUNDLE_INVALID` or `BUNDLE_TOO_MANY_CLAIMS`
 *
 * @example
 * const { bundle, sentinels, places } = mixSentinels({
 *   question: "support", evidence, claims, sentinels: [{ text: "The bridge was opened in 1923.", answer: "FALSE" }],
 * });
 * const own = places.map((place) => verdicts[place]);
 */
export function mixSentinels({ claims, sentinels, ...rest }: MixSentinelsParameters): MixedBundle {
  const plain = claims.map((claim) => (typeof claim === "string" ? { text: claim } : withoutSpan(claim)));
  requireAlike(plain, sentinels);
  const count = plain.length + sentinels.length;
  const taken = drawPlaces(sentinels.length, count);
  // The sentinels' order is random too: sorting the places alone would keep the caller's.
  const answers = new Map(taken.map((place, i) => [place, (sentinels[i] as SentinelClaim).answer] as const));
  const at = new Map(taken.map((place, i) => [place, sentinels[i] as SentinelClaim] as const));
  const places = Array.from({ length: count }, (_, place) => place).filter((place) => !at.has(place));
  let next = 0;
  const mixed = Array.from({ length: count }, (_, place) => withoutSpan(at.get(place) ?? (plain[next++] as Claim)));
  const bundle = createBundle({ ...rest, claims: mixed });
  return { bundle, sentinels: createSentinels({ bundle, answers }), places };
}

const withoutSpan = ({ text, evidence }: Pick<Claim, "text" | "evidence">): Claim => ({
  text,
  ...(evidence && { evidence }),
});

/** Refuses what an onlooker could tell sentinels by. */
function requireAlike(claims: readonly Claim[], sentinels: readonly SentinelClaim[]): void {
  const fail = (message: string, index?: number): never => {
    throw new MiraError("SENTINELS_INVALID", message, { details: index === undefined ? {} : { index } });
  };
  if (sentinels.length === 0) fail("There are no sentinels.");
  if (claims.length === 0) fail("There are no claims for them to hide among.");
  const lengths = claims.map(({ text }) => [...text].length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const hasOwn = new Set(claims.map(({ evidence }) => evidence !== undefined));
  const texts = new Set(claims.map(({ text }) => text));
  for (const [index, { text, evidence }] of sentinels.entries()) {
    const length = [...text].length;
    if (length * MOST_STRETCH < shortest || length > longest * MOST_STRETCH) {
      fail(`A sentinel of ${length} characters stands out among claims of ${shortest} to ${longest}.`, index);
    }
    if (!hasOwn.has(evidence !== undefined))
      fail("A sentinel differs from all claims in having its own evidence.", index);
    if (texts.has(text)) fail("A sentinel is said twice.", index);
    texts.add(text);
  }
}

/** Distinct places, in random order: a partial Fisher–Yates shuffle. */
function drawPlaces(count: number, among: number): readonly number[] {
  const all = Array.from({ length: among }, (_, place) => place);
  for (let i = 0; i < count; ++i) {
    const j = i + randomBelow(among - i);
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, count);
}

/** Uniform below `bound`: words that would favour the small are drawn again. */
function randomBelow(bound: number): number {
  const most = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (word < most) return word % bound;
  }
}
