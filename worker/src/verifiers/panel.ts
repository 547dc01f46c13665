import { createSignalVerifier } from "./panel/createSignalVerifier.ts";
import type { Coefficients } from "./panel/judgeSignal.ts";
import { signals } from "./panel/signals.ts";
import { createArithmeticVerifier, createStructuredVerifier } from "./panel/specialists.ts";
import type { Verifier } from "./verifier.ts";

/** The default panel: seven verifiers that need no model, each of another family. */
export const panelNames = [
  "lexical",
  "characters",
  "numbers",
  "entities",
  "contrast",
  "relations",
  "paraphrase",
] as const satisfies readonly PanelName[];

// Equations are exact facts; the verifiers differ in the arithmetic by which they find them.
const arithmetics = {
  lexical: "exact",
  characters: "double",
  numbers: "exact",
  entities: "residue",
  contrast: "double",
  relations: "residue",
  paraphrase: "exact",
  context: "double",
} as const;

const create =
  (name: keyof typeof signals) =>
  (fitted?: Coefficients): Verifier =>
    createSignalVerifier(signals[name], name, arithmetics[name], fitted);

/**
 * Every verifier that needs no model, by name. Those with a fitted signal take other coefficients, for evaluation;
 * `arithmetic` and `structured` are specialists that abstain outside their field.
 */
export const panelVerifiers = {
  lexical: create("lexical"),
  characters: create("characters"),
  numbers: create("numbers"),
  entities: create("entities"),
  contrast: create("contrast"),
  relations: create("relations"),
  paraphrase: create("paraphrase"),
  context: create("context"),
  arithmetic: createArithmeticVerifier,
  structured: createStructuredVerifier,
} as const;
export type PanelName = keyof typeof panelVerifiers;

/** Creates a verifier of the panel, such as `createPanelVerifier("numbers")`. */
export const createPanelVerifier = (name: PanelName): Verifier => panelVerifiers[name]();
