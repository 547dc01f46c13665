#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./cli/createProgram.ts";
import { exitCodeOf } from "./cli/exitCodeOf.ts";
import { errorText } from "./common/errorText.ts";

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stop.abort());

try {
  await createProgram(process.env, stop.signal).parseAsync(process.argv);
} catch (error) {
  // Without a command the help was shown, which says enough.
  const isSaid = error instanceof CommanderError && (error.exitCode === 0 || error.code === "commander.help");
  if (!isSaid && !stop.signal.aborted) {
    process.stderr.write(`mira-worker: ${errorText(error).replace(/^error: /, "")}\n`);
  }
  if (!stop.signal.aborted) process.exitCode = exitCodeOf(error);
}
