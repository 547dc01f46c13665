import { createServer } from "node:http";
import type { Hex } from "viem";

/** Bundles behind a loopback address, by hash. */
export type BundleServer = {
  /** Base URL: bundles lie at `<url>/<bundleHash>.json`. */
  url: string;
  put(hash: Hex, bytes: Uint8Array): void;
  close(): void;
};

/** Serves bundles from memory on a free port of the loopback interface. */
export async function serveBundles(): Promise<BundleServer> {
  const bundles = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const bytes = bundles.get(request.url ?? "");
    response.writeHead(bytes ? 200 : 404, { "content-type": "application/json" });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the bundle server has no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    put: (hash, bytes) => void bundles.set(`/${hash}.json`, bytes),
    close: () => void server.close(),
  };
}
