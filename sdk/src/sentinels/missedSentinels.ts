import { decodePlanes, decodeVerdict, type Planes } from "../votes/planes.ts";
import { checkSentinels, type Sentinels } from "./sentinels.ts";

/**
 * Places of the sentinels that a verdict missed: it decided them, and otherwise. What is UNDECIDED is no miss.
 *
 * @param verdict Verdict planes over all claims of the request.
 * @throws MiraError `SENTINELS_INVALID`, `PLANES_INVALID`
 *
 * @example
 * missedSentinels(sentinels, settled.verdict); // [3]: worth a challenge
 */
export function missedSentinels(sentinels: Sentinels, verdict: Planes): readonly number[] {
  const { claimCount, answers } = checkSentinels(sentinels);
  const right = decodePlanes(answers.map(BigInt), claimCount);
  const found = decodeVerdict(verdict, claimCount);
  return [...right.keys()].filter((index) => {
    return right[index] !== "ABSTAIN" && found[index] !== "UNDECIDED" && found[index] !== right[index];
  });
}
