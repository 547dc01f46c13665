import { type ContestEvent, unpackRoundConfig, unpackSeat, votesHash } from "@mira-protocol/sdk";
import { contestBookAbi, feeLedgerAbi, verdictRegistryAbi, verificationHubAbi } from "@mira-protocol/sdk/abis";
import { type AbiEvent, type ContractEventName, decodeEventLog, type Hex, hexToBigInt, toEventSelector } from "viem";
import type { ChainEvent } from "../rounds/chainEvent.ts";

const abi = [...verificationHubAbi, ...verdictRegistryAbi, ...contestBookAbi, ...feeLedgerAbi] as const;

/** Events of hub, verdict registry, contest book and fee ledger that a worker follows. */
const followed = [
  "RequestOpened",
  "RoundOpened",
  "DeeperRoundOpened",
  "Committed",
  "CommitSkipped",
  "OpeningPosted",
  "FeeDivided",
  "ClearAnswersCounted",
  "RoundSettled",
  "RoundExpired",
  "RequestExpired",
  "ContestChanged",
  "Challenged",
  "Escalated",
  "LevelConcluded",
  "ChallengesLapsed",
  "VerdictRecorded",
] as const satisfies readonly ContractEventName<typeof abi>[];
type FollowedEvent = Extract<(typeof abi)[number], { type: "event"; name: (typeof followed)[number] }>;

/** Hashing an event's signature takes longer than reading its log, so each is hashed once. */
const events: ReadonlyMap<string, FollowedEvent> = new Map(
  abi
    .filter((item): item is FollowedEvent => item.type === "event" && followed.some((name) => name === item.name))
    .map((item) => [toEventSelector(item as AbiEvent), item]),
);

/** First topics of the followed events, for `eth_getLogs`. */
export const followedTopics = [...events.keys()] as readonly Hex[];

/** What is needed of a log, as the endpoint sends it. */
export type RawLog = { blockNumber: Hex | null; logIndex: Hex | null; topics: readonly Hex[]; data: Hex };

/**
 * Reads logs of the contracts that a worker follows, in the order in which they are given. Logs of other events are left out.
 *
 * @example
 * const chainEvents = decodeLogs(await client.request({ method: "eth_getLogs", params: [{ address: contracts }] }));
 */
export function decodeLogs(logs: readonly RawLog[]): readonly ChainEvent[] {
  return logs.flatMap((log) => {
    const item = events.get(log.topics[0] ?? "");
    return item && log.blockNumber ? [decode(item, log, hexToBigInt(log.blockNumber))] : [];
  });
}

function decode(item: FollowedEvent, { topics, data }: RawLog, blockNumber: bigint): ChainEvent {
  const log = decodeEventLog({ abi: [item], topics: topics as [Hex, ...Hex[]], data });
  const ofContest = (event: ContestEvent): ChainEvent => {
    const { requestId } = log.args as { requestId: bigint };
    return { kind: "contest", blockNumber, requestId, event };
  };
  switch (log.eventName) {
    case "RequestOpened":
      return { kind: "request-opened", blockNumber, requestId: log.args.requestId, header: log.args.header };
    case "RoundOpened": {
      const { round, requestId } = log.args;
      const config = unpackRoundConfig(log.args.config);
      if (!config) throw new TypeError("A round was announced without a configuration.");
      return { kind: "round-opened", blockNumber, round, requestId, config };
    }
    case "DeeperRoundOpened":
      return { kind: "deeper-opened", blockNumber, ...log.args };
    case "Committed": {
      const { round, seat, commitment } = log.args;
      return { kind: "committed", blockNumber, round, validatorId: unpackSeat(seat).validatorId, seat, commitment };
    }
    case "CommitSkipped":
      return { kind: "commit-skipped", blockNumber, ...log.args };
    case "OpeningPosted": {
      const { round, validatorId, position, salt, reportHash, planes } = log.args;
      const opening = { salt, reportHash, planes };
      return { kind: "opening-posted", blockNumber, round, validatorId, position: Number(position), opening };
    }
    case "RoundSettled": {
      const { round, requestId, result, verdict } = log.args;
      return { kind: "settled", blockNumber, round, requestId, result, verdict };
    }
    case "FeeDivided":
      return { kind: "fee-divided", blockNumber, round: log.args.round, paysHash: votesHash(log.args.seats) };
    case "ClearAnswersCounted":
      return { kind: "clear-counted", blockNumber, ...log.args };
    case "RoundExpired":
      return { kind: "round-expired", blockNumber, ...log.args };
    case "VerdictRecorded":
      return { kind: "finalized", blockNumber, requestId: log.args.requestId };
    case "ContestChanged":
      return ofContest({ kind: "changed", contest: log.args.contest });
    case "Challenged": {
      const { level, bond, claims } = log.args;
      return ofContest({ kind: "challenged", level, bond, claims });
    }
    case "Escalated":
      return ofContest({ kind: "escalated", selection: log.args.selection });
    case "LevelConcluded":
      return ofContest({ kind: "concluded", verdict: log.args.verdict, clear: log.args.clear });
    case "ChallengesLapsed":
      return ofContest({ kind: "lapsed", verdict: log.args.verdict });
    case "RequestExpired":
      return { kind: "expired", blockNumber, requestId: log.args.requestId, round: log.args.round };
  }
}
