import { type SignalName, signals } from "../verifiers/panel/signals.ts";
import { claimViewOf } from "../verifiers/text/claimView.ts";
import { evidenceIndexOf } from "../verifiers/text/evidenceIndex.ts";
import { framingOf } from "../verifiers/text/framing.ts";
import type { LabelledRecord } from "./records.ts";

/** One labelled claim with what every signal measures of it. */
export type Row = {
  dataset: string;
  source: string;
  supported: boolean;
  measures: Readonly<Record<SignalName, readonly number[]>>;
};

const names = Object.keys(signals) as SignalName[];

/** Measures every claim that has a label and evidence and that a signal, not a rule, would judge. */
export const observe = (records: readonly LabelledRecord[]): Row[] =>
  records.flatMap(({ dataset, source_id, source, claims }) => {
    const shared = [{ text: source }];
    const framings = claims.map(({ text }) => framingOf(text));
    const views = claims.map(({ evidence }, at) =>
      claimViewOf(framings[at]?.core ?? "", evidenceIndexOf(evidence ?? shared)),
    );
    return claims.flatMap(({ label, evidence }, at) => {
      const view = views[at];
      if (label === "unknown" || view === undefined || (source === "" && evidence === undefined)) return [];
      if (framings[at]?.vacuous || framings[at]?.denial || view.terms.length === 0) return [];
      const measures = Object.fromEntries(
        names.map((name) => [name, signals[name].measure({ view, views, at })]),
      ) as Row["measures"];
      return [{ dataset, source: `${dataset}/${source_id}`, supported: label === "supported", measures }];
    });
  });

/** Weights under which every data set counts the same, and both labels within each. */
export const balance = (rows: readonly Row[]): number[] => {
  const counts = new Map<string, number>();
  const key = ({ dataset, supported }: Row): string => `${dataset}/${supported}`;
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return rows.map((row) => 1_000 / (counts.get(key(row)) ?? 1));
};
