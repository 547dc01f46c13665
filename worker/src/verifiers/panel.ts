import { createSignalVerifier } from "./panel/createSignalVerifier.ts";
import { signals } from "./panel/signals.ts";
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
] as const;

/** Every verifier that needs no model, by name. */
export const panelVerifiers = {
  lexical: () => createSignalVerifier(signals.lexical, "lexical", "exact"),
  characters: () => createSignalVerifier(signals.characters, "characters", "double"),
  numbers: () => createSignalVerifier(signals.numbers, "numbers", "exact"),
  entities: () => createSignalVerifier(signals.entities, "entities", "residue"),
  contrast: () => createSignalVerifier(signals.contrast, "contrast", "double"),
  relations: () => createSignalVerifier(signals.relations, "relations", "residue"),
  paraphrase: () => createSignalVerifier(signals.paraphrase, "paraphrase", "exact"),
  context: () => createSignalVerifier(signals.context, "context", "double"),
} as const satisfies Readonly<Record<string, () => Verifier>>;
export type PanelName = keyof typeof panelVerifiers;

/** Creates a verifier of the panel, such as `createPanelVerifier("numbers")`. */
export const createPanelVerifier = (name: PanelName): Verifier => panelVerifiers[name]();
