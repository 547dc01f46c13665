import "./endOnSignal.ts";
import { spawn } from "node:child_process";
import { endWithProcess } from "../../../scripts/lib/endWithProcess.ts";

/** How a process ended. */
export type Ended = { exitCode: number | null; stdout: string; stderr: string };

/** Longest run, milliseconds. */
const PATIENCE = 90_000;

/** Runs a TypeScript file in a Node process of its own, to its end. */
export function runProcess(
  file: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [file, ...args], {
    // Nothing of this process's own settings, such as a key or Hardhat's options.
    env: { PATH, HOME, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithProcess(child);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`${file} ${args.join(" ")} did not end; it said: ${stderr || stdout}`));
    }, PATIENCE);
    child.once("error", reject);
    child.once("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, stdout, stderr });
    });
  });
}
