import { popcount } from "../internal/popcount.ts";
import type { Planes } from "../votes/planes.ts";
import { ceilDiv } from "./fixedPoint.ts";

/**
 * How one vote compares with a verdict, over the claims that the verdict decides and the voter answered. Six numbers hold
 * the table: the FALSE answers are `answered − affirmed`, the TRUE ones `affirmed − invalid`, and so for the verdict.
 */
export type VoteCounts = {
  /** n: claims decided by the verdict and answered by the voter. */
  answered: number;
  /** A: of these, where both say the same. */
  agreed: number;
  /** Where the voter says TRUE or INVALID: its affirm bit is set. */
  affirmed: number;
  /** Where the verdict does. */
  verdictAffirmed: number;
  /** Where the voter says INVALID. */
  invalid: number;
  /** Where the verdict does. */
  verdictInvalid: number;
};

/** The counts in the order in which words hold them. */
export const countNames = [
  "answered",
  "agreed",
  "affirmed",
  "verdictAffirmed",
  "invalid",
  "verdictInvalid",
] as const satisfies readonly (keyof VoteCounts)[];

/** Of no claim. */
export const noCounts: VoteCounts = {
  answered: 0,
  agreed: 0,
  affirmed: 0,
  verdictAffirmed: 0,
  invalid: 0,
  verdictInvalid: 0,
};

/**
 * Counts a vote against a verdict.
 *
 * @param vote Planes of the voter.
 * @param verdict Planes of a verdict over the same claims.
 *
 * @example
 * countVote([0b0101n, 0b0010n], [0b0001n, 0b0110n]).agreed; // 2
 */
export function countVote(vote: Planes, verdict: Planes): VoteCounts {
  const counts = { ...noCounts };
  const words = vote.length / 2;
  for (let i = 0; i < words; i++) {
    const [affirm, deny] = [vote[i] ?? 0n, vote[words + i] ?? 0n];
    const [verdictAffirm, verdictDeny] = [verdict[i] ?? 0n, verdict[words + i] ?? 0n];
    const both = (affirm | deny) & (verdictAffirm | verdictDeny);
    const differing = (affirm ^ verdictAffirm) | (deny ^ verdictDeny);
    counts.answered += popcount(both);
    // Within `both`: x & ~y as x ^ (x & y), which keeps integers positive.
    counts.agreed += popcount(both ^ (both & differing));
    counts.affirmed += popcount(both & affirm);
    counts.verdictAffirmed += popcount(both & verdictAffirm);
    counts.invalid += popcount(both & affirm & deny);
    counts.verdictInvalid += popcount(both & verdictAffirm & verdictDeny);
  }
  return counts;
}

/**
 * A − E and I of a comparison, in 2⁻³², both rounded down (A − E towards −∞): with y and Y the counts of each answer in
 * the vote and in the verdict, E = Σ y·Y / n is the agreement to expect by chance and I = n − Σ Y² / n what there is to
 * gain. Always |A − E| ≤ I, and I = 0 where the verdict is the same on all claims.
 *
 * @example
 * const { edge, information } = figuresOf(countVote(vote, verdict));
 */
export function figuresOf(counts: VoteCounts): { edge: bigint; information: bigint } {
  const { answered: n, affirmed, verdictAffirmed, invalid, verdictInvalid } = counts;
  if (n === 0) return { edge: 0n, information: 0n };
  const own = [affirmed - invalid, n - affirmed, invalid] as const;
  const found = [verdictAffirmed - verdictInvalid, n - verdictAffirmed, verdictInvalid] as const;
  const expected = own[0] * found[0] + own[1] * found[1] + own[2] * found[2];
  const squares = found[0] ** 2 + found[1] ** 2 + found[2] ** 2;
  const over = (numerator: number) => ceilDiv(BigInt(numerator) << 32n, BigInt(n));
  return {
    edge: (BigInt(counts.agreed) << 32n) - over(expected),
    information: (BigInt(n) << 32n) - over(squares),
  };
}

/**
 * Packs counts as the contracts do: 16 bits each, `answered` lowest, then `agreed`, `affirmed`, `verdictAffirmed`,
 * `invalid`, `verdictInvalid`.
 *
 * @example
 * packVoteCounts(countVote(vote, verdict));
 */
export function packVoteCounts(counts: VoteCounts): bigint {
  return countNames.reduce((word, name, i) => word | (BigInt(counts[name]) << BigInt(16 * i)), 0n);
}
