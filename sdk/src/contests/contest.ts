import { type Address, encodeAbiParameters, type Hex, keccak256, zeroHash } from "viem";
import { contestBookAbi } from "../abis.ts";
import { eventOf } from "../internal/chain.ts";
import { headerHash, type RequestHeader } from "../votes/requestHeader.ts";
import { type RoundResult, resultDigest } from "../votes/roundResult.ts";
import { unpackRoundSummary } from "../votes/roundSummary.ts";

/** Where a contested request stands; the order is the contract's. `FINAL` and `DROPPED` never change again. */
export const contestPhases = ["OPEN", "VOTING", "FINAL", "DROPPED"] as const;
/** One of {@link contestPhases}. */
export type ContestPhase = (typeof contestPhases)[number];

/** A contested request, exactly as the contest book wants it back. */
export type Contest = {
  hub: Address;
  requestId: bigint;
  headerHash: Hex;
  /** Digest of the first round's result. */
  resultDigest: Hex;
  /** Level of the rounds that vote now, or that voted last. */
  level: number;
  /** Place in {@link contestPhases}. */
  phase: number;
  /** Open: timestamp of the level's verdict, from which its challenge window runs. Ended: when that was. */
  since: number;
  /** Deepest level of which a round was counted. */
  countedLevel: number;
  /** Committed seats of its round, the fewest where it was split. */
  seats: number;
  /** Voting: claims that the level votes on, and those of them that bonds pay for. */
  selected: number;
  challenged: number;
  /** What is left of the escalation budget, base units of MIRA. */
  budget: bigint;
  verdictHash: Hex;
  clearHash: Hex;
  selectionHash: Hex;
  rounds: readonly [bigint, bigint, bigint, bigint];
  /** How many of the four there are. */
  roundCount: number;
};

/**
 * Where a contest stands.
 *
 * @example
 * if (contestPhaseOf(contest) === "OPEN") await challenge(client, { deployment, requestId, claims: [3] });
 */
export const contestPhaseOf = ({ phase }: Pick<Contest, "phase">): ContestPhase => contestPhases[phase] ?? "DROPPED";

const contestType = eventOf(contestBookAbi, "ContestChanged").inputs.filter(({ name }) => name === "contest");

/**
 * What the contest book keeps of a contest: keccak256(abi.encode(contest)).
 *
 * @example
 * if (contestHash(contest) !== kept) throw new Error("the contest has moved on");
 */
export function contestHash(contest: Contest): Hex {
  return keccak256(encodeAbiParameters(contestType, [contest] as never));
}

/**
 * The contest that opening makes of a provisional verdict.
 *
 * @example
 * const contest = openedContest({ hub: deployment.hub, header, result: settled.result });
 */
export function openedContest({ hub, header, result }: OpenedContestParameters): Contest {
  const { round, settledAt, seats } = unpackRoundSummary(result.summary);
  return {
    hub,
    requestId: round,
    headerHash: headerHash(header),
    resultDigest: resultDigest(header, result),
    level: 0,
    phase: 0,
    since: settledAt,
    countedLevel: 0,
    seats,
    selected: 0,
    challenged: 0,
    budget: header.escalationBudget,
    verdictHash: result.verdictHash,
    clearHash: zeroHash,
    selectionHash: zeroHash,
    rounds: [0n, 0n, 0n, 0n],
    roundCount: 0,
  };
}

/** What {@link openedContest} is made of. */
export type OpenedContestParameters = {
  hub: Address;
  header: RequestHeader;
  /** Of the first round. */
  result: RoundResult;
};
