import { readFileSync } from "node:fs";
import type { Hex } from "viem";
import { WorkerError } from "../common/workerError.ts";
import { isKey } from "./isKey.ts";

/**
 * Reads a private key from a file. Nothing of its content goes into a message.
 *
 * @throws WorkerError `USAGE` if the file cannot be read or holds no key
 *
 * @example
 * const key = readKey("/run/secrets/operator-key");
 */
export function readKey(path: string): Hex {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "unreadable";
    throw new WorkerError("USAGE", `--key-file ${path} cannot be read (${code})`);
  }
  if (isKey(text)) return text;
  throw new WorkerError("USAGE", `--key-file ${path} must hold a private key: 0x and 64 hexadecimal digits`);
}
