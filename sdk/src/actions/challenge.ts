import { type Client, parseEventLogs } from "viem";
import { getBlock } from "viem/actions";
import { contestBookAbi } from "../abis.ts";
import { challengeBond } from "../contests/challengeBond.ts";
import {
  allClaims,
  type ClaimMask,
  claimsInMask,
  countClaims,
  decidedClaims,
  differenceOf,
  intersectionOf,
  maskOfClaims,
  unionOf,
} from "../contests/claimMasks.ts";
import { contestPhaseOf } from "../contests/contest.ts";
import { challengeEnd, hasDeeperLevel } from "../contests/contestStep.ts";
import { MiraError } from "../errors/miraError.ts";
import { request as ask } from "../internal/chain.ts";
import { type ContestableRequest, contestable, openingFirst } from "../internal/contestable.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendFromCredit } from "../internal/sendFromCredit.ts";

/** What {@link challenge} sends; any account may. */
export type ChallengeParameters = SendParameters & {
  requestId: bigint;
  /** Places of the claims whose answers are wrong. */
  claims: readonly number[];
  /** Most that may be taken as bond, base units of MIRA; whatever it is by default. */
  maxBond?: bigint;
  /** Whether to send an approval first where credit and allowance fall short; `true` by default. */
  approve?: boolean;
};

/** What {@link challenge} did. */
export type ChallengeResult = {
  sent: Sent;
  /** Number of the challenge within the request; `null` after a dry run. */
  index: number | null;
  /** Level whose verdict is challenged; the next one decides. */
  level: number;
  /** Base units of MIRA, from the account's credit first. */
  bond: bigint;
  /** When the challenge window ends, from which the next level can be opened. */
  decidedFrom: number;
  /** The approval that went, or would have to go, before; `null` where credit and allowance were enough. */
  approval: bigint | null;
};

/**
 * Challenges answers of a request's present verdict with a bond, and opens the contest where nobody did. The next level
 * decides the claims: a flip returns the bond in full, and a part of what is slashed; an answer that stands returns
 * nothing; one that becomes undecided returns the bond less what deciding it cost. See {@link redeem}.
 *
 * A dry run tells the bond beforehand.
 *
 * @throws MiraError `CLAIM_NOT_FOUND`; `CLAIMS_NOT_CHALLENGEABLE` with the places in `details.undecided`,
 * `details.challenged` and `details.settled` (decided by a level before); `CONTEST_NOT_OPEN` with `details.reason`:
 * `window-over`, `voting`, `last-level` or `ended`; `FEE_ABOVE_MAXIMUM`, `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`,
 * `ROUND_NOT_SETTLED`
 *
 * @example
 * const { bond } = await challenge(client, { deployment, requestId, claims: [3], dryRun: true });
 * const { index } = await challenge(client, { deployment, requestId, claims: [3], maxBond: bond });
 */
export async function challenge(client: Client, parameters: ChallengeParameters): Promise<ChallengeResult> {
  const { deployment, maxBond } = parameters;
  const found = await contestable(client, parameters);
  const { request, record } = found;
  const { header, requestId } = request;
  const mask = maskOfClaims(parameters.claims, header.claimCount);
  const decidedFrom = await requireWindow(client, parameters, found);
  requireChallengeable(found, mask);
  const { level } = record.contest;
  const bond = challengeBond(header, level + 1, countClaims(mask));
  if (maxBond !== undefined && bond > maxBond) {
    throw new MiraError("FEE_ABOVE_MAXIMUM", `The bond is ${bond}, more than the ${maxBond} allowed.`, {
      details: { fee: bond, maxFee: maxBond },
    });
  }
  const args = [record.contest, header, record.verdict, record.selection, mask] as const;
  const call = encodeCall(deployment.contests, contestBookAbi, "challenge", args);
  const { sent, approval } = await sendFromCredit(client, openingFirst(deployment, found, call), {
    ...parameters,
    amount: bond,
  });
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: contestBookAbi, eventName: "Challenged", logs, args: { requestId } });
  return { sent, index: log ? Number(log.args.index) : null, level, bond, decidedFrom, approval };
}

/** The end of the challenge window, which must not have come. */
export async function requireWindow(
  client: Client,
  { signal }: SendParameters,
  { request, record }: ContestableRequest,
): Promise<number> {
  const { requestId, header } = request;
  const refuse = (reason: string, message: string, details = {}) => {
    throw new MiraError("CONTEST_NOT_OPEN", message, { details: { requestId, reason, ...details } });
  };
  const phase = contestPhaseOf(record.contest);
  if (phase === "VOTING") refuse("voting", `Level ${record.contest.level} votes now: wait for its verdict.`);
  if (phase !== "OPEN") refuse("ended", `Request ${requestId} has ended: its contest is ${phase}.`);
  if (!hasDeeperLevel(record, header)) refuse("last-level", "No level comes after the one that decided.");
  const end = challengeEnd(record, header);
  const { timestamp } = await ask(() => getBlock(client), signal);
  if (Number(timestamp) >= end) refuse("window-over", "The challenge window is over.", { endedAt: end });
  return end;
}

function requireChallengeable({ request, record }: ContestableRequest, mask: ClaimMask): void {
  const { claimCount } = request.header;
  if (countClaims(mask) === 0) {
    throw new MiraError("CLAIMS_NOT_CHALLENGEABLE", "Name at least one claim.", {
      details: { undecided: [], challenged: [], settled: [] },
    });
  }
  const voted = record.contest.level === 0 ? allClaims(claimCount) : record.selection;
  const challenged = claimsInMask(intersectionOf(mask, unionOf(record.bonded, record.sentinels)));
  const settled = claimsInMask(differenceOf(mask, voted));
  const undecided = claimsInMask(differenceOf(intersectionOf(mask, voted), decidedClaims(record.verdict)));
  const reasons = [
    [undecided, "undecided: there is no answer to challenge"],
    [challenged, "challenged already"],
    [settled, "settled: the level before decided, and the window for that is over"],
  ] as const;
  const said = reasons.filter(([places]) => places.length > 0).map(([places, why]) => `${places.join(", ")} (${why})`);
  if (said.length === 0) return;
  throw new MiraError("CLAIMS_NOT_CHALLENGEABLE", `Claims cannot be challenged: ${said.join("; ")}.`, {
    details: { undecided, challenged, settled },
  });
}
