import { CommanderError } from "commander";
import { WorkerError } from "../common/workerError.ts";

/**
 * What the process ends with: 2 where the command line, the environment or the setup must change, 1 for all else.
 *
 * @example
 * process.exitCode = exitCodeOf(error);
 */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof WorkerError && error.code !== "SEND_FAILED" ? 2 : 1;
}
