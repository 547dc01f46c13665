import "./endOnSignal.ts";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type Bundle,
  bundleHash,
  encodeBundle,
  getRequest,
  getRound,
  getRoundCommitments,
  type MiraRequest,
  openRequest,
  type Round,
  type RoundCommitment,
} from "@mira-protocol/sdk";
import { type BundleServer, serveBundles } from "../../../scripts/lib/serveBundles.ts";
import { type SetUpOptions, type Stage, setUp } from "../../../scripts/lib/setUp.ts";
import { type LocalChain, startChain, startClock } from "../../../scripts/lib/startChain.ts";
import { startWorker, type WorkerProcess } from "../../../scripts/lib/startWorker.ts";
import { writeDeployment } from "../../../scripts/lib/startWorkers.ts";
import { until } from "./until.ts";

/**
 * Windows that nobody can miss on a busy machine: a test moves the chain's clock once everybody has done what is to be
 * done in one.
 */
export const WINDOWS = { seedDelay: 1, commitWindow: 600, revealWindow: 600, challengeWindow: 60 };

/** A chain, its contracts, a bundle server and worker processes, all of one test file. */
export type Rig = Stage & {
  chain: LocalChain;
  client: LocalChain["client"];
  bundles: BundleServer;
  /** Folder with the workers' folders. */
  directory: string;
  /** Processes of workers that have not ended. */
  running(): readonly WorkerProcess[];
  /** Starts the worker of the validator at a place of the list. */
  spawn(place: number, rpcUrl?: string): WorkerProcess;
  /** The same, and waits until it watches the chain. */
  start(place: number, rpcUrl?: string): Promise<WorkerProcess>;
  /** Opens a request in the tier STANDARD of the domain "general", and serves its bundle before unless told otherwise. */
  open(bundle: Bundle, serves?: "bundle" | "nothing"): Promise<{ requestId: bigint; fee: bigint }>;
  round(requestId: bigint): Promise<Round>;
  /** Waits until a round has so many commitments. */
  commitments(requestId: bigint, count: number): Promise<readonly RoundCommitment[]>;
  /** Waits until a request is settled. */
  settled(requestId: bigint): Promise<MiraRequest & { settled: NonNullable<MiraRequest["settled"]> }>;
  /** Seconds from one block to the next, from now on. */
  pace(seconds: number): Promise<void>;
  /** Gives the next block this timestamp. */
  moveTo(timestamp: number): Promise<void>;
  /** Ends every process that the rig started. */
  close(): Promise<void>;
};

/** Sets everything up but the workers. Call `close` whatever happens. */
export async function createRig(name: string, options: SetUpOptions): Promise<Rig> {
  const directory = join("out/integration", name);
  await rm(directory, { recursive: true, force: true });
  const workers = new Set<WorkerProcess>();
  const chain = await startChain();
  const bundles = await serveBundles();
  const running = (): readonly WorkerProcess[] => [...workers].filter((worker) => !worker.hasEnded());
  const close = async (): Promise<void> => {
    const left = running();
    const ended = left.map(({ child }) => once(child, "exit"));
    for (const { child } of left) child.kill("SIGKILL");
    await Promise.all(ended);
    bundles.close();
    chain.stop();
  };
  const stage = await setUp(chain, { terms: WINDOWS, ...options }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const { client } = chain;
  const { deployment, requester, validators } = stage;
  const deploymentFile = writeDeployment(directory, deployment);
  const round = (requestId: bigint): Promise<Round> => getRound(client, { deployment, round: requestId });
  const spawn: Rig["spawn"] = (place, rpcUrl = chain.url) => {
    const validator = validators[place];
    if (!validator) throw new RangeError(`There is no validator at place ${place}.`);
    const worker = startWorker({ rpcUrl, deploymentFile, validator, bundleUrl: bundles.url, directory });
    workers.add(worker);
    return worker;
  };

  return {
    ...stage,
    chain,
    client,
    bundles,
    directory,
    running,
    spawn,
    start: async (place, rpcUrl) => {
      const worker = spawn(place, rpcUrl);
      await worker.ready();
      return worker;
    },
    open: async (bundle, serves = "bundle") => {
      if (serves === "bundle") bundles.put(bundleHash(bundle), encodeBundle(bundle));
      const own = { deployment, account: requester, contentURI: bundles.url };
      const { requestId, fee } = await openRequest(client, { ...own, bundle, domain: "general", tier: "STANDARD" });
      if (requestId === null) throw new Error("The request was not opened.");
      return { requestId, fee };
    },
    round,
    commitments: (requestId, count) =>
      until(`${count} commitments to round ${requestId}`, async () => {
        if ((await round(requestId)).state.count < count) return null;
        return getRoundCommitments(client, { deployment, round: requestId });
      }),
    settled: (requestId) =>
      until(`request ${requestId} to be settled`, async () => {
        const request = await getRequest(client, { deployment, requestId });
        const { settled } = request;
        return settled && { ...request, settled };
      }),
    pace: (seconds) => startClock(client, seconds),
    moveTo: (timestamp) => client.setNextBlockTimestamp({ timestamp: BigInt(timestamp) }),
    close,
  };
}
