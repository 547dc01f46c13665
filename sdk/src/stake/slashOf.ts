/** What a cause may take, in 1/10,000. */
export type CauseTerms = {
  /** Most of the stake for one slash. */
  maxBps: number;
  /** Most of the stake within an epoch. */
  maxEpochBps: number;
  /** The reporter's part, of what the validator's own bond lost; the rest is burned. */
  bountyBps: number;
};

/** All that a slash depends on; amounts in base units of MIRA. */
export type SlashParameters = {
  /** What the reporter asked for. */
  asked: bigint;
  /** The validator's stake just before, active and thawing. */
  stakeBefore: bigint;
  /** The part of it that is the validator's own bond. */
  bondBefore: bigint;
  terms: CauseTerms;
  /** The same before the epoch's first slash. */
  epochStake: bigint;
  /** Taken before in the epoch by all causes, and by this one. */
  epochTaken: bigint;
  causeTaken: bigint;
};

/** `Slasher.MOST_EPOCH_BPS`: most that all causes take within an epoch. */
export const MOST_EPOCH_BPS = 5_000;
const BPS = 10_000n;

/**
 * What a slash takes at most, and how it is divided.
 *
 * @example
 * slashOf({ asked: 900n, stakeBefore: 10_000n, bondBefore: 2_000n, terms, epochStake: 10_000n, epochTaken: 0n, causeTaken: 0n });
 */
export function slashOf(parameters: SlashParameters): { taken: bigint; bounty: bigint; burned: bigint } {
  const { asked, stakeBefore, bondBefore, terms, epochStake, epochTaken, causeTaken } = parameters;
  const part = (amount: bigint, bps: number): bigint => (amount * BigInt(bps)) / BPS;
  const taken = least([
    asked,
    part(stakeBefore, terms.maxBps),
    part(epochStake, terms.maxEpochBps) - causeTaken,
    part(epochStake, MOST_EPOCH_BPS) - epochTaken,
  ]);
  const bounty = bountyOf({ taken, terms, stakeBefore, bondBefore });
  return { taken, bounty, burned: taken - bounty };
}

/** The reporter's part of what was taken, as the slasher computes it. */
export function bountyOf({
  taken,
  terms,
  stakeBefore,
  bondBefore,
}: Pick<SlashParameters, "terms" | "stakeBefore" | "bondBefore"> & { taken: bigint }): bigint {
  return stakeBefore === 0n ? 0n : (taken * BigInt(terms.bountyBps) * bondBefore) / (stakeBefore * BPS);
}

const least = (amounts: readonly bigint[]): bigint => {
  const smallest = amounts.reduce((a, b) => (a < b ? a : b));
  return smallest < 0n ? 0n : smallest;
};
