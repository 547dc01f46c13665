import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { MiraDeployment } from "@mira-protocol/sdk";
import type { DemoValidator } from "./setUp.ts";

/** What the workers need to know. */
export type StartWorkersParameters = {
  rpcUrl: string;
  deployment: MiraDeployment;
  validators: readonly DemoValidator[];
  bundleUrl: string;
  /** Folder for their data and logs. */
  directory: string;
};

/** Running validators, one process each. */
export type Workers = {
  processes: ReadonlyMap<number, ChildProcess>;
  /** Validators whose process ended by itself, each told once. */
  ended(): readonly number[];
  stop(): void;
};

/** Longest time until the workers run, milliseconds. */
const PATIENCE = 120_000;

/** Starts one worker process a validator, each with a log of its own, and waits until all of them watch the chain. */
export async function startWorkers(parameters: StartWorkersParameters): Promise<Workers> {
  const { rpcUrl, deployment, validators, bundleUrl, directory } = parameters;
  mkdirSync(directory, { recursive: true });
  const deploymentFile = join(directory, "deployment.json");
  writeFileSync(deploymentFile, JSON.stringify({ ...deployment, fromBlock: String(deployment.fromBlock) }));
  const logs: string[] = [];
  const processes = new Map(
    validators.map(({ id, name, operatorKey }) => {
      const data = join(directory, `${id}-${name}`);
      mkdirSync(data, { recursive: true });
      const logFile = join(data, "log.jsonl");
      const log = openSync(logFile, "a");
      logs.push(logFile);
      const args = ["run", "--rpc", rpcUrl, "--deployment", deploymentFile, "--validator", String(id)];
      args.push("--verifier", name, "--content", bundleUrl, "--data", data);
      const worker = spawn(process.execPath, ["worker/src/bin.ts", ...args], {
        env: { ...process.env, MIRA_OPERATOR_KEY: operatorKey },
        stdio: ["ignore", log, log],
      });
      return [id, worker] as const;
    }),
  );
  const stop = (): void => {
    for (const worker of processes.values()) worker.kill();
  };
  process.once("exit", stop);
  const told = new Set<number>();
  const ended = (): readonly number[] => {
    const gone = [...processes].flatMap(([id, { exitCode, signalCode }]) =>
      (exitCode === null && signalCode === null) || told.has(id) ? [] : [id],
    );
    for (const id of gone) told.add(id);
    return gone;
  };
  const deadline = Date.now() + PATIENCE;
  while (!logs.every((log) => readFileSync(log, "utf8").includes('"worker runs"'))) {
    if (ended().length > 0) throw new Error(`A validator did not start: see the logs under ${directory}.`);
    if (Date.now() > deadline) throw new Error(`The validators did not start in time: see the logs under ${directory}.`);
    await sleep(100);
  }
  return { processes, ended, stop };
}
