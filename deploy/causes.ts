import { encodeBytes32String } from "ethers";

/**
 * What may be taken of a validator's stake, and for what. Governance changes the terms later within the slasher's bounds.
 */

/** Terms of a cause in 1/10,000: of the stake for one slash, of the stake within an epoch, and the reporter's part. */
export type CauseParameters = {
  /** Name as the slasher has it. */
  cause: string;
  terms: { maxBps: number; maxEpochBps: number; bountyBps: number };
};

/** A vote that was committed and never opened: 20 times the pay of its seats, at most a tenth of the stake. */
export const WITHHELD: CauseParameters = {
  cause: encodeBytes32String("WITHHELD"),
  terms: { maxBps: 1_000, maxEpochBps: 3_000, bountyBps: 5_000 },
};

/**
 * An answer that a clear deeper verdict overruled: the tier's multiple of the price, within what a request may take and a
 * tenth of the stake. Whoever challenged it shares the bounty.
 */
export const OVERRULED: CauseParameters = {
  cause: encodeBytes32String("OVERRULED"),
  terms: { maxBps: 1_000, maxEpochBps: 3_000, bountyBps: 3_000 },
};

/** Two votes signed for one seat: 5 % of the stake. */
export const EQUIVOCATION: CauseParameters = {
  cause: encodeBytes32String("EQUIVOCATION"),
  terms: { maxBps: 500, maxEpochBps: 3_000, bountyBps: 5_000 },
};

/** A score that came down to the floor: 6,000 times the price of a vote. It takes no proof, so a tenth is for the caller. */
export const FLOOR: CauseParameters = {
  cause: encodeBytes32String("FLOOR"),
  terms: { maxBps: 1_000, maxEpochBps: 3_000, bountyBps: 1_000 },
};
