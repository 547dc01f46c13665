/**
 * The default tiers, for a chain with blocks of two seconds. A deployment's parameters may replace the terms of each;
 * governance changes them later within the bounds of the policy book.
 */

/** One level of a tier, as `PolicyBook.setTier` takes it. */
export type LevelParameters = {
  seats: number;
  leastSeats: number;
  cap: number;
  thresholdNumerator: number;
  thresholdDenominator: number;
};

/** What holds for all levels of a tier; windows in seconds. */
export type TermsParameters = {
  levels: number;
  minFamilies: number;
  seedDelay: number;
  seedBlocks: number;
  commitWindow: number;
  revealWindow: number;
  challengeWindow: number;
  slashMultiple: number;
  slashCapBps: number;
  /** Shares of a request's net fee in 1/10,000; the treasury has the rest. */
  validatorShare: number;
  burnShare: number;
  integratorShare: number;
  settlerTip: number;
  price: number;
};

export type TierParameters = { levels: LevelParameters[]; terms: TermsParameters };

const UNUSED: LevelParameters = { seats: 0, leastSeats: 0, cap: 0, thresholdNumerator: 0, thresholdDenominator: 0 };

/** Deeper levels need 55 % of their expected seats, and caps grow with the seats. */
function levels(
  seats: readonly number[],
  least: number,
  cap: number,
  thresholds: readonly (readonly [numerator: number, denominator: number])[],
): LevelParameters[] {
  const first = seats[0] ?? 1;
  const filled = seats.map((expected, index) => {
    const [thresholdNumerator, thresholdDenominator] = thresholds[index] ?? [1, 1];
    return {
      seats: expected,
      leastSeats: index === 0 ? least : Math.ceil((expected * 55) / 100),
      cap: Math.ceil((cap * expected) / first),
      thresholdNumerator,
      thresholdDenominator,
    };
  });
  return [...filled, UNUSED, UNUSED, UNUSED].slice(0, 4);
}

const SEED = { seedDelay: 4, seedBlocks: 1, price: 0 };

/** Of 10,000 parts of a net fee; 500 without an integrator and 300 with one stay for the treasury. */
export const SHARES = { validatorShare: 7_500, burnShare: 1_000, integratorShare: 500, settlerTip: 200 };

export const LIGHT: TierParameters = {
  levels: levels([5, 11, 23], 3, 1, [
    [3, 4],
    [2, 3],
    [2, 3],
  ]),
  terms: {
    ...SEED,
    ...SHARES,
    levels: 3,
    minFamilies: 1,
    commitWindow: 30,
    revealWindow: 30,
    challengeWindow: 30 * 60,
    slashMultiple: 20,
    slashCapBps: 200,
  },
};

export const STANDARD: TierParameters = {
  levels: levels([9, 15, 31, 63], 5, 2, [
    [2, 3],
    [2, 3],
    [13, 20],
    [3, 5],
  ]),
  terms: {
    ...SEED,
    ...SHARES,
    levels: 4,
    minFamilies: 2,
    commitWindow: 60,
    revealWindow: 60,
    challengeWindow: 60 * 60,
    slashMultiple: 50,
    slashCapBps: 500,
  },
};

export const HIGH: TierParameters = {
  levels: levels([19, 31, 63, 127], 11, 5, [
    [4, 5],
    [3, 4],
    [2, 3],
    [3, 5],
  ]),
  terms: {
    ...SEED,
    ...SHARES,
    levels: 4,
    minFamilies: 3,
    commitWindow: 600,
    revealWindow: 600,
    challengeWindow: 24 * 60 * 60,
    slashMultiple: 500,
    slashCapBps: 1_000,
  },
};

/** Domains by number, which is their bit in a validator's set. */
export const DOMAINS = ["general", "finance", "science", "health", "law", "code"] as const;
