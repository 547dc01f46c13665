#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createPanelVerifier, panelNames } from "../verifiers/index.ts";
import { evaluate } from "./evaluate.ts";
import { heldOutPanel } from "./heldOut.ts";
import { readRecords } from "./records.ts";
import { tableOf } from "./table.ts";

// node worker/src/evaluate/run.ts --input FILE [--input FILE …] [--train FILE …] [--json]
// With --train the panel is fitted anew on these files, for each fifth of the input's sources without that fifth.
const { values } = parseArgs({
  options: {
    input: { type: "string", multiple: true, default: [] },
    train: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
  },
});
const training = values.train.flatMap(readRecords);
const committed = panelNames.map(createPanelVerifier);
for (const path of values.input) {
  const records = readRecords(path);
  const evaluation = await evaluate(records, training.length === 0 ? () => committed : heldOutPanel(records, training));
  process.stdout.write(`${values.json ? JSON.stringify(evaluation) : tableOf(evaluation)}\n`);
}
