import { type Bundle, createBundle, type Verdict } from "@mira-protocol/sdk";
import type { VerifierName } from "../../../scripts/lib/setUp.ts";

/** Three verifiers of the panel, of which the second is alone with what it says of the third claim. */
export const DIVIDED = ["lexical", "relations", "paraphrase"] as const satisfies readonly VerifierName[];

/** What they come to with one seat each, where an answer needs all three in the tier LIGHT, and with three each. */
export const FIRST: readonly Verdict[] = ["TRUE", "FALSE", "UNDECIDED"];
export const LATER: readonly Verdict[] = ["TRUE", "FALSE", "TRUE"];

/** A small bundle on which they are divided; every call gives another one, with fresh salts. */
export function quarry(): Bundle {
  return createBundle({
    question: "support",
    evidence: [
      {
        text: "The lighthouse at Harrow Point was designed by the engineer Ingrid Sæther and first lit on 14 October 1887. The tower is built of local granite, stands 31 metres high and has 142 steps. It replaced a coal beacon that had burned on the same rock since 1809. The lamp was converted from paraffin to electricity in 1934. The last keeper, Tomas Breck, left when the light was automated in 1989.",
      },
    ],
    claims: [
      "The tower stands 31 metres high.",
      "The lighthouse at Harrow Point was first lit on 14 October 1878.",
      "The light was automated after the last keeper retired.",
    ],
  });
}
