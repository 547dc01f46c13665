import type { Verdict } from "@mira-protocol/sdk";
import type { Label } from "./records.ts";

/** How verdicts compare with human labels; ratios in [0, 1], `null` where there is nothing to divide by. */
export type LabelledFigures = {
  /** Claims labelled supported or unsupported. */
  claims: number;
  /** Share of TRUE verdicts that are labelled supported. */
  precisionSupported: number | null;
  /** Share of FALSE verdicts that are labelled unsupported. */
  precisionUnsupported: number | null;
  /** Share of labelled claims with verdict TRUE or FALSE. */
  coverage: number | null;
  /** Mean of the shares of supported and of unsupported claims that are judged right, among those decided. */
  balancedAccuracy: number | null;
};

/** Compares verdicts with labels, claim by claim. */
export function labelledFigures(pairs: readonly { verdict: Verdict; label: Label | undefined }[]): LabelledFigures {
  const count = (verdict: Verdict, label: Label): number =>
    pairs.filter((pair) => pair.verdict === verdict && pair.label === label).length;
  const [trueSupported, trueUnsupported] = [count("TRUE", "supported"), count("TRUE", "unsupported")];
  const [falseSupported, falseUnsupported] = [count("FALSE", "supported"), count("FALSE", "unsupported")];
  const claims = pairs.filter(({ label }) => label === "supported" || label === "unsupported").length;
  const supported = ratio(trueSupported, trueSupported + falseSupported);
  const unsupported = ratio(falseUnsupported, trueUnsupported + falseUnsupported);
  return {
    claims,
    precisionSupported: ratio(trueSupported, trueSupported + trueUnsupported),
    precisionUnsupported: ratio(falseUnsupported, falseSupported + falseUnsupported),
    coverage: ratio(trueSupported + trueUnsupported + falseSupported + falseUnsupported, claims),
    balancedAccuracy: supported === null || unsupported === null ? null : (supported + unsupported) / 2,
  };
}

/** Middle and greatest of some numbers; `null` without any. */
export function spread(values: readonly number[]): { median: number | null; max: number | null } {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  const median = low === undefined || high === undefined ? null : (low + high) / 2;
  return { median, max: sorted.at(-1) ?? null };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
