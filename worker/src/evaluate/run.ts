#!/usr/bin/env node
import { parseArgs } from "node:util";
import { createPanelVerifier, panelNames } from "../verifiers/index.ts";
import { evaluate } from "./evaluate.ts";
import { readRecords } from "./records.ts";
import { tableOf } from "./table.ts";

// node worker/src/evaluate/run.ts --input FILE [--input FILE …] [--json]
const { values } = parseArgs({
  options: { input: { type: "string", multiple: true, default: [] }, json: { type: "boolean", default: false } },
});
for (const path of values.input) {
  const evaluation = await evaluate(readRecords(path), panelNames.map(createPanelVerifier));
  process.stdout.write(`${values.json ? JSON.stringify(evaluation) : tableOf(evaluation)}\n`);
}
