import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundleHash, createBundle, encodeBundle } from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContentReader } from "./createContentReader.ts";
import type { Place } from "./place.ts";

const bundle = createBundle({
  question: "support",
  claims: ["Water boils at 100 °C."],
  evidence: [{ text: "It does." }],
});
const hash = bundleHash(bundle);
const bytes = encodeBundle(bundle);

let directory = "";
let server: Server | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "mira-content-"));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
  server?.closeAllConnections();
  server?.close();
});

const serve = async (listener: RequestListener): Promise<Place> => {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { kind: "url", url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base/?key=1`) };
};
const folder = (): Place => ({ kind: "directory", path: directory });
const file = (name = `${hash}.json`) => join(directory, name);
const read = (places: readonly Place[], milliseconds = 50, maxBytes = 10_000, wanted: Hex = hash) =>
  createContentReader({ places, maxBytes }).read(wanted, AbortSignal.timeout(milliseconds));
const unavailable = (why: string) =>
  expect.objectContaining({ code: "CONTENT_UNAVAILABLE", message: expect.stringContaining(why) });

describe("a directory", () => {
  it("gives the bundle", async () => {
    writeFileSync(file(), bytes);
    expect(await read([folder()])).toEqual(bundle);
  });
  it("is asked again while the bundle may come", async () => {
    setTimeout(() => writeFileSync(file(), bytes), 100);
    expect(await read([folder()], 2_000)).toEqual(bundle);
  });
  it("says what is missing once time is up", async () => {
    await expect(read([folder()])).rejects.toEqual(unavailable("no such file"));
  });
  it("gives nothing altered, oversized, linked or odd, and does not wait for it", async () => {
    const long = 60_000;
    writeFileSync(file(), Buffer.concat([bytes, Buffer.from(" ")]));
    await expect(read([folder()], long)).rejects.toEqual(unavailable("not the bundle that the hash names"));
    writeFileSync(file(), bytes);
    await expect(read([folder()], long, bytes.length - 1)).rejects.toEqual(unavailable("longer than"));
    rmSync(file());
    writeFileSync(file("real.json"), bytes);
    symlinkSync(file("real.json"), file());
    await expect(read([folder()], long)).rejects.toEqual(unavailable("a link"));
    rmSync(file());
    mkdirSync(file());
    await expect(read([folder()], long)).rejects.toEqual(unavailable("not a plain file"));
  });
  it("is never left by a hash that is a path", async () => {
    writeFileSync(file("x.json"), bytes);
    for (const path of ["../x", "0x../x", `0x${"../".repeat(21)}x`, "x", `${hash}/../x`, hash.toUpperCase()]) {
      await expect(read([folder()], 60_000, 10_000, path as Hex)).rejects.toEqual(unavailable("not a bundle's hash"));
    }
  });
});

describe("a base URL", () => {
  it("gives the bundle, by its hash below the base", async () => {
    const asked: (string | undefined)[] = [];
    const place = await serve((request, response) => {
      asked.push(request.url);
      response.end(bytes);
    });
    expect(await read([place], 10_000)).toEqual(bundle);
    expect(asked).toEqual([`/base/${hash}.json?key=1`]);
  });
  it("is cut off where it sends too much, stated or not, packed or not", async () => {
    const packed = gzipSync(Buffer.alloc(5_000_000, 32));
    const answers: RequestListener[] = [
      (_, response) => response.setHeader("content-length", 20_000).write("{"),
      (_, response) => response.write(Buffer.alloc(20_000, 32)),
      (_, response) => response.setHeader("content-encoding", "gzip").end(packed),
    ];
    for (const answer of answers) {
      await expect(read([await serve(answer)], 60_000)).rejects.toEqual(unavailable("longer than"));
      server?.closeAllConnections();
      server?.close();
    }
  });
  it("may not send elsewhere, nor keep anybody waiting", async () => {
    const elsewhere = await serve((_, response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end());
    await expect(read([elsewhere], 1_000)).rejects.toEqual(unavailable("127.0.0.1"));
    server?.close();
    await expect(read([await serve(() => undefined)])).rejects.toEqual(unavailable("no answer in time"));
  });
  it("leaves the next place to be asked", async () => {
    writeFileSync(file(), bytes);
    const altered = await serve((_, response) => response.end("{}"));
    expect(await read([altered, folder()], 10_000)).toEqual(bundle);
  });
});
