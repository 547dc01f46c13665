import { MiraError } from "../errors/miraError.ts";

/** What every call that waits accepts. */
export type WaitOptions = {
  /** Ends the call, which then rejects with `ABORTED`. */
  signal?: AbortSignal;
  /** Longest time that the call may take, milliseconds; it then rejects with `TIMEOUT`. */
  timeout?: number;
};

/** One signal for both options. */
export function signalOf({ signal, timeout }: WaitOptions): AbortSignal | undefined {
  if (timeout === undefined) return signal;
  const limit = AbortSignal.timeout(timeout);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** Throws if the signal has ended the call. */
export function throwIfEnded(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw endOf(signal);
}

/** Why a signal ended a call. */
export function endOf(signal: AbortSignal): MiraError {
  const isTimeout = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  return isTimeout
    ? new MiraError("TIMEOUT", "It took longer than allowed.", { cause: signal.reason, retryable: true })
    : new MiraError("ABORTED", "The caller ended it.", { cause: signal.reason });
}

/** Waits, unless the signal comes first. */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(endOf(signal));
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
    function finish() {
      signal?.removeEventListener("abort", stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(endOf(signal as AbortSignal));
    }
  });
}

/** A promise's result, unless the signal comes first; the promise itself goes on unobserved. */
export function race<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(endOf(signal));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
