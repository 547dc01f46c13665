import { CommanderError } from "commander";
import { errorText } from "../common/errorText.ts";
import { createProgram } from "./createProgram.ts";
import { exitCodeOf } from "./exitCodeOf.ts";
import type { WorkerEnvironment } from "./parseConfig.ts";

/**
 * Runs the command line, stops it at SIGINT and SIGTERM, and explains whatever goes wrong in one line.
 *
 * @example
 * await main(process.argv, process.env);
 */
export async function main(argv: readonly string[], environment: WorkerEnvironment): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());
  try {
    await createProgram(environment, stop.signal).parseAsync([...argv]);
  } catch (error) {
    if (stop.signal.aborted) return;
    process.exitCode = exitCodeOf(error);
    // Help was shown already, and says enough.
    const isSaid = error instanceof CommanderError && (error.exitCode === 0 || error.code === "commander.help");
    if (!isSaid) process.stderr.write(`mira-worker: ${errorText(error).replace(/^error: /, "")}\n`);
  }
}
