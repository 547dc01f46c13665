/**
 * Why a model gave no claims.
 *
 * - `DECOMPOSE_REFUSED`: it declined, or a content filter stopped it.
 * - `DECOMPOSE_MALFORMED`: its answer does not have the required shape, or was cut off.
 * - `DECOMPOSE_TIMEOUT`: it took longer than `timeoutMs`.
 * - `DECOMPOSE_UNAVAILABLE`: the model's server could not be reached or reported an error.
 */
export type DecomposeErrorCode =
  | "DECOMPOSE_REFUSED"
  | "DECOMPOSE_MALFORMED"
  | "DECOMPOSE_TIMEOUT"
  | "DECOMPOSE_UNAVAILABLE";

/** A text could not be decomposed because the model failed. */
export class DecomposeError extends Error {
  override readonly name = "DecomposeError";
  readonly code: DecomposeErrorCode;
  /** Facts about the failure: the spans it concerns, the HTTP status, why the model stopped. Never the text itself. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;

  constructor(
    code: DecomposeErrorCode,
    message: string,
    options: { details: Readonly<Record<string, unknown>>; retryable: boolean; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
    this.retryable = options.retryable;
  }
}
