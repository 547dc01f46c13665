import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestClient, type EIP1193RequestFn, http, publicActions, walletActions } from "viem";
import { hardhat } from "viem/chains";
import { endWithProcess } from "./endWithProcess.ts";

/** A local chain in a process of its own. */
export type LocalChain = {
  url: string;
  client: ReturnType<typeof createChainClient>;
  /** Ends the process. */
  stop(): void;
};

/** A client that may also move the chain's clock. */
export const createChainClient = (url: string) =>
  createTestClient({ chain: hardhat, mode: "hardhat", transport: http(url), pollingInterval: 200, cacheTime: 0 })
    .extend(publicActions)
    .extend(walletActions);

/** Starts Hardhat's node on a free port of the loopback interface, and waits until it answers. */
export async function startChain(): Promise<LocalChain> {
  const port = await freePort();
  const node = spawn("hardhat", ["node", "--network", "node", "--hostname", "127.0.0.1", "--port", String(port)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  node.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  endWithProcess(node);
  const stop = (): void => {
    node.kill();
  };
  const url = `http://127.0.0.1:${port}`;
  const client = createChainClient(url);
  for (let attempt = 0; attempt < 300; ++attempt) {
    if (node.exitCode !== null || node.signalCode !== null)
      throw new Error(`The local chain ended at once: ${complaint.trim()}`);
    try {
      await client.getChainId();
      return { url, client, stop };
    } catch {
      await sleep(100);
    }
  }
  stop();
  throw new Error("The local chain did not answer within 30 s.");
}

/** From now on a block every `seconds`, and none in between. */
export async function startClock(client: { request: EIP1193RequestFn }, seconds: number): Promise<void> {
  const request = client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
  await request({ method: "evm_setAutomine", params: [false] });
  await request({ method: "evm_setIntervalMining", params: [seconds * 1_000] });
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
