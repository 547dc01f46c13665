import { type Bundle, type ClaimMask, claimsInMask } from "@mira-protocol/sdk";

/**
 * The part of a bundle that a deeper round votes on: those claims in order, with everything that they are judged against.
 *
 * @example
 * const part = pickClaims(bundle, state.mask);
 */
export function pickClaims(bundle: Bundle, mask: ClaimMask): Bundle {
  return { ...bundle, claims: claimsInMask(mask).flatMap((place) => bundle.claims[place] ?? []) };
}
