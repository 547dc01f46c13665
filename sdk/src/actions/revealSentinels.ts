import { type Client, parseEventLogs } from "viem";
import { contestBookAbi } from "../abis.ts";
import { claimsInMask, differenceOf, maskOfClaims } from "../contests/claimMasks.ts";
import { MiraError } from "../errors/miraError.ts";
import { contestable, openingFirst } from "../internal/contestable.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { missedSentinels } from "../sentinels/missedSentinels.ts";
import { type Sentinels, sentinelHash, sentinelWords } from "../sentinels/sentinels.ts";
import { requireWindow } from "./challenge.ts";

/** What {@link revealSentinels} sends; the requester only. */
export type RevealSentinelsParameters = SendParameters & {
  requestId: bigint;
  /** The document that the request's `sentinelHash` is of. */
  sentinels: Sentinels;
  /** Places of other claims to challenge at the budget: who misses a sentinel may have missed more. */
  others?: readonly number[];
};

/** What {@link revealSentinels} did. */
export type RevealSentinelsResult = {
  sent: Sent;
  /** Places of the sentinels that the verdict missed. */
  missed: readonly number[];
  /** Places of the claims that it challenges. */
  claims: readonly number[];
  /** Number of the challenge; `null` where nothing was challenged, and after a dry run. */
  index: number | null;
};

/**
 * Opens a request's sentinels in the first verdict's challenge window, once. What the verdict missed is challenged in the
 * requester's name, at its escalation budget.
 *
 * @throws MiraError `SENTINELS_INVALID` for another document; `CONTEST_NOT_OPEN` as {@link challenge}; `CONTRACT_REVERTED`
 * with `Contest_NotRequester`, `Contest_BudgetTooSmall` or `Contest_SentinelsRevealed`
 *
 * @example
 * const { missed } = await revealSentinels(client, { deployment, requestId, sentinels });
 */
export async function revealSentinels(
  client: Client,
  parameters: RevealSentinelsParameters,
): Promise<RevealSentinelsResult> {
  const { deployment, sentinels, others = [] } = parameters;
  const found = await contestable(client, parameters);
  const { request, record } = found;
  const { header, requestId } = request;
  const hash = sentinelHash(sentinels);
  if (hash !== header.sentinelHash) {
    throw new MiraError("SENTINELS_INVALID", "The document is not the one that the request committed to.", {
      details: { hash, expectedHash: header.sentinelHash },
    });
  }
  await requireWindow(client, parameters, found);
  const missed = missedSentinels(sentinels, record.verdict);
  const named = maskOfClaims(missed.length === 0 ? others : [...missed, ...others], header.claimCount);
  // What somebody challenged with a bond is challenged already.
  const claims = differenceOf(named, record.bonded);
  const opening = { salt: sentinels.salt, ...sentinelWords(sentinels) };
  const args = [record.contest, header, record.verdict, opening, claims] as const;
  const call = encodeCall(deployment.contests, contestBookAbi, "revealSentinels", args);
  const { sent } = await send(client, openingFirst(deployment, found, call), parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: contestBookAbi, eventName: "Challenged", logs, args: { requestId } });
  return { sent, missed, claims: claimsInMask(claims), index: log ? Number(log.args.index) : null };
}
