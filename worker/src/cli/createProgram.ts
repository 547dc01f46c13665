import { Command } from "commander";
import type { WorkerEnvironment } from "./parseConfig.ts";

const collect = (value: string, values: readonly string[] = []) => [...values, value];

/**
 * Creates the command line; its actions are loaded when they are needed.
 *
 * @example
 * await createProgram(process.env, signal).parseAsync(process.argv);
 */
export function createProgram(environment: WorkerEnvironment, signal: AbortSignal): Command {
  const program = new Command("mira-worker")
    .description("A Mira validator: judges claims, commits and reveals votes, settles rounds.")
    .exitOverride()
    .configureOutput({ outputError: () => undefined });

  program
    .command("run")
    .description("run one validator until it is stopped")
    .option("--rpc <url>", "JSON-RPC endpoint, or MIRA_RPC_URL", environment.MIRA_RPC_URL)
    .option("--deployment <file>", "JSON file with the deployment's addresses")
    .option("--validator <id>", "the validator's id")
    .option("--key-file <file>", "file with the operator's private key, or MIRA_OPERATOR_KEY")
    .option("--verifier <name>", "verifier of the panel that judges (default: lexical)")
    .option("--model-url <url>", "judge by a model behind this OpenAI-compatible API; MIRA_MODEL_API_KEY is its key")
    .option("--model-name <name>", "the model's name there")
    .option("--content <place>", "directory or base URL with bundles as <bundleHash>.json; repeatable", collect)
    .option("--data <directory>", "where votes and reports are kept")
    .option("--poll <ms>", "milliseconds from one look at the chain to the next", "200")
    .option("--confirmations <blocks>", "blocks that an opening waits for after the commit window", "1")
    .option("--log-level <level>", "fatal, error, warn, info, debug, trace or silent", "info")
    .option("--once", "end when no request is open any more", false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .action(async (options: Readonly<Record<string, unknown>>) => {
      const [{ parseConfig }, { startWorker }] = await Promise.all([
        import("./parseConfig.ts"),
        import("./startWorker.ts"),
      ]);
      await startWorker(parseConfig(options, environment), signal);
    });

  return program;
}
