import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Hex } from "viem";
import { errorText } from "../common/errorText.ts";
import { WorkerError } from "../common/workerError.ts";
import { decodeWords, encodeWords } from "./words.ts";
import type { StoredVote } from "./storedVote.ts";

/** What outlives the process. */
export type Store = {
  /**
   * Puts a vote on disk unless the round has one, and returns the one that is there. It is durable when this returns:
   * a commitment may be sent from then on, and no other for this round ever.
   */
  keepVote(vote: StoredVote): StoredVote;
  voteOf(round: bigint): StoredVote | null;
  /** Block from which on events must be read; `null` before the first. */
  cursor(): bigint | null;
  setCursor(block: bigint): void;
  close(): void;
};

/** Whose votes a data directory holds. */
export type StoreOwner = { chainId: number; hub: Hex; validatorId: number };

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS votes (
    round TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    report_hash TEXT NOT NULL,
    planes BLOB NOT NULL,
    commitment TEXT NOT NULL
  ) STRICT;
`;

/**
 * Opens the data directory's SQLite file, and makes it if need be. One process holds it at a time, so that two never
 * make two votes of one seat; the system lets go of it when the process dies.
 *
 * @throws WorkerError `DATA_DIRECTORY` if another process holds it, or it belongs to another validator, hub or chain
 *
 * @example
 * const store = createStore("./data", { chainId: 31337, hub: deployment.hub, validatorId: 7 });
 */
export function createStore(directory: string, owner: StoreOwner): Store {
  const db = open(directory);
  const read = db.prepare("SELECT value FROM meta WHERE key = ?");
  const write = db.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  const metaOf = (key: string) => read.get(key)?.value as string | undefined;

  const identity = `${owner.chainId}/${owner.hub.toLowerCase()}/${owner.validatorId}`;
  const present = metaOf("owner");
  if (present === undefined) write.run("owner", identity);
  else if (present !== identity) {
    db.close();
    throw new WorkerError(
      "DATA_DIRECTORY",
      `${directory} holds the votes of ${present} (chain/hub/validator), not of ${identity}: give each its own --data.`,
    );
  }

  const insert = db.prepare("INSERT INTO votes VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const select = db.prepare("SELECT * FROM votes WHERE round = ?");
  const voteOf = (round: bigint): StoredVote | null => {
    const row = select.get(round.toString());
    if (!row) return null;
    return {
      round,
      salt: row.salt as Hex,
      reportHash: row.report_hash as Hex,
      planes: decodeWords(row.planes as Uint8Array),
      commitment: row.commitment as Hex,
    };
  };

  return {
    keepVote: (vote) => {
      insert.run(vote.round.toString(), vote.salt, vote.reportHash, encodeWords(vote.planes), vote.commitment);
      return voteOf(vote.round) ?? vote;
    },
    voteOf,
    cursor: () => {
      const block = metaOf("cursor");
      return block === undefined ? null : BigInt(block);
    },
    setCursor: (block) => {
      write.run("cursor", block.toString());
    },
    close: () => db.close(),
  };
}

function open(directory: string): DatabaseSync {
  try {
    mkdirSync(directory, { recursive: true });
    const db = new DatabaseSync(join(directory, "worker.sqlite"));
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
    db.exec(SCHEMA);
    return db;
  } catch (cause) {
    const isHeld = /locked|busy/i.test(errorText(cause));
    throw new WorkerError(
      "DATA_DIRECTORY",
      isHeld
        ? `another worker uses ${directory}: give each its own --data.`
        : `cannot open ${directory} (${errorText(cause)}): give a writable directory by --data.`,
      cause,
    );
  }
}
