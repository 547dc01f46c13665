import type { Address, Client, Hex } from "viem";
import { contestBookAbi, verificationHubAbi } from "../abis.ts";
import { claimsOfRound } from "../contests/capacity.ts";
import { seatsAt } from "../contests/challengeBond.ts";
import { type ClaimMask, claimsInMask } from "../contests/claimMasks.ts";
import { type ContestPhase, contestHash, contestPhaseOf } from "../contests/contest.ts";
import { type ContestEvent, type ContestRecord, nextRecord, openedRecord } from "../contests/contestRecord.ts";
import { MiraError } from "../errors/miraError.ts";
import type { Planes } from "../votes/planes.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import { type RoundSummary, unpackRoundSummary } from "../votes/roundSummary.ts";
import { votesHash } from "../votes/votesHash.ts";
import { type ActionParameters, byPlace, type EventLog, eventOf, findLogs } from "./chain.ts";

/** A counted round, as the hub told of it. */
export type SettledRound = {
  result: RoundResult;
  /** The same result's summary, unpacked. */
  summary: RoundSummary;
  /** Planes over the round's own claims. */
  verdict: Planes;
  paid: bigint;
  /** What returned to the requester's credit; of a deeper round, what stayed in escrow. */
  refund: bigint;
  settler: Address;
  blockNumber: bigint;
  transactionHash: Hex;
};

/** One round of a deeper level. */
export type LevelRound = {
  round: bigint;
  /** Places of the request's claims that it votes on, in the order in which it packs them. */
  claims: readonly number[];
  /** Its result, once it was counted. */
  settled: SettledRound | null;
};

/** A deeper level of a request. */
export type ContestLevel = {
  level: number;
  /** Mask words of what it votes on. */
  selection: ClaimMask;
  rounds: readonly LevelRound[];
  /** The request's verdict once its rounds have ended. */
  verdict: Planes | null;
};

/** A challenge of a level's verdict. */
export type RequestChallenge = {
  /** Number within the request, from 0. */
  index: number;
  challenger: Address;
  /** Whose verdict is challenged. */
  level: number;
  /** Base units of MIRA; 0 where the requester's sentinels challenged, at its budget. */
  bond: bigint;
  /** Places of the claims. */
  claims: readonly number[];
  /** The same, as mask words. */
  mask: ClaimMask;
  /** What it paid, base units of MIRA; `null` until it is redeemed. */
  payout: bigint | null;
  blockNumber: bigint;
  transactionHash: Hex;
};

/** A contest with all that happened in it. */
export type RequestContest = ContestRecord & {
  phase: ContestPhase;
  /** Deeper levels, in order. */
  levels: readonly ContestLevel[];
  challenges: readonly RequestChallenge[];
  /** Places of the sentinels that the first verdict missed, once they were revealed. */
  missedSentinels: readonly number[] | null;
};

/** Events of a contested request, and what they are read for. */
export type ContestHistoryParameters = Pick<ActionParameters, "deployment" | "signal"> & {
  requestId: bigint;
  header: RequestHeader;
  /** Every settlement of the request, in order; the first is that of its first round. */
  settlements: readonly SettledRound[];
  /** What the contest book keeps. */
  kept: Hex;
  fromBlock: bigint;
  toBlock: bigint;
};

/**
 * All that the contest book said of a request, folded to what it keeps.
 *
 * @throws MiraError `CHAIN_INCONSISTENT` (retryable) where the endpoint's events lead to another contest
 */
export async function contestHistory(client: Client, parameters: ContestHistoryParameters): Promise<RequestContest> {
  const { deployment, header, settlements, kept } = parameters;
  const [first] = settlements;
  if (!first) throw inconsistent(parameters);
  const logs = await contestLogs(client, parameters);
  let record = openedRecord({ hub: deployment.hub, header, ...first });
  const levels: ContestLevel[] = [];
  const challenges: RequestChallenge[] = [];
  let missedSentinels: RequestContest["missedSentinels"] = null;
  for (const { event, at } of logs) {
    if (event.kind === "revealed") missedSentinels = claimsInMask(event.missed);
    else if (event.kind === "redeemed") pay(challenges, event.index, event.payout);
    else {
      record = nextRecord(record, event);
      if (event.kind === "challenged") challenges.push(challengeOf(event, at));
      if (event.kind === "escalated") {
        const { level, selection } = event;
        levels.push({ level, selection, rounds: [], verdict: null });
      }
      if (event.kind === "concluded") replaceLast(levels, { verdict: event.verdict });
      if (event.kind === "changed" && contestPhaseOf(event.contest) === "VOTING") {
        replaceLast(levels, { rounds: roundsOf(record, header, settlements) });
      }
    }
  }
  if (contestHash(record.contest) !== kept || !isWhole(record)) throw inconsistent(parameters);
  return { ...record, phase: contestPhaseOf(record.contest), levels, challenges, missedSentinels };
}

/** Rounds of the level that votes in a record, with those of the settlements that are theirs. */
function roundsOf(
  { contest, selection }: ContestRecord,
  header: RequestHeader,
  settlements: readonly SettledRound[],
): readonly LevelRound[] {
  return contest.rounds.slice(0, contest.roundCount).map((round, child) => ({
    round,
    claims: claimsInMask(claimsOfRound(selection, seatsAt(header, contest.level), child)),
    settled: settlements.find(({ summary }) => summary.round === round) ?? null,
  }));
}

/** Whether planes and masks are those that the contest has hashes of. */
function isWhole({ contest, verdict, clear, selection }: ContestRecord): boolean {
  const isMask = (mask: ClaimMask, hash: Hex) => (mask.length === 0 ? BigInt(hash) === 0n : votesHash(mask) === hash);
  return (
    votesHash(verdict) === contest.verdictHash &&
    isMask(clear, contest.clearHash) &&
    isMask(selection, contest.selectionHash)
  );
}

type At = { blockNumber: bigint; transactionHash: Hex; logIndex: number };
type Told =
  | Exclude<ContestEvent, { kind: "challenged" | "escalated" | "concluded" }>
  | { kind: "challenged"; index: number; challenger: Address; level: number; bond: bigint; claims: ClaimMask }
  | { kind: "escalated"; level: number; selection: ClaimMask }
  | { kind: "concluded"; level: number; verdict: Planes; clear: ClaimMask }
  | { kind: "revealed"; missed: ClaimMask }
  | { kind: "redeemed"; index: number; payout: bigint };

/** What the contest book said of a request in a range of blocks, in order. */
export async function contestLogs(
  client: Client,
  {
    deployment,
    requestId,
    fromBlock,
    toBlock,
    signal,
  }: Omit<ContestHistoryParameters, "header" | "settlements" | "kept">,
): Promise<readonly { event: Told; at: At }[]> {
  const query = { address: deployment.contests, args: { requestId }, fromBlock, toBlock, signal };
  const find = <const name extends EventName>(name: name, told: (args: ArgsOf<name>) => Told) =>
    findLogs(client, { ...query, event: eventOf(contestBookAbi, name) }).then((logs) =>
      logs.map((log) => ({ event: told(log.args as ArgsOf<name>), at: log as At })),
    );
  const found = await Promise.all([
    find("ContestChanged", ({ contest }) => ({ kind: "changed", contest })),
    find("Challenged", ({ index, ...args }) => ({ kind: "challenged", index: Number(index), ...args })),
    find("Escalated", ({ level, selection }) => ({ kind: "escalated", level, selection })),
    find("LevelConcluded", ({ level, verdict, clear }) => ({ kind: "concluded", level, verdict, clear })),
    find("ChallengesLapsed", ({ verdict }) => ({ kind: "lapsed", verdict })),
    find("SentinelsRevealed", ({ missed }) => ({ kind: "revealed", missed })),
    find("Redeemed", ({ index, payout }) => ({ kind: "redeemed", index: Number(index), payout })),
  ]);
  return found.flat().sort((left, right) => byPlace(left.at, right.at));
}

type EventName =
  | "ContestChanged"
  | "Challenged"
  | "Escalated"
  | "LevelConcluded"
  | "ChallengesLapsed"
  | "SentinelsRevealed"
  | "Redeemed";
type ArgsOf<name extends EventName> = EventLog<
  Extract<(typeof contestBookAbi)[number], { type: "event"; name: name }>
>["args"];

/** Settlements of a request's rounds, in order. */
export async function settlementsOf(
  client: Client,
  { deployment, signal }: ActionParameters,
  range: { args: { requestId: bigint } | { round: bigint }; fromBlock: bigint; toBlock: bigint },
): Promise<readonly SettledRound[]> {
  const event = eventOf(verificationHubAbi, "RoundSettled");
  const logs = await findLogs(client, { address: deployment.hub, event, ...range, signal });
  return logs.map(({ args, blockNumber, transactionHash }) => {
    const { result, verdict, paid, refund, settler } = args;
    const summary = unpackRoundSummary(result.summary);
    return { result, summary, verdict, paid, refund, settler, blockNumber, transactionHash };
  });
}

function challengeOf(
  event: Extract<Told, { kind: "challenged" }>,
  { blockNumber, transactionHash }: At,
): RequestChallenge {
  const { index, challenger, level, bond, claims: mask } = event;
  return {
    index,
    challenger,
    level,
    bond,
    claims: claimsInMask(mask),
    mask,
    payout: null,
    blockNumber,
    transactionHash,
  };
}

function pay(challenges: RequestChallenge[], index: number, payout: bigint): void {
  const challenge = challenges[index];
  if (challenge) challenges[index] = { ...challenge, payout };
}

function replaceLast(levels: ContestLevel[], change: Partial<ContestLevel>): void {
  const last = levels.pop();
  if (last) levels.push({ ...last, ...change });
}

const inconsistent = ({ requestId, toBlock }: ContestHistoryParameters): MiraError =>
  new MiraError("CHAIN_INCONSISTENT", "The endpoint's events do not lead to what the contest book keeps.", {
    details: { requestId, blockNumber: toBlock },
    retryable: true,
  });
