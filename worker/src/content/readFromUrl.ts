import { errorText } from "../common/errorText.ts";
import type { PlaceAnswer } from "./place.ts";

/**
 * Fetches a document below a base URL: no redirects, and never more than `maxBytes` (after decompression) into memory.
 *
 * @param name A plain file name, which the caller made itself.
 *
 * @example
 * const answer = await readFromUrl(new URL("https://content.example/bundles/"), `${bundleHash}.json`, 32 * 2 ** 20, signal);
 */
export async function readFromUrl(
  base: URL,
  name: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<PlaceAnswer> {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, "")}/${name}`;
  try {
    const response = await fetch(url, { signal, redirect: "error", headers: { accept: "application/json" } });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return { kind: "missing", why: `status ${response.status}` };
    }
    if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
      await response.body.cancel();
      return { kind: "refused", why: `longer than ${maxBytes} bytes` };
    }
    return await collect(response.body, maxBytes);
  } catch (error) {
    return { kind: "missing", why: signal.aborted ? "no answer in time" : errorText(error) };
  }
}

async function collect(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<PlaceAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) return { kind: "refused", why: `longer than ${maxBytes} bytes` };
    chunks.push(chunk);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}
