import { type Bundle, createBundle, type Verdict } from "@mira-protocol/sdk";
import type { VerifierName } from "../../../scripts/lib/setUp.ts";

/** Three verifiers of the panel that agree on every claim below. */
export const VERIFIERS = ["lexical", "entities", "paraphrase"] as const satisfies readonly VerifierName[];

/** What they say of the claims. */
export const EXPECTED: readonly Verdict[] = ["TRUE", "FALSE", "TRUE"];

/** A small bundle with plain claims; every call gives another one, with fresh salts. */
export function lighthouse(): Bundle {
  return createBundle({
    question: "support",
    evidence: [
      {
        text: "The lighthouse at Harrow Point was designed by the engineer Ingrid Sæther and first lit on 14 October 1887. The tower is built of local granite, stands 31 metres high and has 142 steps.",
      },
    ],
    claims: [
      "The tower stands 31 metres high.",
      "The tower stands 45 metres high.",
      "The lighthouse at Harrow Point was designed by the engineer Ingrid Sæther.",
    ],
  });
}
