import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Hex } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashFake } from "../testing/fakes.ts";
import { createStore, type StoreOwner } from "./createStore.ts";
import { saveReport } from "./saveReport.ts";
import type { StoredVote } from "./storedVote.ts";

const HUB: Hex = "0x00000000000000000000000000000000000000aa";
const owner: StoreOwner = { chainId: 31_337, hub: HUB, validatorId: 7 };
const vote = (round: bigint, seed = "first"): StoredVote => ({
  round,
  salt: hashFake(`salt ${seed}`),
  reportHash: hashFake(`report ${seed}`),
  planes: [2n ** 256n - 1n, 0n, 5n, 1n],
  commitment: hashFake(`commitment ${seed}`),
});
const REPORT = new TextEncoder().encode("{}");

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "mira-store-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("createStore", () => {
  it("gives back what was kept, also to the next process", async () => {
    const store = createStore(directory, owner);
    await Promise.all([store.keepVote(vote(2n ** 63n), REPORT), store.keepVote(vote(9n), REPORT)]);
    store.setCursor(2n ** 60n);
    store.close();
    const again = createStore(directory, owner);
    expect(again.voteOf(2n ** 63n)).toEqual(vote(2n ** 63n));
    expect(again.voteOf(9n)).toEqual(vote(9n));
    expect(again.voteOf(10n)).toBeNull();
    expect(again.cursor()).toBe(2n ** 60n);
    expect(again.lastReports(1)).toEqual([{ hash: vote(9n).reportHash, bytes: REPORT }]);
    again.close();
  });

  it("never takes a second vote for a round", async () => {
    const store = createStore(directory, owner);
    const kept = await Promise.all([
      store.keepVote(vote(9n, "first"), REPORT),
      store.keepVote(vote(9n, "second"), REPORT),
    ]);
    expect(kept).toEqual([vote(9n, "first"), vote(9n, "first")]);
    expect(await store.keepVote(vote(9n, "third"), REPORT)).toEqual(vote(9n, "first"));
    store.close();
  });

  it("refuses another validator's votes", () => {
    createStore(directory, owner).close();
    expect(() => createStore(directory, { ...owner, validatorId: 8 })).toThrow(
      expect.objectContaining({ code: "DATA_DIRECTORY" }),
    );
    expect(() => createStore(directory, { ...owner, chainId: 1 })).toThrow("31337/");
  });

  it("refuses a directory that another process holds, and one that cannot be", () => {
    const store = createStore(directory, owner);
    expect(() => createStore(directory, owner)).toThrow("another worker uses");
    store.close();
    writeFileSync(join(directory, "file"), "");
    expect(() => createStore(join(directory, "file"), owner)).toThrow("give a writable directory");
  });

  it("has the vote after kill -9 right behind keepVote, and is free again", async () => {
    const module = new URL("./createStore.ts", import.meta.url).href;
    const script = `
      import { createStore } from ${JSON.stringify(module)};
      const store = createStore(process.argv[1], { chainId: 31337, hub: "${HUB}", validatorId: 7 });
      const hash = "0x" + "ab".repeat(32);
      await store.keepVote({ round: 11n, salt: hash, reportHash: hash, planes: [3n, 1n], commitment: hash }, new Uint8Array(2));
      process.kill(process.pid, "SIGKILL");`;
    const child = promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, directory]);
    await expect(child).rejects.toMatchObject({ signal: "SIGKILL" });
    const store = createStore(directory, owner);
    expect(store.voteOf(11n)).toMatchObject({ planes: [3n, 1n], commitment: `0x${"ab".repeat(32)}` });
    // A second life that judges again gets the first one's vote.
    expect((await store.keepVote(vote(11n), REPORT)).commitment).toBe(`0x${"ab".repeat(32)}`);
    store.close();
  });
});

describe("saveReport", () => {
  it("writes the report once, whole", () => {
    saveReport(directory, hashFake("report"), REPORT);
    saveReport(directory, hashFake("report"), REPORT);
    expect(readFileSync(join(directory, "reports", `${hashFake("report")}.json`), "utf8")).toBe("{}");
  });
});
