/**
 * What Mira's protocol does, simulated: `npm run simulate -- --help`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rounded } from "../shared/commandLine.ts";
import { type ProtocolOptions, parseOptions, USAGE } from "./options.ts";
import { drawPlots } from "./plots.ts";
import { readRecordedVotes } from "./recordedVotes.ts";
import { renderSections } from "./report.ts";
import { simulateProtocol } from "./simulateProtocol.ts";

async function run({ seed, seeds, scale, only, plots, replay, json }: ProtocolOptions): Promise<void> {
  const startedAt = performance.now();
  const say = (what: string): void => {
    const seconds = `${((performance.now() - startedAt) / 1_000).toFixed(0)} s`;
    process.stderr.write(`${seconds.padStart(5)}  ${what}\n`);
  };
  if (plots !== undefined) await mkdir(plots, { recursive: true });
  const recorded = replay === undefined ? {} : { recorded: await readRecordedVotes(replay) };
  const sections = simulateProtocol({ seed, seeds, scale, ...(only ? { only } : {}), ...recorded }, say);
  if (plots !== undefined) {
    const drawn = Object.entries(drawPlots(sections));
    await Promise.all(drawn.map(([name, svg]) => writeFile(join(plots, name), svg)));
    say(`${drawn.length} plots in ${plots}`);
  }
  say("done");
  const figures = { seed, seeds, scale, sections };
  console.log(json ? JSON.stringify(figures, rounded) : `\n${renderSections(sections)}`);
}

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
