export { type FamilyName, families } from "./families.ts";
export { createOpenAIVerifier, type OpenAIVerifierParameters } from "./openai.ts";
export { createPanelVerifier, type PanelName, panelNames, panelVerifiers } from "./panel.ts";
export {
  type AbstentionReason,
  abstentionReasons,
  type Judgement,
  type Verifier,
  type VerifierInput,
} from "./verifier.ts";
