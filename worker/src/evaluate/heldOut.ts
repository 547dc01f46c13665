import { panelNames, panelVerifiers } from "../verifiers/panel.ts";
import type { Verifier } from "../verifiers/verifier.ts";
import { fitSignals } from "./fitSignals.ts";
import { observe } from "./observe.ts";
import type { LabelledRecord } from "./records.ts";

const folds = 5;

/** The default panel for each record, fitted on training records of other sources than the record's fold. */
export const heldOutPanel = (
  records: readonly LabelledRecord[],
  training: readonly LabelledRecord[],
): ((record: LabelledRecord) => readonly Verifier[]) => {
  const sources = [...new Set(records.map(({ dataset, source_id }) => `${dataset}/${source_id}`))].sort();
  const foldOf = new Map(sources.map((source, at) => [source, at % folds]));
  const rows = observe(training);
  const panels = Array.from({ length: folds }, (_, fold) => {
    const fitted = fitSignals(rows.filter(({ source }) => foldOf.get(source) !== fold));
    return panelNames.map((name) => panelVerifiers[name](fitted[name]));
  });
  return ({ dataset, source_id }) => panels[foldOf.get(`${dataset}/${source_id}`) ?? 0] ?? [];
};
