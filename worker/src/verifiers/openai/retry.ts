import { setTimeout as sleep } from "node:timers/promises";

/**
 * Calls until it succeeds, `tries` times at most, waiting `backoff · 2^n` milliseconds with up to half of it at random.
 * It gives up at once if `isRetryable` says so, or if the signal is aborted.
 */
export const retry = async <T>(
  call: () => Promise<T>,
  options: {
    tries: number;
    backoff: number;
    isRetryable: (error: unknown) => boolean;
    signal?: AbortSignal | undefined;
  },
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      options.signal?.throwIfAborted();
      if (attempt >= options.tries || !options.isRetryable(error)) throw error;
      const wait = options.backoff * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
      await sleep(wait, undefined, options.signal === undefined ? {} : { signal: options.signal });
    }
  }
};
