import { expect } from "chai";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { TaskArguments } from "hardhat/types/tasks";
import userConfig from "../../../hardhat.config.ts";
import { type Ended, runProcess } from "./runProcess.ts";

const HARDHAT = "node_modules/hardhat/dist/src/cli.js";

/** Hardhat's tasks `mira …` against one chain. */
export type Tasks = {
  /** Runs Hardhat with these words in a process of its own, as a person does, with `--network local` for the chain. */
  hardhat(words: string): Promise<Ended>;
  /** Runs `mira …` in this process. */
  run(words: string): Promise<Ended>;
  /** Runs `mira …` in this process, which must succeed; gives what it printed. */
  mira(words: string): Promise<string>;
  /** Runs `mira … --json` in this process, which must succeed and print one JSON document and nothing else. */
  json(words: string): Promise<Record<string, unknown>>;
  /** Runs `mira …` in this process, which must end with this exit code and say this on stderr, in a few lines. */
  refuses(words: string, exitCode: number, says: RegExp): Promise<void>;
};

/**
 * A Node process takes most of a second to start, and there are many mistakes to make: what needs no process of its own
 * runs in this one, through the same definitions and actions.
 *
 * @param options Put behind the words of every `mira …` that names no deployment.
 */
export async function createTasks(rpcUrl: string, options = ""): Promise<Tasks> {
  const local = { type: "http", chainType: "l1", url: rpcUrl } as const;
  const config = { ...userConfig, networks: { ...userConfig.networks, local } };
  const hre = await createHardhatRuntimeEnvironment(config, { network: "local" }, process.cwd());
  const run = (words: string): Promise<Ended> => {
    const all = `mira ${words} ${words.includes("--deployment") ? "" : options}`;
    return captured(() => runTask(hre, wordsOf(all)));
  };
  const mira: Tasks["mira"] = async (words) => {
    const { exitCode, stdout, stderr } = await run(words);
    expect(exitCode, `${words}: ${stderr}${stdout}`).to.equal(0);
    expect(stderr, words).to.equal("");
    return stdout;
  };
  return {
    hardhat: (words) => runProcess(HARDHAT, ["--network", "local", ...wordsOf(words)], { MIRA_RPC_URL: rpcUrl }),
    run,
    mira,
    json: async (words) => JSON.parse(await mira(`${words} --json`)) as Record<string, unknown>,
    refuses: async (words, exitCode, says) => expectRefusal(await run(words), exitCode, says, words),
  };
}

/** A failure that a person can act on: this exit code, and a few lines on stderr that say what is wrong. */
export function expectRefusal(ended: Ended, exitCode: number, says: RegExp, words = ""): void {
  expect(ended.stderr, words).to.match(says);
  expect(ended.exitCode, `${words}: ${ended.stderr}`).to.equal(exitCode);
  expect(ended.stderr.trim().split("\n").length, ended.stderr).to.be.at.most(3);
  expect(ended.stderr).to.not.match(/\n\s+at |\.ts:\d|node:internal/);
  expect(ended.stdout).to.equal("");
}

const wordsOf = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** Finds the task that the first words name, and gives it the others as Hardhat's own command line does. */
async function runTask(hre: HardhatRuntimeEnvironment, words: readonly string[]): Promise<void> {
  const rest = [...words];
  let task = hre.tasks.getTask(rest.shift() ?? "");
  for (let next = task.subtasks.get(rest[0] ?? ""); next; next = task.subtasks.get(rest[0] ?? "")) {
    task = next;
    rest.shift();
  }
  const args: TaskArguments = {};
  const positional = [...task.positionalArguments];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.startsWith("--")
      ? word.slice(2).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
      : "";
    const option = task.options.get(name);
    if (option) args[name] = option.type === "FLAG" ? true : rest.shift();
    else args[positional.shift()?.name ?? word] = word;
  }
  await task.run(args);
}

/** What a task prints, and the exit code that it sets. */
async function captured(run: () => Promise<void>): Promise<Ended> {
  const { log, error } = console;
  const { exitCode } = process;
  const out: string[] = [];
  const err: string[] = [];
  console.log = (text: string) => void out.push(`${text}\n`);
  console.error = (text: string) => void err.push(`${text}\n`);
  process.exitCode = 0;
  try {
    await run();
    return { stdout: out.join(""), stderr: err.join(""), exitCode: Number(process.exitCode) };
  } finally {
    Object.assign(console, { log, error });
    process.exitCode = exitCode;
  }
}
