import type { Client } from "viem";
import type { RequestEvent } from "../internal/requestEvents.ts";
import type { Verdict } from "../types/verdict.ts";
import { decodeVerdict } from "../votes/planes.ts";
import { getRequest, type MiraRequest } from "./getRequest.ts";
import { type WatchRequestParameters, watchRequest } from "./watchRequest.ts";

/** What {@link waitForRequest} waits for. */
export type WaitForRequestParameters = Omit<WatchRequestParameters, "onEvent"> & {
  onEvent?: WatchRequestParameters["onEvent"];
  /**
   * `final` (default): until the verdict cannot change any more, whatever levels that takes; `settled`: until there is a
   * provisional one. Either ends when the request expires.
   */
  until?: "final" | "settled";
};

/** How a request ended. */
export type RequestOutcome = {
  request: MiraRequest;
  /** One a claim, as the verdict stands; `null` if it expired. */
  verdicts: readonly Verdict[] | null;
};

/**
 * Waits for a request's end. It resolves for an expired request too: look at `verdicts`.
 *
 * @throws MiraError `REQUEST_NOT_FOUND`, `ABORTED`, `TIMEOUT`
 *
 * @example
 * const { verdicts } = await waitForRequest(client, { deployment, requestId, timeout: 2 * 3_600_000 });
 * if (verdicts === null) console.log("expired and refunded");
 */
export async function waitForRequest(client: Client, parameters: WaitForRequestParameters): Promise<RequestOutcome> {
  const { until = "final", onEvent } = parameters;
  const enough = new AbortController();
  const signals = parameters.signal ? [parameters.signal, enough.signal] : [enough.signal];
  const onEach = async (event: RequestEvent) => {
    await onEvent?.(event);
    if (event.type === "settled" && until === "settled") enough.abort();
  };
  await watchRequest(client, { ...parameters, signal: AbortSignal.any(signals), onEvent: onEach }).catch(
    (error: unknown) => {
      if (!enough.signal.aborted) throw error;
    },
  );
  const request = await getRequest(client, parameters);
  const { verdict, header, status } = request;
  return { request, verdicts: verdict && status !== "EXPIRED" ? decodeVerdict(verdict, header.claimCount) : null };
}
