import type { Question } from "./verdict.ts";

/** One piece of material that a claim is checked against. */
export type Evidence = {
  /** The material itself. */
  text: string;
  /** What the text is, as an IANA media type; plain text unless stated. JSON and CSV are read as data. */
  mediaType?: string;
  /** A short name to show, such as a page title. */
  title?: string;
  /** Where the text was taken from. Shown, never fetched. */
  uri?: string;
};

/** One statement that can be checked alone. */
export type Claim = {
  /** The statement. */
  text: string;
  /** Where it stands in the bundle's output: half-open, in Unicode code points. Absent for a rewritten claim. */
  span?: readonly [start: number, end: number];
  /** What this claim is checked against; the bundle's evidence unless given. */
  evidence?: readonly Evidence[];
};

/** The claims of one AI output with all that a validator needs to judge them. */
export type Bundle = {
  type: "mira.bundle";
  version: 1;
  question: Question;
  /** The AI output from which the claims were taken. */
  output?: string;
  /** What the output answered. */
  prompt?: string;
  /** Evidence for every claim that has none of its own. */
  evidence: readonly Evidence[];
  /** The claims, each with 32 random bytes that keep its leaf from being guessed. */
  claims: readonly (Claim & { salt: `0x${string}` })[];
};
