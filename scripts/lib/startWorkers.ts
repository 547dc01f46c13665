import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MiraDeployment } from "@mira-protocol/sdk";
import type { LocalValidator } from "./setUp.ts";
import { type StartWorkerParameters, startWorker, type WorkerProcess } from "./startWorker.ts";

/** What the workers need to know. */
export type StartWorkersParameters = Omit<StartWorkerParameters, "deploymentFile" | "validator"> & {
  deployment: MiraDeployment;
  validators: readonly LocalValidator[];
};

/** Running validators, one process each. */
export type Workers = {
  processes: ReadonlyMap<number, WorkerProcess>;
  /** Data folder of each validator, by id. */
  folders: ReadonlyMap<number, string>;
  /** Validators whose process ended by itself, each told once. */
  ended(): readonly number[];
  stop(): void;
};

/** Starts one worker process a validator, each with a log of its own, and waits until all of them watch the chain. */
export async function startWorkers(parameters: StartWorkersParameters): Promise<Workers> {
  const { deployment, validators, directory } = parameters;
  const deploymentFile = writeDeployment(directory, deployment);
  const processes = new Map(
    validators.map((validator) => [validator.id, startWorker({ ...parameters, deploymentFile, validator })] as const),
  );
  const stop = (): void => {
    for (const { child } of processes.values()) child.kill();
  };
  const folders = new Map([...processes.values()].map(({ id, data }) => [id, data] as const));
  const told = new Set<number>();
  const ended = (): readonly number[] => {
    const gone = [...processes.values()].filter((worker) => worker.hasEnded() && !told.has(worker.id));
    for (const { id } of gone) told.add(id);
    return gone.map(({ id }) => id);
  };
  await Promise.all([...processes.values()].map(({ ready }) => ready()));
  return { processes, folders, ended, stop };
}

/** Writes the file that tells workers where Mira stands. */
export function writeDeployment(directory: string, deployment: MiraDeployment): string {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, "deployment.json");
  writeFileSync(file, JSON.stringify({ ...deployment, fromBlock: String(deployment.fromBlock) }));
  return file;
}
