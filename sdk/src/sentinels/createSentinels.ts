import { toHex } from "viem";
import { bundleHash } from "../bundle/bundleHash.ts";
import { maskOfClaims } from "../contests/claimMasks.ts";
import { MiraError } from "../errors/miraError.ts";
import type { Bundle } from "../types/bundle.ts";
import type { Answer } from "../types/verdict.ts";
import { createSalt } from "../votes/createSalt.ts";
import { encodePlanes, type Planes } from "../votes/planes.ts";
import { checkSentinels, type Sentinels } from "./sentinels.ts";

/** What {@link createSentinels} takes. */
export type CreateSentinelsParameters = {
  bundle: Bundle;
  /** The right answer to each sentinel, by the claim's place in the bundle. */
  answers: ReadonlyMap<number, Exclude<Answer, "ABSTAIN">>;
};

/**
 * Says which claims of a bundle are sentinels, under a fresh salt. {@link mixSentinels} makes bundle and document at once.
 *
 * @throws MiraError `CLAIM_NOT_FOUND` for a place outside the bundle; `SENTINELS_INVALID` where there are none
 *
 * @example
 * const sentinels = createSentinels({ bundle, answers: new Map([[3, "FALSE"], [8, "TRUE"]]) });
 */
export function createSentinels({ bundle, answers }: CreateSentinelsParameters): Sentinels {
  const claimCount = bundle.claims.length;
  for (const index of answers.keys()) {
    if (bundle.claims[index]) continue;
    throw new MiraError("CLAIM_NOT_FOUND", `The bundle has no claim ${index}.`, { details: { index } });
  }
  if (answers.size === 0) throw new MiraError("SENTINELS_INVALID", "There are no sentinels.");
  const planes = encodePlanes(Array.from({ length: claimCount }, (_, index) => answers.get(index) ?? "ABSTAIN"));
  return checkSentinels({
    type: "mira.sentinels",
    version: 1,
    bundleHash: bundleHash(bundle),
    claimCount,
    salt: createSalt(),
    claims: words(maskOfClaims(answers.keys(), claimCount)),
    answers: words(planes),
  });
}

const words = (planes: Planes) => planes.map((word) => toHex(word, { size: 32 }));
