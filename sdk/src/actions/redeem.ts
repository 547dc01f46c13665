import { type Address, type Client, type Hex, parseEventLogs } from "viem";
import { contestBookAbi, feeLedgerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { contested, verdictOfLevel } from "../internal/contestable.ts";
import type { RequestChallenge } from "../internal/contestHistory.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link redeem} sends; any account may. */
export type RedeemParameters = SendParameters & {
  requestId: bigint;
  /** Number of the challenge; all that are not paid out yet by default. */
  index?: number;
};

/** What a challenge came to. */
export type Redemption = Pick<RequestChallenge, "index" | "challenger" | "level" | "bond" | "claims"> & {
  /** To the challenger, base units of MIRA. */
  payout: bigint;
  /** What of it the treasury does not give now, see {@link payOwed}; `null` after a dry run. */
  owed: bigint | null;
};

/** What {@link redeem} did. */
export type RedeemResult = { sent: Sent; redeemed: readonly Redemption[] };

/**
 * Pays challenges out once the contest has ended, in one transaction. A dry run tells what there is to be redeemed.
 *
 * @throws MiraError `CONTEST_NOT_FOUND`; `CONTEST_NOT_ENDED` (retryable); `NOTHING_TO_REDEEM` where every challenge is paid
 * out, or there is no such one
 *
 * @example
 * const { redeemed } = await redeem(client, { deployment, requestId });
 */
export async function redeem(client: Client, parameters: RedeemParameters): Promise<RedeemResult> {
  const { deployment, requestId, index } = parameters;
  const { request, settled, contest } = await contested(client, parameters);
  if (contest.phase !== "FINAL" && contest.phase !== "DROPPED") {
    throw new MiraError("CONTEST_NOT_ENDED", `The contest of request ${requestId} has not ended.`, {
      details: { requestId, phase: contest.phase },
      retryable: true,
    });
  }
  const due = contest.challenges.filter((one) => one.payout === null && (index === undefined || one.index === index));
  if (due.length === 0) {
    throw new MiraError("NOTHING_TO_REDEEM", "There is no challenge that is not paid out.", {
      details: { requestId, challenges: contest.challenges.length, ...(index !== undefined && { index }) },
    });
  }
  const calls = due.map(({ index: number, level, mask }): Hex => {
    const before = verdictOfLevel(settled, contest, level);
    const args = [contest.contest, request.header, BigInt(number), mask, before, contest.verdict] as const;
    return encodeCall(deployment.contests, contestBookAbi, "redeem", args).data;
  });
  const { sent, data } = await send(
    client,
    encodeCall(deployment.contests, contestBookAbi, "multicall", [calls]),
    parameters,
  );
  const payouts = decodeResult(contestBookAbi, "multicall", data).map((one) =>
    decodeResult(contestBookAbi, "redeem", one),
  );
  const owed = owedIn(sent);
  const redeemed = due.map(({ index: number, challenger, level, bond, claims }, place): Redemption => {
    const own = { index: number, challenger, level, bond, claims };
    return { ...own, payout: payouts[place] ?? 0n, owed: sent && (owed[place]?.amount ?? 0n) };
  });
  return { sent, redeemed };
}

/** What the ledger owes from now on, one a challenge. */
function owedIn(sent: Sent): readonly { account: Address; amount: bigint }[] {
  const logs = parseEventLogs({ abi: feeLedgerAbi, eventName: "BondSettled", logs: sent?.receipt.logs ?? [] });
  return logs.map(({ args }) => ({ account: args.account, amount: args.owed }));
}
