import type { Answer, Verdict } from "@mira-protocol/sdk";
import type { LabelledRecord } from "./records.ts";

export type Label = LabelledRecord["claims"][number]["label"];

/** A label beside what was found; `enough` is false where people found the evidence insufficient. */
export type Outcome = { label: Label; found: Answer | Verdict; enough: boolean };

/** All shares in [0, 1]; `NaN` where there is nothing to divide by. */
export type Figures = {
  /** Claims with a label. */
  claims: number;
  /** Share of `TRUE` findings that are labelled supported. */
  precisionSupported: number;
  /** Share of `FALSE` findings that are labelled unsupported. */
  precisionUnsupported: number;
  /** Share of labelled claims that were found `TRUE` or `FALSE`. */
  coverage: number;
  /** Mean of the two labels' recalls over decided claims. */
  balancedAccuracy: number;
  /** The same with every undecided claim counted as half right. */
  balancedAccuracyHalf: number;
  /** The same with every undecided claim counted as wrong. */
  balancedAccuracyWrong: number;
  /** Share left open of the claims, labelled or not, whose evidence is not enough. */
  unsureWhereNotEnough: number;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** Counts outcomes into figures. */
export const figuresOf = (outcomes: readonly Outcome[]): Figures => {
  const labelled = outcomes.filter(({ label }) => label !== "unknown");
  const count = (label: Label, ...found: readonly (Answer | Verdict)[]): number =>
    labelled.filter((outcome) => outcome.label === label && found.includes(outcome.found)).length;
  const [tt, tf] = [count("supported", "TRUE"), count("supported", "FALSE")];
  const [ft, ff] = [count("unsupported", "TRUE"), count("unsupported", "FALSE")];
  const supported = labelled.filter(({ label }) => label === "supported").length;
  const unsupported = labelled.length - supported;
  const [openTrue, openFalse] = [supported - tt - tf, unsupported - ft - ff];
  const short = outcomes.filter(({ enough }) => !enough);
  return {
    claims: labelled.length,
    precisionSupported: ratio(tt, tt + ft),
    precisionUnsupported: ratio(ff, ff + tf),
    coverage: ratio(tt + tf + ft + ff, labelled.length),
    balancedAccuracy: (ratio(tt, tt + tf) + ratio(ff, ff + ft)) / 2,
    balancedAccuracyHalf: (ratio(tt + openTrue / 2, supported) + ratio(ff + openFalse / 2, unsupported)) / 2,
    balancedAccuracyWrong: (ratio(tt, supported) + ratio(ff, unsupported)) / 2,
    unsureWhereNotEnough: ratio(
      short.filter(({ found }) => found !== "TRUE" && found !== "FALSE").length,
      short.length,
    ),
  };
};
