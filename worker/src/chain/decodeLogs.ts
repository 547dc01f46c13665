import { unpackRoundConfig } from "@mira-protocol/sdk";
import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import { type Log, parseEventLogs } from "viem";
import type { ChainEvent } from "../rounds/chainEvent.ts";

/** Events of the hub that a worker follows. */
export const followedEvents = [
  "RequestOpened",
  "RoundOpened",
  "Committed",
  "CommitSkipped",
  "OpeningPosted",
  "RoundSettled",
  "RequestFinalized",
  "RequestExpired",
] as const;

/** A log of a mined block. */
export type MinedLog = Log<bigint, number, false>;

/**
 * Reads the hub's logs, in the chain's order. Logs of other events are left out.
 *
 * @example
 * const events = decodeLogs(await client.getLogs({ address: hub, fromBlock, toBlock }));
 */
export function decodeLogs(logs: readonly MinedLog[]): readonly ChainEvent[] {
  const parsed = parseEventLogs({ abi: verificationHubAbi, eventName: [...followedEvents], logs: [...logs] });
  return parsed.map((log): ChainEvent => {
    const { blockNumber } = log;
    switch (log.eventName) {
      case "RequestOpened":
        return { kind: "request-opened", blockNumber, requestId: log.args.requestId, header: log.args.header };
      case "RoundOpened": {
        const { round, requestId } = log.args;
        const config = unpackRoundConfig(log.args.config);
        if (!config) throw new TypeError("A round was announced without a configuration.");
        return { kind: "round-opened", blockNumber, round, requestId, config };
      }
      case "Committed": {
        const { round, validatorId, seat, commitment } = log.args;
        return { kind: "committed", blockNumber, round, validatorId, seat, commitment };
      }
      case "CommitSkipped":
        return { kind: "commit-skipped", blockNumber, ...log.args };
      case "OpeningPosted": {
        const { round, validatorId, position, salt, reportHash, planes } = log.args;
        const opening = { salt, reportHash, planes };
        return { kind: "opening-posted", blockNumber, round, validatorId, position: Number(position), opening };
      }
      case "RoundSettled": {
        const { round, requestId, result } = log.args;
        return { kind: "settled", blockNumber, round, requestId, result };
      }
      case "RequestFinalized":
        return { kind: "finalized", blockNumber, requestId: log.args.requestId };
      case "RequestExpired":
        return { kind: "expired", blockNumber, requestId: log.args.requestId, round: log.args.round };
    }
  });
}
