import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { errorText } from "../common/errorText.ts";
import type { PlaceAnswer } from "./place.ts";

/**
 * Reads a file of a directory, if it is a plain one of at most `maxBytes`. Links are not followed, and a pipe keeps
 * nobody waiting.
 *
 * @param name A plain file name, which the caller made itself.
 *
 * @example
 * const answer = await readFromDirectory("/srv/bundles", `${bundleHash}.json`, 32 * 2 ** 20);
 */
export async function readFromDirectory(directory: string, name: string, maxBytes: number): Promise<PlaceAnswer> {
  try {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    await using file = await open(join(directory, name), flags);
    const { size } = await file.stat().then((stat) => ({ size: stat.isFile() ? stat.size : -1 }));
    if (size < 0) return { kind: "refused", why: "not a plain file" };
    if (size > maxBytes) return { kind: "refused", why: `longer than ${maxBytes} bytes` };
    // What is read is capped too, should the file grow meanwhile.
    const buffer = new Uint8Array(size);
    const { bytesRead } = await file.read(buffer, 0, size, 0);
    return { kind: "bytes", bytes: buffer.subarray(0, bytesRead) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return { kind: "missing", why: "no such file" };
    if (code === "ELOOP") return { kind: "refused", why: "a link" };
    return { kind: "missing", why: errorText(error) };
  }
}
