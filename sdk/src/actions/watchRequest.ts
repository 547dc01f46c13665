import type { Client } from "viem";
import { getBlockNumber } from "viem/actions";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, request } from "../internal/chain.ts";
import { type RequestEvent, requestEvents, type WatchedRequest } from "../internal/requestEvents.ts";
import { endOf, signalOf, sleep } from "../internal/wait.ts";
import { getRequest } from "./getRequest.ts";

/** What {@link watchRequest} watches. */
export type WatchRequestParameters = ActionParameters & {
  requestId: bigint;
  /** Told every event once, in the chain's order, those of the past first. What it returns is awaited. */
  onEvent: (event: RequestEvent) => void | Promise<void>;
  /** Told every failure of the endpoint that is tried again. */
  onRetry?: (error: MiraError) => void;
  /** Longest time to watch, milliseconds; without end by default. */
  timeout?: number;
  /** Milliseconds between two looks; the client's, at most 4,000, by default. */
  pollingInterval?: number;
  /** Blocks that must lie on top of an event before it is told; 0 by default. */
  confirmations?: number;
};

const MOST_BACKOFF = 30_000;

/**
 * Tells all that happens to a request, from its opening until it is final or expired; then it resolves. An endpoint that
 * fails is asked again, at growing intervals, and nothing is lost in between. An event of a block that the chain later
 * drops is not taken back: set `confirmations` where that matters.
 *
 * @throws MiraError `REQUEST_NOT_FOUND`, `ABORTED`, `TIMEOUT`; whatever `onEvent` throws ends the watch
 *
 * @example
 * await watchRequest(client, { deployment, requestId, onEvent: ({ type }) => console.log(type), timeout: 600_000 });
 * // opened, round-opened, committed, …, settled, final; or, with a deeper level: …, settled, challenged, escalated,
 * // round-opened, committed, …, settled, concluded, final
 */
export async function watchRequest(client: Client, parameters: WatchRequestParameters): Promise<void> {
  const { deployment, requestId, onEvent, confirmations = 0 } = parameters;
  const signal = signalOf(parameters);
  const own = { deployment, ...(signal && { signal }) };
  const retry = retrier(parameters, signal);
  const { opened, header } = await retry(() => getRequest(client, { ...own, requestId }));
  const watched: WatchedRequest = { requestId, header, rounds: new Set([requestId]), selections: new Map() };
  let next = opened.blockNumber;
  for (;;) {
    const head = await retry(() => request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
    const toBlock = head - BigInt(confirmations);
    if (toBlock >= next) {
      const range = { fromBlock: next, toBlock };
      for (const event of await retry(() => requestEvents(client, own, watched, range))) {
        if (signal?.aborted) throw endOf(signal);
        await onEvent(event);
        if (event.type === "final" || event.type === "expired") return;
      }
      next = toBlock + 1n;
    }
    await sleep(parameters.pollingInterval ?? Math.min(client.pollingInterval, 4_000), signal);
  }
}

/** Tries again what may pass, at growing intervals, until the signal ends it. */
function retrier(parameters: WatchRequestParameters, signal: AbortSignal | undefined) {
  return async <T>(run: () => Promise<T>): Promise<T> => {
    for (let wait = 250; ; wait = Math.min(2 * wait, MOST_BACKOFF)) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof MiraError) || !error.retryable || error.code === "TIMEOUT") throw error;
        parameters.onRetry?.(error);
        await sleep(wait, signal);
      }
    }
  };
}
