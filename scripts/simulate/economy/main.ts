/**
 * What Mira's economy does, simulated: `npm run simulate:economy -- --help`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rounded } from "../shared/commandLine.ts";
import { type EconomyOptions, parseOptions, USAGE } from "./options.ts";
import { drawPlots } from "./plots.ts";
import { renderFigures } from "./report.ts";
import { simulateEconomy } from "./simulateEconomy.ts";

async function run(options: EconomyOptions): Promise<void> {
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`;
  await mkdir(options.out, { recursive: true });
  const figures = simulateEconomy(options, (what) => void process.stderr.write(`${seconds().padStart(5)}  ${what}\n`));
  const plots = Object.entries(drawPlots(figures));
  await Promise.all(plots.map(([name, svg]) => writeFile(join(options.out, name), svg)));
  process.stderr.write(`${seconds().padStart(5)}  ${plots.length} plots in ${options.out}\n`);
  console.log(options.json ? JSON.stringify(figures, rounded) : `\n${renderFigures(figures)}`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
