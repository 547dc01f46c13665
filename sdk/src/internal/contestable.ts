import type { Client } from "viem";
import { contestBookAbi } from "../abis.ts";
import { getRequest, type MiraRequest } from "../actions/getRequest.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContestRecord, openedRecord } from "../contests/contestRecord.ts";
import { MiraError } from "../errors/miraError.ts";
import type { ActionParameters } from "./chain.ts";
import type { RequestContest, SettledRound } from "./contestHistory.ts";
import { type ContractCall, encodeCall } from "./send.ts";

/** A request whose first verdict can be, or is, contested. */
export type ContestableRequest = {
  request: MiraRequest;
  settled: SettledRound;
  /** As it stands, or as opening would make it. */
  record: ContestRecord;
  isContested: boolean;
};

/**
 * Reads a request with its contest, or with the one that opening would make.
 *
 * @throws MiraError `ROUND_NOT_SETTLED` before there is a verdict; `CONTEST_NOT_OPEN` where it is final or expired without
 * a contest
 */
export async function contestable(
  client: Client,
  parameters: ActionParameters & { requestId: bigint },
): Promise<ContestableRequest> {
  const request = await getRequest(client, parameters);
  const { requestId, header, settled, contest, status } = request;
  if (!settled && (status === "VOTING" || status === "NONE")) {
    throw new MiraError("ROUND_NOT_SETTLED", `Request ${requestId} has no verdict yet.`, {
      details: { requestId, status },
      retryable: true,
    });
  }
  if (settled && contest) return { request, settled, record: contest, isContested: true };
  if (!settled || status !== "PROVISIONAL") {
    throw new MiraError("CONTEST_NOT_OPEN", `Request ${requestId} has ended: it is ${status}.`, {
      details: { requestId, reason: "ended" },
    });
  }
  const record = openedRecord({ hub: parameters.deployment.hub, header, ...settled });
  return { request, settled, record, isContested: false };
}

/**
 * A contested request, with what its contest began with.
 *
 * @throws MiraError `CONTEST_NOT_FOUND`
 */
export async function contested(
  client: Client,
  parameters: ActionParameters & { requestId: bigint },
): Promise<{ request: MiraRequest; settled: SettledRound; contest: RequestContest }> {
  const request = await getRequest(client, parameters);
  const { requestId, settled, contest, status } = request;
  if (settled && contest) return { request, settled, contest };
  throw new MiraError("CONTEST_NOT_FOUND", `Nobody contested request ${requestId}: it is ${status}.`, {
    details: { requestId, status },
  });
}

/** A call of the contest book, after one that opens the contest where that is yet to be done. */
export function openingFirst(
  deployment: MiraDeployment,
  { request, settled, isContested }: Pick<ContestableRequest, "request" | "settled" | "isContested">,
  call: ContractCall,
): ContractCall {
  if (isContested) return call;
  const open = encodeOpenContest(deployment, { header: request.header, result: settled.result });
  return encodeCall(deployment.contests, contestBookAbi, "multicall", [[open.data, call.data]]);
}

/** The call that opens a contest. */
export function encodeOpenContest(
  { contests, hub }: MiraDeployment,
  { header, result }: Pick<MiraRequest, "header"> & Pick<SettledRound, "result">,
): ContractCall {
  return encodeCall(contests, contestBookAbi, "open", [hub, header, result]);
}

/** The request's verdict that a level was asked about: that of the level before. */
export function verdictOfLevel(settled: SettledRound, contest: RequestContest, level: number): SettledRound["verdict"] {
  const before = level === 0 ? settled.verdict : contest.levels[level - 1]?.verdict;
  if (!before) throw new MiraError("CHAIN_INCONSISTENT", `The endpoint lacks the verdict of level ${level}.`);
  return before;
}
