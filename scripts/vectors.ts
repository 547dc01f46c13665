// Writes test/vectors/*.json, by which Solidity and TypeScript are bound to the same bytes: `node scripts/vectors.ts`,
// or with --check, which fails where a file differs. Every file holds flat arrays of equal length, so that Solidity can
// read them; lists within a case lie end to end in one array, with `…Start` saying where each begins.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { bundles, claims } from "./vectors/bundles.ts";
import { claimMasks, levelSplits } from "./vectors/claimMasks.ts";
import type { Columns } from "./vectors/columns.ts";
import { commitments } from "./vectors/commitments.ts";
import { contests } from "./vectors/contests.ts";
import { planes } from "./vectors/planes.ts";
import { policies } from "./vectors/policies.ts";
import { headers } from "./vectors/requestHeaders.ts";
import { roundResults } from "./vectors/roundResults.ts";
import { roundStates } from "./vectors/roundStates.ts";
import { roundPhases, rounds } from "./vectors/rounds.ts";
import { scores } from "./vectors/scoring.ts";
import { sortition } from "./vectors/sortition.ts";
import { quorums, tallies } from "./vectors/tallies.ts";
import { verdictLog } from "./vectors/verdictLog.ts";

const folder = new URL("../test/vectors/", import.meta.url);

const log = verdictLog();
const { headers: requestHeaders, start } = headers();
const files: Record<string, Columns> = {
  bundle: bundles(),
  claimMasks: claimMasks(),
  claims: claims(),
  commitment: commitments(),
  contest: contests(),
  levelSplit: levelSplits(),
  log: log.leaves,
  logProofs: log.proofs,
  phases: roundPhases(),
  planes: planes(),
  policy: policies(),
  quorum: quorums(),
  requestHeader: requestHeaders,
  roundConfig: rounds(),
  roundResult: roundResults(),
  roundState: roundStates(start),
  scoring: scores(),
  sortition: sortition(),
  tally: tallies(),
};

const isCheck = process.argv.includes("--check");
mkdirSync(folder, { recursive: true });
let differing = 0;
for (const [name, table] of Object.entries(files)) {
  const file = new URL(`${name}.json`, folder);
  const text = `${JSON.stringify(table, null, 1)}\n`;
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, { encoding: "utf8", flag: "a+" }) !== text) {
    differing += 1;
    console.error(`test/vectors/${name}.json differs: run node scripts/vectors.ts`);
  }
}
if (!isCheck) console.log(Object.keys(files).length, "files of vectors");
process.exitCode = differing === 0 ? 0 : 1;
