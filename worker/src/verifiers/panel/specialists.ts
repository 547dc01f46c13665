import type { Claim, Evidence } from "@mira-protocol/sdk";
import { judgeArithmetic } from "../arithmetic/judgeArithmetic.ts";
import { type FamilyName, families } from "../families.ts";
import { judgeTables } from "../structured/judgeTables.ts";
import { limits } from "../text/limits.ts";
import type { Judgement, Verifier } from "../verifier.ts";

const createSpecialist = (
  name: FamilyName,
  outside: string,
  judge: (claim: string, evidence: readonly Evidence[], output?: string) => Judgement | undefined,
): Verifier => ({
  name,
  family: families[name],
  verify: async ({ claims, evidence, output }, { signal } = {}) =>
    claims.map(({ text, evidence: own }: Claim) => {
      signal?.throwIfAborted();
      const judged = text.length > limits.claim ? undefined : judge(text, own ?? evidence, output);
      return judged ?? { answer: "ABSTAIN", confidence: 0, reason: outside, abstention: "insufficient-evidence" };
    }),
});

/** Judges equations by exact fractions and follows their numbers to the evidence; it abstains from everything else. */
export const createArithmeticVerifier = (): Verifier =>
  createSpecialist("arithmetic", "It is no calculation.", (claim, evidence, output) =>
    judgeArithmetic(claim, "exact", { evidence, output }),
  );

/** Judges statements about JSON, CSV and Markdown tables; it abstains from everything else. */
export const createStructuredVerifier = (): Verifier =>
  createSpecialist("structured", "It states nothing that a table could show.", judgeTables);
