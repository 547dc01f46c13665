import type { Evaluation } from "./evaluate.ts";

const percent = (value: number): string => (Number.isNaN(value) ? "–" : (100 * value).toFixed(1)).padStart(6);

/** Lays an evaluation out for a terminal. */
export const tableOf = ({ dataset, rows, kappa }: Evaluation): string => {
  const head = `${dataset} (${rows[0]?.figures.claims ?? 0} labelled claims, %)`.padEnd(46);
  const lines = rows.map(({ name, figures: f, claimsPerSecond }) =>
    [
      `  ${name}`.padEnd(24),
      percent(f.precisionSupported),
      percent(f.precisionUnsupported),
      percent(f.coverage),
      percent(f.balancedAccuracy),
      percent(f.balancedAccuracyHalf),
      percent(f.balancedAccuracyWrong),
      percent(f.unsureWhereNotEnough),
      String(claimsPerSecond ?? "").padStart(8),
    ].join(" "),
  );
  const columns =
    "  ".padEnd(24) +
    ["prec+", "prec-", "cover", "bacc", "half", "wrong", "unsure"].map((each) => each.padStart(7)).join("") +
    " claims/s";
  const pairs = kappa.names.map(
    (name, at) =>
      `  ${name}`.padEnd(24) +
      (kappa.pairs[at] ?? []).map((value) => (Number.isNaN(value) ? "–" : value.toFixed(2)).padStart(6)).join(""),
  );
  return [head.trimEnd(), columns, ...lines, `  error κ, mean ${kappa.mean.toFixed(2)}`, ...pairs].join("\n");
};
