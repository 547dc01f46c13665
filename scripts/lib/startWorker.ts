import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endWithProcess } from "./endWithProcess.ts";
import type { LocalValidator } from "./setUp.ts";

/** What a worker needs to know. */
export type StartWorkerParameters = {
  rpcUrl: string;
  deploymentFile: string;
  validator: LocalValidator;
  bundleUrl: string;
  /** Folder with a folder for each worker's data and log; a worker that starts again finds its own. */
  directory: string;
};

/** A validator's process. */
export type WorkerProcess = {
  id: number;
  child: ChildProcess;
  /** Its data directory, with `log.jsonl` and `reports/`. */
  data: string;
  /** Whether the process is gone. */
  hasEnded(): boolean;
  /** What it logged since it was started. */
  log(): string;
  /** Resolves once it watches the chain. */
  ready(): Promise<void>;
};

/** Longest time until a worker runs, milliseconds. */
const PATIENCE = 120_000;

/** Starts a worker in a process of its own. */
export function startWorker(parameters: StartWorkerParameters): WorkerProcess {
  const { rpcUrl, deploymentFile, validator, bundleUrl, directory } = parameters;
  const { id, name, operatorKey } = validator;
  const data = join(directory, `${id}-${name}`);
  mkdirSync(data, { recursive: true });
  const logFile = join(data, "log.jsonl");
  const logFrom = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const output = openSync(logFile, "a");
  const args = ["run", "--rpc", rpcUrl, "--deployment", deploymentFile, "--validator", String(id)];
  args.push("--verifier", name, "--content", bundleUrl, "--data", data);
  const child = spawn(process.execPath, ["worker/src/bin.ts", ...args], {
    env: { ...process.env, MIRA_OPERATOR_KEY: operatorKey },
    stdio: ["ignore", output, output],
  });
  endWithProcess(child);
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const log = (): string => readFileSync(logFile).subarray(logFrom).toString("utf8");
  const ready = async (): Promise<void> => {
    const deadline = Date.now() + PATIENCE;
    while (!log().includes('"worker runs"')) {
      if (hasEnded()) throw new Error(`Validator ${id} did not start: see ${logFile}.`);
      if (Date.now() > deadline) throw new Error(`Validator ${id} did not start in time: see ${logFile}.`);
      await sleep(100);
    }
  };
  return { id, child, data, hasEnded, log, ready };
}
