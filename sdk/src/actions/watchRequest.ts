import type { Client, Hex } from "viem";
import { getBlockNumber } from "viem/actions";
import { verdictRegistryAbi, verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, byPlace, eventOf, findLogs, request } from "../internal/chain.ts";
import { endOf, signalOf, sleep } from "../internal/wait.ts";
import type { Planes } from "../votes/planes.ts";
import { type RoundConfig, unpackRoundConfig } from "../votes/roundConfig.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import { type Seat, unpackSeat } from "../votes/seat.ts";
import { getRequest } from "./getRequest.ts";

type At = { blockNumber: bigint; transactionHash: Hex; logIndex: number };

/** What happens to a request, as {@link watchRequest} tells it. */
export type RequestEvent = At &
  (
    | { type: "opened"; requester: Hex; bundleHash: Hex; contentURI: string }
    | { type: "round-opened"; round: bigint; config: RoundConfig }
    | { type: "committed"; round: bigint; seat: Seat; commitment: Hex }
    | { type: "opening-posted"; round: bigint; validatorId: number }
    | { type: "settled"; round: bigint; result: RoundResult; verdict: Planes; paid: bigint; refund: bigint }
    | { type: "final"; registryIndex: bigint }
    | { type: "expired"; round: bigint; refund: bigint }
  );

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
 * // opened, round-opened, committed, …, settled, final
 */
export async function watchRequest(client: Client, parameters: WatchRequestParameters): Promise<void> {
  const { deployment, requestId, onEvent, confirmations = 0 } = parameters;
  const signal = signalOf(parameters);
  const own = { deployment, ...(signal && { signal }) };
  const retry = retrier(parameters, signal);
  const rounds = new Set([requestId]);
  const { opened } = await retry(() => getRequest(client, { ...own, requestId }));
  let next = opened.blockNumber;
  for (;;) {
    const head = await retry(() => request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
    const toBlock = head - BigInt(confirmations);
    if (toBlock >= next) {
      const range = { fromBlock: next, toBlock };
      for (const event of await retry(() => eventsIn(client, own, requestId, rounds, range))) {
        if (signal?.aborted) throw endOf(signal);
        await onEvent(event);
        if (event.type === "final" || event.type === "expired") return;
      }
      next = toBlock + 1n;
    }
    await sleep(parameters.pollingInterval ?? Math.min(client.pollingInterval, 4_000), signal);
  }
}

async function eventsIn(
  client: Client,
  { deployment, signal }: ActionParameters,
  requestId: bigint,
  rounds: Set<bigint>,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<readonly RequestEvent[]> {
  const query = { address: deployment.hub, ...range, signal };
  const find = <const name extends "RequestOpened" | "RoundOpened" | "RoundSettled" | "RequestExpired">(name: name) =>
    findLogs(client, { ...query, event: eventOf(verificationHubAbi, name), args: { requestId } });
  const [opened, roundsOpened, settled, final, expired] = await Promise.all([
    find("RequestOpened"),
    find("RoundOpened"),
    find("RoundSettled"),
    findLogs(client, {
      ...query,
      address: deployment.registry,
      event: eventOf(verdictRegistryAbi, "VerdictRecorded"),
      args: { requestId },
    }),
    find("RequestExpired"),
  ]);
  for (const { args } of roundsOpened) rounds.add(args.round);
  const inRounds = { ...query, args: { round: [...rounds] } };
  const [committed, posted] = await Promise.all([
    findLogs(client, { ...inRounds, event: eventOf(verificationHubAbi, "Committed") }),
    findLogs(client, { ...inRounds, event: eventOf(verificationHubAbi, "OpeningPosted") }),
  ]);
  const events: RequestEvent[] = [
    ...opened.map((log) => {
      const { requester, header, contentURI } = log.args;
      return { type: "opened" as const, requester, bundleHash: header.bundleHash, contentURI, ...at(log) };
    }),
    ...roundsOpened.flatMap((log) => {
      const config = unpackRoundConfig(log.args.config);
      return config ? [{ type: "round-opened" as const, round: log.args.round, config, ...at(log) }] : [];
    }),
    ...committed.map((log) => {
      const { round, seat, commitment } = log.args;
      return { type: "committed" as const, round, seat: unpackSeat(seat), commitment, ...at(log) };
    }),
    ...posted.map((log) => {
      const { round, validatorId } = log.args;
      return { type: "opening-posted" as const, round, validatorId, ...at(log) };
    }),
    ...settled.map((log) => {
      const { round, result, verdict, paid, refund } = log.args;
      return { type: "settled" as const, round, result, verdict, paid, refund, ...at(log) };
    }),
    ...final.map((log) => ({ type: "final" as const, registryIndex: log.args.index, ...at(log) })),
    ...expired.map((log) => {
      const { round, refund } = log.args;
      return { type: "expired" as const, round, refund, ...at(log) };
    }),
  ];
  return events.sort(byPlace);
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

const at = ({ blockNumber, transactionHash, logIndex }: At): At => ({ blockNumber, transactionHash, logIndex });
