import type { Common } from "./common.ts";
import { errorText } from "./errorText.ts";
import { wait } from "./wait.ts";
import { WorkerError } from "./workerError.ts";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

/**
 * Tries until it works or the process ends, with longer and longer pauses. An error that the worker explains itself will
 * not pass by waiting, and is thrown.
 *
 * @example
 * const checked = await persist(common, () => checkChain(parameters));
 */
export async function persist<T>({ logger, signal }: Common, task: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    try {
      return await task();
    } catch (error) {
      if (error instanceof WorkerError) throw error;
      logger.warn({ error: errorText(error), retryIn: pause }, "endpoint failed");
    }
    await wait(pause, signal);
    signal.throwIfAborted();
  }
}
