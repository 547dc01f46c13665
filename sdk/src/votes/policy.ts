import { concatHex, type Hex, keccak256, toHex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireUint } from "../internal/hash.ts";

/** The depth of verification that a request buys; the order is the contract's. */
export const tiers = ["LIGHT", "STANDARD", "HIGH"] as const;
/** One of {@link tiers}. */
export type Tier = (typeof tiers)[number];

/**
 * The number of a tier.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE` for a name that is no tier
 *
 * @example
 * tierNumber("STANDARD"); // 1
 */
export function tierNumber(tier: Tier): number {
  const number = tiers.indexOf(tier);
  if (number >= 0) return number;
  throw new MiraError("VALUE_OUT_OF_RANGE", `There is no tier "${tier}": use ${tiers.join(", ")}.`, {
    details: { tier },
  });
}

/** `keccak256("Policy(uint256 levels,uint256 terms)")` */
export const POLICY_TYPEHASH: Hex = keccak256(toHex("Policy(uint256 levels,uint256 terms)"));

/** One level of a tier. */
export type LevelPolicy = {
  /** Expected seats. */
  seats: number;
  /** Least committed seats. */
  leastSeats: number;
  /** Most seats of one id. */
  cap: number;
  /** Threshold of committed seats as a fraction, more than 1/2 and at most 1. */
  thresholdNumerator: number;
  thresholdDenominator: number;
};

/** What holds for all levels of a tier; windows in seconds. */
export type TierTerms = {
  /** Number of levels, 1 to 4. */
  levels: number;
  /** Distinct families that must stand on the winning side of a claim. */
  minFamilies: number;
  /** Seconds from opening to the first commitment. */
  seedDelay: number;
  /** Blocks from opening to the block whose hash is the seed. */
  seedBlocks: number;
  /** As long as the top-up window. */
  commitWindow: number;
  revealWindow: number;
  challengeWindow: number;
  /** Clear-reversal slash per seat and claim, in multiples of the price. */
  slashMultiple: number;
  /** Most that one request may take of a pool, in 1/10,000. */
  slashCapBps: number;
  /** Shares of a request's net fee in 1/10,000: to the seats, to be burned, to the integrator, to the settler. */
  validatorShare: number;
  burnShare: number;
  integratorShare: number;
  settlerTip: number;
  /** Price of one vote on one claim, base units of MIRA. */
  price: bigint;
};

/** Shift and width of each term. */
const terms = {
  levels: [0, 4],
  minFamilies: [4, 4],
  seedBlocks: [8, 8],
  seedDelay: [16, 12],
  commitWindow: [28, 20],
  revealWindow: [48, 20],
  challengeWindow: [68, 20],
  slashMultiple: [88, 16],
  slashCapBps: [104, 14],
  validatorShare: [118, 14],
  burnShare: [132, 14],
  integratorShare: [146, 10],
  settlerTip: [156, 8],
  price: [164, 72],
} as const;

const levelFields = ["seats", "leastSeats", "cap", "thresholdNumerator", "thresholdDenominator"] as const;

/**
 * Reads the four levels of a tier's word, level 0 first; those beyond `TierTerms.levels` are all zero.
 *
 * @example
 * const [first] = unpackPolicyLevels(header.levels);
 */
export function unpackPolicyLevels(word: bigint): readonly LevelPolicy[] {
  return [0, 1, 2, 3].map((level) => {
    const byte = (at: number) => Number((word >> BigInt(40 * level + 8 * at)) & 0xffn);
    const [seats, leastSeats, cap, thresholdNumerator, thresholdDenominator] = [
      byte(0),
      byte(1),
      byte(2),
      byte(3),
      byte(4),
    ];
    return { seats, leastSeats, cap, thresholdNumerator, thresholdDenominator };
  });
}

/**
 * Packs at most four levels: the inverse of {@link unpackPolicyLevels}.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 */
export function packPolicyLevels(levels: readonly LevelPolicy[]): bigint {
  requireUint(levels.length, 2 + Number(levels.length === 4), "levels");
  return levels.reduce((word, level, index) => {
    const bytes = levelFields.map((name, at) => requireUint(level[name], 8, name) << BigInt(40 * index + 8 * at));
    return bytes.reduce((sum, byte) => sum | byte, word);
  }, 0n);
}

/**
 * Reads a tier's terms.
 *
 * @example
 * const { price, challengeWindow } = unpackPolicyTerms(header.terms);
 */
export function unpackPolicyTerms(word: bigint): TierTerms {
  const read = ([shift, width]: readonly [number, number]) => (word >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);
  return {
    levels: Number(read(terms.levels)),
    minFamilies: Number(read(terms.minFamilies)),
    seedBlocks: Number(read(terms.seedBlocks)),
    seedDelay: Number(read(terms.seedDelay)),
    commitWindow: Number(read(terms.commitWindow)),
    revealWindow: Number(read(terms.revealWindow)),
    challengeWindow: Number(read(terms.challengeWindow)),
    slashMultiple: Number(read(terms.slashMultiple)),
    slashCapBps: Number(read(terms.slashCapBps)),
    validatorShare: Number(read(terms.validatorShare)),
    burnShare: Number(read(terms.burnShare)),
    integratorShare: Number(read(terms.integratorShare)),
    settlerTip: Number(read(terms.settlerTip)),
    price: read(terms.price),
  };
}

/**
 * Packs a tier's terms: the inverse of {@link unpackPolicyTerms}.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE`
 */
export function packPolicyTerms(values: TierTerms): bigint {
  const entries = Object.entries(terms) as [keyof typeof terms, readonly [number, number]][];
  return entries.reduce(
    (word, [name, [shift, width]]) => word | (requireUint(values[name], width, name) << BigInt(shift)),
    0n,
  );
}

/**
 * Hash under which a verdict's leaf names its policy.
 *
 * @example
 * policyHash(header.levels, header.terms) === leaf.policyHash; // the verdict was found under this policy
 */
export function policyHash(levels: bigint, packedTerms: bigint): Hex {
  return keccak256(concatHex([POLICY_TYPEHASH, toHex(levels, { size: 32 }), toHex(packedTerms, { size: 32 })]));
}
