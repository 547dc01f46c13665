import { BaseError, ContractFunctionRevertedError } from "viem";
import { WorkerError } from "./workerError.ts";

const LONGEST = 300;

/**
 * One line about an error for logs and people: no stack, no request body, no URL, which may carry an access key.
 *
 * @example
 * logger.warn({ error: errorText(error) }, "endpoint not reached");
 */
export function errorText(error: unknown): string {
  return text(error).replaceAll(/\s+/g, " ").slice(0, LONGEST);
}

function text(error: unknown): string {
  if (error instanceof BaseError) {
    const revert = error.walk((inner) => inner instanceof ContractFunctionRevertedError);
    if (revert instanceof ContractFunctionRevertedError && revert.data) return revert.data.errorName;
    return withoutUrls(error.details ? `${error.shortMessage} ${error.details}` : error.shortMessage);
  }
  if (!(error instanceof Error)) return String(error);
  if (error instanceof WorkerError) return error.message;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return withoutUrls(`${error.message}${cause}`);
}

const withoutUrls = (line: string): string => line.replaceAll(/\b(https?:\/\/)[^\s"']+/g, "$1…");
