import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { errorText } from "../common/errorText.ts";
import { WorkerError } from "../common/workerError.ts";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS votes (
    round TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    report_hash TEXT NOT NULL,
    planes BLOB NOT NULL,
    commitment TEXT NOT NULL,
    report BLOB NOT NULL
  ) STRICT;
`;

/**
 * Opens a data directory's database for this process alone. What a transaction wrote is on the disk when it returns.
 *
 * @throws WorkerError `DATA_DIRECTORY` if another process holds it, or the directory cannot be used
 *
 * @example
 * const db = openDatabase("./data");
 */
export function openDatabase(directory: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const db = new DatabaseSync(join(directory, "worker.sqlite"));
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    // A write takes the lock, which a mere opening does not.
    db.exec(`BEGIN IMMEDIATE; ${SCHEMA} COMMIT;`);
    return db;
  } catch (cause) {
    const isHeld = /locked|busy/i.test(errorText(cause));
    throw new WorkerError(
      "DATA_DIRECTORY",
      isHeld
        ? `another worker uses ${directory}: give each its own --data`
        : `${directory} cannot be opened (${errorText(cause)}): give a writable directory by --data`,
      cause,
    );
  }
}
