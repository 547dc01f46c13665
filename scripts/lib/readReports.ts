import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReportSource } from "@mira-protocol/sdk";

/** Reads vote reports from the data folders of workers on this machine. */
export function readReports(folders: Iterable<string>): ReportSource {
  const places = [...folders];
  return async (reportHash) => {
    for (const folder of places) {
      const bytes = await readFile(join(folder, "reports", `${reportHash}.json`)).catch(() => null);
      if (bytes) return bytes;
    }
    return null;
  };
}
