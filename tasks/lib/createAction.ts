import { type MiraError, toMiraError } from "@mira-protocol/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { BaseError } from "viem";
import { connect, type TaskContext } from "./connect.ts";
import type { CommonArguments, SendingArguments } from "./define.ts";
import { exitCodeOf } from "./exitCodes.ts";
import { renderError } from "./renderError.ts";
import { toJson } from "./toJson.ts";

/** What a task does and how a person is told. */
export type ActionDefinition<Args, Prepared, Result> = {
  /** Reads the command line, before anything is connected. */
  prepare(args: Args): Prepared | Promise<Prepared>;
  /** Calls the SDK; what it returns is what `--json` prints. */
  run(context: TaskContext, prepared: Prepared, sending: { dryRun: boolean }): Promise<Result>;
  render(result: Result): string;
  /** What is wrong with a result that is shown all the same; `null` for nothing. */
  failure?(result: Result): MiraError | null;
};

/**
 * A task's action: it connects, runs, prints, and turns a failure into two lines and a stable exit code. It returns the
 * result, for other tasks; after a failure that it has told of, nothing.
 */
export function createAction<Args extends CommonArguments & Partial<SendingArguments>, Prepared, Result>({
  prepare,
  run,
  render,
  failure = () => null,
}: ActionDefinition<Args, Prepared, Result>) {
  return async (args: Args, hre: HardhatRuntimeEnvironment): Promise<Result | undefined> => {
    try {
      const prepared = await prepare(args);
      const { close, ...context } = await connect(hre, args);
      try {
        const result = await run(context, prepared, { dryRun: args.dryRun ?? false });
        const wrong = failure(result);
        if (wrong && args.json) console.log(toJson({ ...result, ...toDocument(wrong) }));
        else console.log(args.json ? toJson(result) : render(result));
        if (wrong && !args.json) console.error(renderError(wrong));
        if (wrong) process.exitCode = exitCodeOf(wrong);
        return result;
      } finally {
        await close();
      }
    } catch (cause) {
      fail(expected(cause), args.json);
      return undefined;
    }
  };
}

/** A failure that can be told in two lines; anything else is a defect, and Hardhat shows where. */
function expected(cause: unknown): MiraError {
  const isOurs = cause instanceof Error && cause.name === "MiraError";
  if (isOurs || cause instanceof BaseError) return toMiraError(cause);
  throw cause;
}

const toDocument = ({ code, message, details, retryable }: MiraError) => ({
  error: { code, message, retryable, ...details },
});

function fail(error: MiraError, json: boolean): void {
  if (json) console.log(toJson(toDocument(error)));
  else console.error(renderError(error));
  process.exitCode = exitCodeOf(error);
}
