import { type Client, type Hex, parseEventLogs, zeroHash } from "viem";
import { contestBookAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import type { ClaimMask } from "../contests/claimMasks.ts";
import type { ContestRecord } from "../contests/contestRecord.ts";
import { MiraError } from "../errors/miraError.ts";
import { contested } from "../internal/contestable.ts";
import { roundDetails } from "../internal/roundDetails.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { Verdict } from "../types/verdict.ts";
import { decodeVerdict, type Planes } from "../votes/planes.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { RoundResult } from "../votes/roundResult.ts";

/** What {@link conclude} sends; any account may. */
export type ConcludeParameters = SendParameters & { requestId: bigint };

/** What {@link conclude} did. */
export type ConcludeResult = {
  sent: Sent;
  level: number;
  /** The request's verdicts from now on, one a claim; `null` after a dry run. */
  verdicts: readonly Verdict[] | null;
};

/** What a counted round of a level found. */
export type ContestChild = {
  result: RoundResult;
  /** Planes over the round's own claims. */
  verdict: Planes;
  /** Mask words of its clear answers. */
  clear: ClaimMask;
  /** Hash of the words of what its seats were paid. */
  paysHash: Hex;
};

/** The call that {@link conclude} sends: one child for each round, in order, `null` for one that expired. */
export function encodeConclude(
  deployment: MiraDeployment,
  input: { record: ContestRecord; header: RequestHeader; children: readonly (ContestChild | null)[] },
): ContractCall {
  const { record, header } = input;
  const children = input.children.map((child) => child ?? EXPIRED);
  const args = [record.contest, header, record.verdict, record.clear, record.selection, children] as const;
  return encodeCall(deployment.contests, contestBookAbi, "conclude", args);
}

const EXPIRED: ContestChild = {
  result: { summary: 0n, counted: 0n, verdictHash: zeroHash, detailsHash: zeroHash },
  verdict: [],
  clear: [],
  paysHash: zeroHash,
};

/**
 * Takes over what the rounds of a request's level found, once each is counted or expired. Its challenge window begins.
 *
 * @throws MiraError `CONTEST_NOT_FOUND`; `CONTEST_NOT_OPEN` where no level votes; `CONTRACT_REVERTED` with
 * `Contest_StillVoting` (retryable)
 *
 * @example
 * const { verdicts } = await conclude(client, { deployment, requestId });
 */
export async function conclude(client: Client, parameters: ConcludeParameters): Promise<ConcludeResult> {
  const { deployment, requestId } = parameters;
  const { request, contest } = await contested(client, parameters);
  const { header } = request;
  const { level } = contest.contest;
  const present = contest.levels.at(-1);
  if (contest.phase !== "VOTING" || !present) {
    throw new MiraError(
      "CONTEST_NOT_OPEN",
      `No level votes: the contest of request ${requestId} is ${contest.phase}.`,
      {
        details: { requestId, reason: contest.phase === "OPEN" ? "not-voting" : "ended" },
      },
    );
  }
  const children = await Promise.all(
    present.rounds.map(async ({ settled }): Promise<ContestChild | null> => {
      if (!settled) return null;
      const { clear, paysHash } = await roundDetails(client, parameters, settled);
      return { result: settled.result, verdict: settled.verdict, clear, paysHash };
    }),
  );
  const call = encodeConclude(deployment, { record: contest, header, children });
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: contestBookAbi, eventName: "LevelConcluded", logs, args: { requestId } });
  return { sent, level, verdicts: log ? decodeVerdict(log.args.verdict, header.claimCount) : null };
}
