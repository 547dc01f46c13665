import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Hex } from "viem";

/**
 * Puts a vote report into `reports/<hash>.json`, whole or not at all, unless it is there. The database has it already
 * and outlives a power cut, so no sync is waited for.
 *
 * @example
 * saveReport("./data", reportHash(report), encodeReport(report));
 */
export function saveReport(directory: string, hash: Hex, bytes: Uint8Array): void {
  const reports = join(directory, "reports");
  const path = join(reports, `${hash}.json`);
  if (statSync(path, { throwIfNoEntry: false })?.size === bytes.length) return;
  mkdirSync(reports, { recursive: true });
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}
