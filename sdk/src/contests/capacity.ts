import { type ClaimMask, countClaims, partOfMask } from "./claimMasks.ts";

/**
 * Most claims of a round that expects `seats` seats: what one transaction can still count.
 *
 * @example
 * capacityOf(63); // 2048
 */
export function capacityOf(seats: number): number {
  if (seats <= 31) return 4_096;
  return seats <= 63 ? 2_048 : 1_024;
}

/**
 * How a level that expects `seats` votes on `claims` claims: in as few rounds as can hold them, of one size but for the
 * last.
 *
 * @example
 * splitLevel(4_096, 127); // { parts: 4, size: 1024 }
 */
export function splitLevel(claims: number, seats: number): { parts: number; size: number } {
  const parts = Math.ceil(claims / capacityOf(seats));
  return { parts, size: Math.ceil(claims / parts) };
}

/**
 * The claims of one round of a level.
 *
 * @param selection What the whole level votes on.
 * @param seats Expected seats of the level.
 * @param child Place of the round among the level's.
 *
 * @example
 * const mask = claimsOfRound(selection, 15, 0);
 */
export function claimsOfRound(selection: ClaimMask, seats: number, child: number): ClaimMask {
  const { size } = splitLevel(countClaims(selection), seats);
  return partOfMask(selection, size * child, size * (child + 1));
}
