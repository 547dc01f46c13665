import { EMISSION } from "./parameters.ts";

const ONE = 10n ** 18n;
/** What an epoch may release of the remaining reserve: 1 − 2^(−1 / half-life), times 1e18. */
const RELEASE = BigInt(Math.round((1 - 2 ** (-1 / EMISSION.halfLife)) * Number(ONE)));

/**
 * Emission of one epoch of a day: what the half-life allows, and never more than a fixed part of what validators earned,
 * so that paying oneself to earn emissions loses money.
 *
 * @param remaining Reserve in base units.
 * @param earned Validators' pay in the epoch, in base units.
 */
export function emissionOf(remaining: bigint, earned: bigint): { amount: bigint; bound: "reserve" | "fees" } {
  const released = (remaining * RELEASE) / ONE;
  const earnedBound = (earned * EMISSION.mostMultiple) / 10_000n;
  return released <= earnedBound ? { amount: released, bound: "reserve" } : { amount: earnedBound, bound: "fees" };
}

/**
 * Remaining reserve after so many epochs of the same fees, in closed form: while fees bind it falls in a line, from then
 * on by half each half-life. Numbers in any unit.
 */
export function remainingInClosedForm(reserve: number, earned: number, epochs: number): number {
  const release = 1 - 2 ** (-1 / EMISSION.halfLife);
  const most = (earned * Number(EMISSION.mostMultiple)) / 10_000;
  const epochsBound = most === 0 ? epochs : Math.max(0, Math.ceil((reserve - most / release) / most));
  if (epochs <= epochsBound) return reserve - epochs * most;
  return (reserve - epochsBound * most) * (1 - release) ** (epochs - epochsBound);
}
