import type { Answer } from "@mira-protocol/sdk";
import type { Verifier } from "../verifiers/verifier.ts";
import { baselines } from "./baselines.ts";
import { type Figures, figuresOf, type Outcome } from "./figures.ts";
import { inputOf } from "./inputOf.ts";
import { errorKappa } from "./kappa.ts";
import type { LabelledRecord } from "./records.ts";
import { tally } from "./tally.ts";

/** Figures of a data set: each verifier, the tallied panel by threshold, and trivial rules beside them. */
export type Evaluation = {
  dataset: string;
  rows: readonly {
    name: string;
    kind: "verifier" | "panel" | "baseline";
    figures: Figures;
    claimsPerSecond?: number;
  }[];
  /** Error κ of each pair of verifiers, `names[i]` against `names[j]`. */
  kappa: { names: readonly string[]; pairs: readonly (readonly number[])[]; mean: number };
};

const wrong = ({ label, found }: Outcome): boolean | undefined =>
  label === "unknown" || (found !== "TRUE" && found !== "FALSE")
    ? undefined
    : (found === "TRUE") !== (label === "supported");

/**
 * Runs verifiers over labelled records of one data set and counts. The verifiers may depend on the record, so that
 * each is judged by verifiers that were fitted without its source; their names must not.
 */
export const evaluate = async (
  records: readonly LabelledRecord[],
  verifiersFor: (record: LabelledRecord) => readonly Verifier[],
  thresholds: readonly number[] = [2 / 3, 3 / 4],
): Promise<Evaluation> => {
  const labels = records.flatMap(({ claims }) =>
    claims.map(({ label, evidence_enough }) => ({
      label,
      enough: evidence_enough !== "no" && evidence_enough !== "NA",
    })),
  );
  const inputs = records.map((record) => ({ input: inputOf(record), verifiers: verifiersFor(record) }));
  const names = inputs[0]?.verifiers.map(({ name }) => name) ?? [];
  const answers: Answer[][] = [];
  const rows: Evaluation["rows"][number][] = [];
  const join = (found: readonly Outcome["found"][]): Outcome[] =>
    labels.map((label, at) => ({ ...label, found: found[at] ?? "ABSTAIN" }));
  for (const [seat, name] of names.entries()) {
    const started = performance.now();
    const own: Answer[] = [];
    for (const { input, verifiers } of inputs)
      own.push(...((await verifiers[seat]?.verify(input)) ?? []).map(({ answer }) => answer));
    answers.push(own);
    const claimsPerSecond = Math.round((labels.length * 1_000) / (performance.now() - started));
    rows.push({ name, kind: "verifier", figures: figuresOf(join(own)), claimsPerSecond });
  }
  for (const threshold of thresholds) {
    const verdicts = labels.map((_, at) =>
      tally(
        answers.map((own) => own[at] ?? "ABSTAIN"),
        threshold,
      ),
    );
    rows.push({ name: `panel ≥ ${threshold.toFixed(2)}`, kind: "panel", figures: figuresOf(join(verdicts)) });
  }
  const { overlap, mismatch } = baselines(records);
  rows.push({ name: "word overlap", kind: "baseline", figures: figuresOf(overlap) });
  rows.push({ name: "number/name mismatch", kind: "baseline", figures: figuresOf(mismatch) });
  const errors = answers.map((own) => join(own).map(wrong));
  const pairs = errors.map((a) => errors.map((b) => errorKappa(a, b)));
  const known = pairs.flatMap((row, i) => row.filter((value, j) => j > i && !Number.isNaN(value)));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return {
    dataset: records[0]?.dataset ?? "",
    rows,
    kappa: { names, pairs, mean },
  };
};
