import { createPanelVerifier } from "../verifiers/panel.ts";
import type { Verifier } from "../verifiers/verifier.ts";
import type { VerifierChoice } from "./config.ts";

/** Rounds at a time for a model, whose server batches; a panel verifier computes here, one after another. */
const MODEL_WIDTH = 4;

/** Judging here costs nothing but time, which there is before the draw; a model's answers cost money. */
const PANEL_EAGER_FROM = 0.5;

/** A verifier and how it is used. */
export type ChosenVerifier = {
  verifier: Verifier;
  /** Rounds that are judged at a time. */
  width: number;
  /** Expected seats from which on a round is judged before the draw. */
  eagerFrom: number;
};

/**
 * Creates the verifier that was chosen.
 *
 * @param family The family that the validator declared on chain; a model's is what its owner says it is.
 *
 * @example
 * const { verifier, width } = await createChosenVerifier({ kind: "panel", name: "lexical" }, 1);
 */
export async function createChosenVerifier(choice: VerifierChoice, family: number): Promise<ChosenVerifier> {
  if (choice.kind === "panel") {
    const verifier = createPanelVerifier(choice.name);
    await warmUp(verifier);
    return { verifier, width: 1, eagerFrom: PANEL_EAGER_FROM };
  }
  // The client of model servers takes half a second to load.
  const { createOpenAIVerifier } = await import("../verifiers/openai.ts");
  const { url: baseURL, name: model, apiKey } = choice;
  const key = apiKey === undefined ? {} : { apiKey };
  const verifier = createOpenAIVerifier({ baseURL, model, family, ...key });
  return { verifier, width: MODEL_WIDTH, eagerFrom: Number.POSITIVE_INFINITY };
}

/** Judges something at once, so that the first round does not wait for code to be compiled. */
async function warmUp(verifier: Verifier): Promise<void> {
  const text =
    "The bridge was opened on 3 May 1998, is 412 m long and carries about 9,000 cars a day; it is not tolled.";
  const claims = Array.from({ length: 40 }, (_, index) => ({
    text: `The bridge carries ${9_000 + index} cars a day.`,
  }));
  await verifier.verify({ question: "support", claims, evidence: [{ text }] });
}
