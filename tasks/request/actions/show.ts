import {
  type ContestPhase,
  type ContestStep,
  claimsInMask,
  claimsToDecide,
  contestStep,
  decodeVerdict,
  getRequest,
  getRound,
  judgeOf,
  type MiraRequest,
  openedRecord,
  type RequestChallenge,
  type RequestStatus,
  type Tier,
  type Verdict,
} from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseRequestId } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, domainName, mira, moment, NONE, places } from "../../lib/text.ts";

type Result = {
  requestId: bigint;
  status: RequestStatus;
  requester: Address;
  domain: number;
  tier: Tier;
  /** Level of the rounds that vote now, or that voted last. */
  level: number;
  /** Left of the requester's, base units of MIRA. */
  escalationBudget: bigint;
  /** One a claim; none before the first verdict. `level` is that of the round that found it, `null` where none did. */
  claims: readonly { index: number; verdict: Verdict; level: number | null; challenged: boolean }[];
  contest: {
    phase: ContestPhase;
    levels: readonly {
      level: number;
      rounds: readonly { round: bigint; claims: readonly number[]; counted: boolean }[];
    }[];
    challenges: readonly Omit<RequestChallenge, "mask">[];
    missedSentinels: readonly number[] | null;
  } | null;
  /** Claims that the next level would decide. */
  toDecide: readonly number[];
  /** What is next once there is a verdict, by anyone; `null` before, and once the request has ended. */
  next: ContestStep | null;
  logIndex: bigint | null;
  /** The chain's present. */
  timestamp: number;
};

export default createAction<CommonArguments & { request: string }, { requestId: bigint }, Result>({
  prepare: ({ request }) => ({ requestId: parseRequestId(request) }),
  run: async ({ client, deployment }, { requestId }) => {
    const request = await getRequest(client, { deployment, requestId });
    const { timestamp } = await getRound(client, { deployment, round: requestId });
    const { status, header, settled, contest, level, tier, final } = request;
    const opened =
      settled && status === "PROVISIONAL" ? openedRecord({ hub: deployment.hub, header, ...settled }) : null;
    const record = contest ?? opened;
    const next = record && contestStep(record, header, timestamp);
    return {
      requestId,
      status,
      requester: header.requester,
      domain: header.domain,
      tier,
      level,
      escalationBudget: contest?.contest.budget ?? (final || request.expired ? 0n : header.escalationBudget),
      claims: claimsOf(request),
      contest: contest && {
        phase: contest.phase,
        levels: contest.levels.map((each) => ({
          level: each.level,
          rounds: each.rounds.map(({ round, claims, settled: counted }) => ({
            round,
            claims,
            counted: counted !== null,
          })),
        })),
        challenges: contest.challenges.map(({ mask: _, ...challenge }) => challenge),
        missedSentinels: contest.missedSentinels,
      },
      toDecide: record && next && next.kind !== "conclude" ? claimsInMask(claimsToDecide(record, header).selected) : [],
      next,
      logIndex: final?.logIndex ?? null,
      timestamp,
    };
  },
  render: (request) =>
    [
      `${bold(`Request ${request.requestId}`)}  ${statusOf(request)}`,
      facts([
        ["requester", request.requester],
        ["bought", `${request.tier} in ${domainName(request.domain)}`],
        ["level", String(request.level)],
        ["budget left", request.escalationBudget === 0n ? null : mira(request.escalationBudget)],
        ["in the log", request.logIndex === null ? null : `place ${request.logIndex}`],
        ["to decide", request.toDecide.length === 0 ? null : `claims ${places(request.toDecide)}`],
        ["next", nextOf(request)],
      ]),
      ...(request.contest?.levels.map(renderLevel) ?? []),
      ...(request.claims.length === 0 ? [] : ["", renderClaims(request)]),
      ...(request.contest?.challenges.length ? ["", renderChallenges(request.contest.challenges)] : []),
    ].join("\n"),
});

function claimsOf(request: MiraRequest): Result["claims"] {
  const { verdict, header, contest } = request;
  if (!verdict) return [];
  const challenged = new Set(contest?.challenges.flatMap(({ claims }) => claims));
  return decodeVerdict(verdict, header.claimCount).map((one, index) => ({
    index,
    verdict: one,
    level: judgeOf(request, index)?.level ?? null,
    challenged: challenged.has(index),
  }));
}

const statusOf = ({ status, contest }: Result): string =>
  status === "CONTESTED" && contest ? `CONTESTED, ${contest.phase}` : status;

function nextOf({ next, timestamp }: Result): string | null {
  if (!next) return null;
  if (next.kind === "conclude") return "its rounds vote; once they have ended: mira request conclude";
  return `${moment(next.from, timestamp)}: mira request ${next.kind}`;
}

const renderLevel = ({ level, rounds }: NonNullable<Result["contest"]>["levels"][number]): string =>
  facts(
    rounds.map(({ round, claims, counted }): readonly [string, string] => [
      `level ${level}`,
      `round ${round} on claims ${places(claims)}${counted ? "" : ", not counted"}`,
    ]),
  );

function renderClaims({ claims }: Result): string {
  return table(
    [{ title: "claim", align: "right" }, { title: "verdict" }, { title: "level", align: "right" }, { title: "" }],
    claims.map(({ index, verdict, level, challenged }) => [
      String(index),
      verdict,
      level === null ? NONE : String(level),
      challenged ? "challenged" : "",
    ]),
  );
}

function renderChallenges(challenges: NonNullable<Result["contest"]>["challenges"]): string {
  return table(
    [
      { title: "challenge", align: "right" },
      { title: "challenger" },
      { title: "of level", align: "right" },
      { title: "claims" },
      { title: "bond, MIRA", align: "point" },
      { title: "paid, MIRA", align: "point" },
    ],
    challenges.map(({ index, challenger, level, claims, bond, payout }) => [
      String(index),
      challenger,
      String(level),
      places(claims),
      bond === 0n ? "sentinels" : amount(bond),
      payout === null ? NONE : amount(payout),
    ]),
  );
}
