export { type FamilyName, families } from "./families.ts";
export { createOpenAIVerifier, type OpenAIVerifierParameters } from "./openai.ts";
export { createPanelVerifier, type PanelName, panelNames, panelVerifiers } from "./panel.ts";
export type { Judgement, Verifier, VerifierInput } from "./verifier.ts";
