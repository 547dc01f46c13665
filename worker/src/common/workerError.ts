/** Codes of {@link WorkerError}. */
export const workerErrorCodes = [
  /** The command line or the environment is wrong. */
  "USAGE",
  /** The deployment, the chain or the validator is not what the options say. */
  "SETUP_WRONG",
  /** Another process holds the data directory, or it belongs to another validator. */
  "DATA_DIRECTORY",
  /** A bundle could not be had from any of the given places. */
  "CONTENT_UNAVAILABLE",
  /** The transaction was given up. */
  "SEND_FAILED",
] as const;
/** One of {@link workerErrorCodes}. */
export type WorkerErrorCode = (typeof workerErrorCodes)[number];

/** An error that the worker explains in one line. Decide by `code`, never by the message. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";
  readonly code: WorkerErrorCode;

  constructor(code: WorkerErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
