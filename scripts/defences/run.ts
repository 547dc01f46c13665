/**
 * Takes every defence of the contracts out, one at a time, and checks that its tests fail: `npm run test:defences`.
 */
import { parseArgs } from "node:util";
import type { Defence } from "./defence.ts";
import { DEFENCES } from "./defences.ts";
import { createSandbox, type Outcome } from "./sandbox.ts";

const USAGE = `Takes every defence out of the contracts, one at a time, and checks that tests notice.

    npm run test:defences -- [options]

    --only NAME    one defence alone; may be given several times
    --json         print one JSON object with all rows, and nothing else, on stdout
    --help         print this`;

type Row = { name: string; invariants: readonly number[]; threats: readonly number[]; failing: readonly string[] };

try {
  const { values } = parseArgs({
    options: {
      only: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) console.log(USAGE);
  else await run(chosen(values.only), values.json);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function chosen(names: readonly string[]): readonly Defence[] {
  const unknown = names.find((name) => !DEFENCES.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Error(`No defence is called "${unknown}". There are: ${DEFENCES.map(({ name }) => name).join(", ")}.`);
  }
  return names.length === 0 ? DEFENCES : DEFENCES.filter(({ name }) => names.includes(name));
}

async function run(defences: readonly Defence[], json: boolean): Promise<void> {
  const ending = new AbortController();
  process.once("SIGINT", () => ending.abort());
  const sandbox = await createSandbox(ending.signal);
  try {
    const whole = await sandbox.run([...new Set(defences.flatMap(({ tests }) => tests))]);
    if (!whole.passed) throw new Error(`These fail with every defence in place: ${whole.failing.join(", ")}`);
    const rows: Row[] = [];
    for (const [index, defence] of defences.entries()) {
      const { failing } = await sandbox.runWithout(defence);
      const { name, invariants, threats = [] } = defence;
      rows.push({ name, invariants, threats, failing });
      process.stderr.write(`${`${index + 1}/${defences.length}`.padStart(6)}  ${line(defence, { failing })}\n`);
    }
    report(rows, json);
  } finally {
    await sandbox.remove();
  }
}

function line({ name, without }: Defence, { failing }: Pick<Outcome, "failing">): string {
  return failing.length > 0 ? `${name}: ${failing.length} fail` : `${name}: NOTHING FAILS, and yet ${without}`;
}

function report(rows: readonly Row[], json: boolean): void {
  const unnoticed = rows.filter(({ failing }) => failing.length === 0);
  if (json) console.log(JSON.stringify({ defences: rows.length, unnoticed: unnoticed.length, rows }));
  else
    console.log(
      `${rows.length - unnoticed.length} of ${rows.length} defences are held by tests that fail without them.`,
    );
  if (unnoticed.length > 0) process.exitCode = 1;
}
