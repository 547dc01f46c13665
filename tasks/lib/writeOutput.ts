import { writeFile } from "node:fs/promises";
import { usageError } from "./parse.ts";

/** Writes a file that an option names. */
export async function writeOutput(option: string, file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw usageError(option, `${file} cannot be written: ${why}.`);
  });
}
