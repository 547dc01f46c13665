import { tokensOf } from "./tokens.ts";
import { materialWords } from "./words.ts";

/** What a claim says, apart from how it is presented. */
export type Framing = {
  /** The claim without list marker, attribution and references to passages. */
  core: string;
  /** The claim speaks of the answer or of the material alone and states nothing that evidence could show. */
  vacuous: boolean;
  /** The claim says that the evidence lacks something; `core` is what it lacks. */
  denial: boolean;
};

const material =
  "(?:(?:provided|given|available|above|following|retrieved|source) )?(?:passages?|texts?|articles?|documents?|sources?|context|information|evidence|summary)(?: (?:provided|given|above))?(?: \\d{1,2})?";
const marker = /^\s{0,9}(?:[-*•–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s{1,9}/iu;
const reference =
  /\s?[([](?:(?:as )?(?:mentioned|stated|referenced|described|noted) in |see )?(?:the )?(?:passages?|sources?|documents?)[^()[\]]{0,40}[)\]]/giu;
const attribution = new RegExp(
  `^(?:(?:however|therefore|additionally|also|thus|so|in conclusion|overall),? )?(?:(?:according to|based on|as (?:stated|mentioned) in|in|from|per) (?:the )?${material},? |(?:the )?${material} (?:also )?(?:states?|mentions?|says?|notes?|explains?|suggests?|indicates?|describes?|recommends?|highlights?|details?|discusses?)(?: that)? )`,
  "iu",
);
const denial =
  /\b(?:unable to (?:answer|determine|provide)|cannot (?:answer|be determined|determine)|(?:do|does|did)(?: not|n't) (?:directly |explicitly |specifically |seem to )?(?:provide|mention|specify|contain|include|state|give|offer|address|discuss|explain|say|describe|indicate)|(?:is|are|was|were)(?: not|n't) (?:directly |explicitly |specifically )?(?:mentioned|provided|specified|stated|given|described|addressed|discussed)|no (?:specific |further )?(?:information|mention|details?))\b/iu;
const speaksOfMaterial = new RegExp(`\\b${material}\\b`, "iu");

const states = (text: string): number =>
  tokensOf(text).filter(
    ({ lower, functional, numeric }) => !functional && !materialWords.has(lower) && !(numeric && lower.length < 3),
  ).length;

/** Separates the content of a claim from its presentation. Bounded: it looks at the first 600 characters only. */
export const framingOf = (claim: string): Framing => {
  const text = claim.trim();
  const head = text.slice(0, 600);
  const bare = head.replace(marker, "").replace(reference, "");
  const whole = text.length <= 600;
  if (whole && states(bare) === 0) return { core: bare, vacuous: true, denial: false };
  const denied = whole && speaksOfMaterial.test(head) ? denial.exec(bare) : null;
  if (denied !== null) {
    const before = bare.slice(0, denied.index);
    const after = bare.slice(denied.index + denied[0].length);
    if (states(before) <= 1) return { core: after, vacuous: false, denial: states(after) > 0 };
    if (
      states(after) === 0 &&
      !/\b(?:although|though|but|which|this|that|it) (?:is|was|are|were )?$|\b(?:although|though|but|which|this|that|it) ?$/iu.test(
        before,
      )
    )
      return { core: before, vacuous: false, denial: true };
  }
  const stripped = bare.replace(attribution, "");
  return { core: (stripped.trim() === "" ? bare : stripped) + text.slice(600), vacuous: false, denial: false };
};
