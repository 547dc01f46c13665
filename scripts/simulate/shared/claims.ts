import type { Random } from "./random.ts";

/** A claim with what no validator knows about it. */
export type SimulatedClaim = {
  truth: "TRUE" | "FALSE";
  isHard: boolean;
  /** Chosen by a group that wants the wrong verdict on it. */
  isTarget?: boolean;
};

/** What claims are like. */
export type ClaimTraits = { trueShare: number; hardShare: number };

/** Claims of one bundle. */
export function createClaims(random: Random, count: number, { trueShare, hardShare }: ClaimTraits): SimulatedClaim[] {
  return Array.from({ length: count }, () => ({
    truth: random.chance(trueShare) ? "TRUE" : "FALSE",
    isHard: random.chance(hardShare),
  }));
}
