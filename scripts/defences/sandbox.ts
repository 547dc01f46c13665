import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Defence } from "./defence.ts";

/** What a run of tests came to. */
export type Outcome = { passed: boolean; failing: readonly string[] };

/** A copy of the project in which contracts can be broken without harm. */
export type Sandbox = {
  /** Runs the files' tests as they are. */
  run: (tests: readonly string[]) => Promise<Outcome>;
  /** Takes a defence out, runs its tests, and puts it back. */
  runWithout: (defence: Defence) => Promise<Outcome>;
  remove: () => Promise<void>;
};

const COPIED = [
  "contracts",
  "test/solidity",
  "test/vectors",
  "tasks",
  "deploy",
  "sdk",
  "artifacts",
  "cache",
  "hardhat.config.ts",
  "package.json",
];

/**
 * Copies the project to a temporary folder, with what was compiled of it.
 *
 * @throws Error for a defence whose text does not stand exactly once in its file
 */
export async function createSandbox(signal: AbortSignal): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "mira-defences-"));
  const filter = (source: string): boolean => !source.includes("node_modules");
  for (const path of COPIED) await cp(path, join(folder, path), { recursive: true, preserveTimestamps: true, filter });
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  const run = (tests: readonly string[]): Promise<Outcome> => runTests(folder, tests, signal);
  return {
    run,
    async runWithout({ file, replace: [defence, gap], tests }) {
      const path = join(folder, file);
      const source = await readFile(path, "utf8");
      const parts = source.split(defence);
      if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${defence}`);
      await writeFile(path, parts.join(gap));
      try {
        return await run(tests);
      } finally {
        await writeFile(path, source);
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Compiles what changed, since tests deploy the contracts' own artifacts, and runs the tests. */
async function runTests(folder: string, tests: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const build = await hardhat(folder, ["build", "--no-tests", "--quiet"], signal);
  // A gap that does not compile proves nothing.
  if (!build.succeeded) throw new Error(`It does not compile:\n${build.output.slice(-2_000)}`);
  const { succeeded, output } = await hardhat(folder, ["test", "solidity", ...tests], signal);
  if (!/\d+ (passing|failing)/.test(output)) throw new Error(`No test ran:\n${output.slice(-2_000)}`);
  return { passed: succeeded, failing: failingIn(output) };
}

function hardhat(folder: string, args: readonly string[], signal: AbortSignal) {
  const command = [resolve("node_modules/hardhat/dist/src/cli.js"), ...args];
  return new Promise<{ succeeded: boolean; output: string }>((done, fail) => {
    execFile(process.execPath, command, { cwd: folder, signal, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error?.name === "AbortError") fail(error);
      else done({ succeeded: error === null, output: `${stdout}\n${stderr}` });
    });
  });
}

/** Names of the tests that failed, as the runner lists them. */
function failingIn(output: string): string[] {
  const names = [...output.matchAll(/^\s*\d+\) (\w+)\(/gm)].map(([, name]) => name ?? "");
  return [...new Set(names)];
}
