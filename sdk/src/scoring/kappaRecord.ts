import type { Score } from "./scoreVote.ts";
import { countNames, figuresOf, noCounts, type VoteCounts } from "./voteCounts.ts";

/** Claims from which on a comparison enters the sums by itself; smaller ones gather in a pool first. */
export const POOL_SIZE = 32;

/** Claims in the time of which older ones lose half their weight. */
export const HALVING_CLAIMS = 1_024;

/** A validator's record in one domain: the sums of A − E and I behind its running κ. */
export type KappaRecord = {
  /** Σ(A − E), in 2⁻²², rounded towards −∞. */
  edge: bigint;
  /** ΣI, in 2⁻²², rounded down. */
  information: bigint;
  /** Claims since the last halving, below 1,024. */
  claims: number;
  /** Comparisons of small rounds, fewer than 32 claims in all, that are not in the sums yet. */
  pool: VoteCounts;
};

/** The record of a newcomer; its word is zero. */
export const emptyKappaRecord: KappaRecord = { edge: 0n, information: 0n, claims: 0, pool: noCounts };

/** A − E and I of claims that enter a record's sums, in 2⁻³². */
export type EnteringFigures = { edge: bigint; information: bigint };

/**
 * What of a score enters the sums of a record, and thus moves the validator's standing: the figures of a comparison over
 * 32 claims or more, those of the pool that it fills, or zeros while the pool gathers.
 *
 * @example
 * const { edge, information } = enteringFigures(record, scoreVote({ claimCount, vote, verdict }));
 */
export function enteringFigures(record: KappaRecord, score: Score): EnteringFigures {
  const { counts, edge, information } = score;
  if (counts.answered >= POOL_SIZE) return { edge, information };
  const pool = poolWith(record, counts);
  return pool.answered < POOL_SIZE ? { edge: 0n, information: 0n } : figuresOf(pool);
}

/**
 * A record with one more score. Scores over fewer than 32 claims are pooled until 32 have gathered, and compared as one:
 * a single claim says nothing about chance. Before anything is added, the sums are halved for every 1,024 claims that it
 * completes.
 *
 * @example
 * const next = addToKappaRecord(record, scoreVote({ claimCount, vote, verdict }));
 */
export function addToKappaRecord(record: KappaRecord, score: Score): KappaRecord {
  const { answered } = score.counts;
  if (answered >= POOL_SIZE) return addFigures(record, answered, score);
  const pool = poolWith(record, score.counts);
  if (pool.answered < POOL_SIZE) return { ...record, pool };
  return addFigures({ ...record, pool: noCounts }, pool.answered, figuresOf(pool));
}

function poolWith({ pool }: KappaRecord, counts: VoteCounts): VoteCounts {
  return { ...noCounts, ...Object.fromEntries(countNames.map((name) => [name, pool[name] + counts[name]])) };
}

function addFigures(
  { edge, information, claims, pool }: KappaRecord,
  added: number,
  figures: EnteringFigures,
): KappaRecord {
  const total = claims + added;
  const halvings = BigInt(Math.floor(total / HALVING_CLAIMS));
  return {
    edge: (edge >> halvings) + (figures.edge >> 10n),
    information: (information >> halvings) + (figures.information >> 10n),
    claims: total % HALVING_CLAIMS,
    pool,
  };
}

/**
 * Packs a record into 112 bits: A − E (signed) at bit 76, I at 40, claims at 30, the pool's six counts of 5 bits below.
 *
 * @example
 * packKappaRecord(emptyKappaRecord); // 0n
 */
export function packKappaRecord({ edge, information, claims, pool }: KappaRecord): bigint {
  const counts = countNames.reduce((word, name, i) => word | (BigInt(pool[name]) << BigInt(5 * i)), 0n);
  return (BigInt.asUintN(36, edge) << 76n) | (information << 40n) | (BigInt(claims) << 30n) | counts;
}

/**
 * Reads a record's word.
 *
 * @example
 * unpackKappaRecord(0n); // emptyKappaRecord
 */
export function unpackKappaRecord(word: bigint): KappaRecord {
  const counts = countNames.map((name, i) => [name, Number((word >> BigInt(5 * i)) & 31n)]);
  return {
    edge: BigInt.asIntN(36, word >> 76n),
    information: (word >> 40n) & ((1n << 36n) - 1n),
    claims: Number((word >> 30n) & 1_023n),
    pool: { ...noCounts, ...Object.fromEntries(counts) },
  };
}
