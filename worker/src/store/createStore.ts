import type { DatabaseSync } from "node:sqlite";
import type { Hex } from "viem";
import { WorkerError } from "../common/workerError.ts";
import { openDatabase } from "./openDatabase.ts";
import type { StoredVote } from "./storedVote.ts";
import { decodeWords, encodeWords } from "./words.ts";

/** What outlives the process. */
export type Store = {
  /**
   * Puts a vote with its report on disk unless the round has one, and gives the one that is there. It is durable when
   * this resolves: its commitment may be sent from then on, and no other for this round ever.
   */
  keepVote(vote: StoredVote, report: Uint8Array): Promise<StoredVote>;
  voteOf(round: bigint): StoredVote | null;
  /** The last reports by their hash, newest first. */
  lastReports(count: number): readonly { hash: Hex; bytes: Uint8Array }[];
  /** Block from which on events must be read; `null` before the first. */
  cursor(): bigint | null;
  setCursor(block: bigint): void;
  close(): void;
};

/** Whose votes a data directory holds. */
export type StoreOwner = { chainId: number; hub: Hex; validatorId: number };

/** Milliseconds in which votes gather, since the disk takes as long for many as for one. */
const GATHERING = 40;

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
  const db = openDatabase(directory);
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

  const voteOf = voteReader(db);
  const keep = voteWriter(db);
  const last = db.prepare("SELECT report_hash, report FROM votes ORDER BY rowid DESC LIMIT ?");

  return {
    keepVote: async (vote, report) => {
      await keep(vote, report);
      return voteOf(vote.round) ?? vote;
    },
    voteOf,
    lastReports: (count) =>
      last.all(count).map((row) => ({ hash: row.report_hash as Hex, bytes: row.report as Uint8Array })),
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

function voteReader(db: DatabaseSync): Store["voteOf"] {
  const select = db.prepare("SELECT salt, report_hash, planes, commitment FROM votes WHERE round = ?");
  return (round) => {
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
}

/** Writes votes, those of a few milliseconds in one transaction. */
function voteWriter(db: DatabaseSync): (vote: StoredVote, report: Uint8Array) => Promise<void> {
  const insert = db.prepare("INSERT INTO votes VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  let waiting: { vote: StoredVote; report: Uint8Array }[] = [];
  let flush: Promise<void> | null = null;

  const writeAll = () => {
    const votes = waiting;
    waiting = [];
    flush = null;
    db.exec("BEGIN IMMEDIATE");
    try {
      for (const { vote, report } of votes) {
        const { round, salt, reportHash, planes, commitment } = vote;
        insert.run(round.toString(), salt, reportHash, encodeWords(planes), commitment, report);
      }
      db.exec("COMMIT");
    } catch (error) {
      db.exec("ROLLBACK");
      throw error;
    }
  };

  return (vote, report) => {
    waiting.push({ vote, report });
    flush ??= new Promise<void>((resolve) => setTimeout(resolve, GATHERING)).then(writeAll);
    return flush;
  };
}
