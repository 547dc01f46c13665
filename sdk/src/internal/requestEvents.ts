import type { Client, Hex } from "viem";
import { verdictRegistryAbi, verificationHubAbi } from "../abis.ts";
import { claimsOfRound } from "../contests/capacity.ts";
import { seatsAt } from "../contests/challengeBond.ts";
import { type ClaimMask, claimsInMask } from "../contests/claimMasks.ts";
import type { DeeperRound } from "../votes/deeperRound.ts";
import type { Planes } from "../votes/planes.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import { type RoundConfig, unpackRoundConfig } from "../votes/roundConfig.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import { type Seat, unpackSeat } from "../votes/seat.ts";
import { votesHash } from "../votes/votesHash.ts";
import { type ActionParameters, byPlace, eventOf, findLogs } from "./chain.ts";
import { contestLogs, type RequestChallenge } from "./contestHistory.ts";

type At = { blockNumber: bigint; transactionHash: Hex; logIndex: number };

/** What happens to a request, as {@link watchRequest} tells it. */
export type RequestEvent = At &
  (
    | { type: "opened"; requester: Hex; bundleHash: Hex; contentURI: string }
    | {
        type: "round-opened";
        round: bigint;
        /** 0 for the first round. */
        level: number;
        /** Places of the request's claims that it votes on, in the order in which it packs them. */
        claims: readonly number[];
        config: RoundConfig;
      }
    | { type: "committed"; round: bigint; seat: Seat; commitment: Hex }
    | { type: "opening-posted"; round: bigint; validatorId: number }
    /** Planes over the round's own claims; a deeper round's refund stays in escrow. */
    | { type: "settled"; round: bigint; result: RoundResult; verdict: Planes; paid: bigint; refund: bigint }
    /** A deeper round ended uncounted. */
    | { type: "round-expired"; round: bigint }
    | { type: "contested" }
    /** `isSentinel`: by the requester's sentinels, at its budget. */
    | ({ type: "challenged"; isSentinel: boolean } & Pick<
        RequestChallenge,
        "index" | "challenger" | "level" | "bond" | "claims"
      >)
    | { type: "sentinels-revealed"; missed: readonly number[] }
    | { type: "escalated"; level: number; claims: readonly number[] }
    /** Planes of the request's verdict from now on. */
    | { type: "concluded"; level: number; verdict: Planes }
    | { type: "challenges-lapsed"; verdict: Planes }
    | { type: "final"; registryIndex: bigint }
    | { type: "expired"; round: bigint; refund: bigint }
  );

/** A watched request, and what the watch learnt of it. */
export type WatchedRequest = {
  requestId: bigint;
  header: RequestHeader;
  rounds: Set<bigint>;
  /** What a level votes on, by the hash that its rounds name. */
  selections: Map<Hex, ClaimMask>;
};

/** What happened to a request in a range of blocks, in order. */
export async function requestEvents(
  client: Client,
  { deployment, signal }: ActionParameters,
  watched: WatchedRequest,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<readonly RequestEvent[]> {
  const { requestId, rounds } = watched;
  const query = { address: deployment.hub, ...range, signal };
  const find = <
    const name extends
      | "RequestOpened"
      | "RoundOpened"
      | "RoundSettled"
      | "RoundExpired"
      | "RequestContested"
      | "RequestExpired",
  >(
    name: name,
  ) => findLogs(client, { ...query, event: eventOf(verificationHubAbi, name), args: { requestId } });
  const [opened, roundsOpened, settled, roundsExpired, contested, ofContest, final, expired] = await Promise.all([
    find("RequestOpened"),
    find("RoundOpened"),
    find("RoundSettled"),
    find("RoundExpired"),
    find("RequestContested"),
    contestLogs(client, { deployment, requestId, ...range, ...(signal && { signal }) }),
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
  const [deeper, committed, posted] = await Promise.all([
    findLogs(client, { ...inRounds, event: eventOf(verificationHubAbi, "DeeperRoundOpened") }),
    findLogs(client, { ...inRounds, event: eventOf(verificationHubAbi, "Committed") }),
    findLogs(client, { ...inRounds, event: eventOf(verificationHubAbi, "OpeningPosted") }),
  ]);
  for (const { event } of ofContest) {
    if (event.kind === "escalated") watched.selections.set(votesHash(event.selection), event.selection);
  }
  const events: RequestEvent[] = [
    ...opened.map((log) => {
      const { requester, header, contentURI } = log.args;
      return { type: "opened" as const, requester, bundleHash: header.bundleHash, contentURI, ...at(log) };
    }),
    ...roundsOpened.flatMap((log) => {
      const { round } = log.args;
      const config = unpackRoundConfig(log.args.config);
      if (!config) return [];
      const own = deeper.find(({ args }) => args.round === round)?.args.deeper ?? null;
      const claims = claimsOf(watched, config, own);
      return [{ type: "round-opened" as const, round, level: config.level, claims, config, ...at(log) }];
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
    ...roundsExpired.map((log) => ({ type: "round-expired" as const, round: log.args.round, ...at(log) })),
    ...contested.map((log) => ({ type: "contested" as const, ...at(log) })),
    ...ofContest.flatMap(({ event, at: place }) => newsOf(event, at(place)) ?? []),
    ...final.map((log) => ({ type: "final" as const, registryIndex: log.args.index, ...at(log) })),
    ...expired.map((log) => {
      const { round, refund } = log.args;
      return { type: "expired" as const, round, refund, ...at(log) };
    }),
  ];
  return events.sort(byPlace);
}

/** Places of the claims that a round votes on. */
function claimsOf(
  { header, selections }: WatchedRequest,
  { level, claims }: RoundConfig,
  deeper: DeeperRound | null,
): readonly number[] {
  const selection = deeper && selections.get(deeper.selectionHash);
  if (!selection) return [...Array(claims).keys()];
  return claimsInMask(claimsOfRound(selection, seatsAt(header, level), deeper.child));
}

type Told = Awaited<ReturnType<typeof contestLogs>>[number]["event"];

/** What of the contest book's events is news: that a contest changed shows in the others. */
function newsOf(event: Told, place: At): RequestEvent | null {
  switch (event.kind) {
    case "challenged": {
      const { index, challenger, level, bond } = event;
      const claims = claimsInMask(event.claims);
      return { type: "challenged", index, challenger, level, bond, claims, isSentinel: bond === 0n, ...place };
    }
    case "revealed":
      return { type: "sentinels-revealed", missed: claimsInMask(event.missed), ...place };
    case "escalated":
      return { type: "escalated", level: event.level, claims: claimsInMask(event.selection), ...place };
    case "concluded":
      return { type: "concluded", level: event.level, verdict: event.verdict, ...place };
    case "lapsed":
      return { type: "challenges-lapsed", verdict: event.verdict, ...place };
    default:
      return null;
  }
}

const at = ({ blockNumber, transactionHash, logIndex }: At): At => ({ blockNumber, transactionHash, logIndex });
