import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hex } from "viem";

/**
 * Puts a vote report on disk as `reports/<hash>.json`, whole or not at all, and durable when this returns.
 *
 * @example
 * saveReport("./data", reportHash(report), encodeReport(report));
 */
export function saveReport(directory: string, hash: Hex, bytes: Uint8Array): void {
  const reports = join(directory, "reports");
  mkdirSync(reports, { recursive: true });
  const path = join(reports, `${hash}.json`);
  const file = openSync(`${path}.part`, "w");
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.part`, path);
}
