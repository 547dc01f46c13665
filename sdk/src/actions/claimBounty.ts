import { type Client, parseEventLogs } from "viem";
import { reckonerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { contested, verdictOfLevel } from "../internal/contestable.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link claimBounty} sends; any account may. */
export type ClaimBountyParameters = SendParameters & {
  requestId: bigint;
  /** Number of the challenge. */
  index: number;
};

/** What {@link claimBounty} did. */
export type ClaimBountyResult = {
  sent: Sent;
  /** To the challenger, base units of MIRA. */
  amount: bigint;
};

/**
 * Pays a challenge's part of what the slashes for the answers that it flipped left as bounty, once nothing more can be
 * reckoned: three days after the final verdict.
 *
 * @throws MiraError `CONTEST_NOT_FOUND`, `NOTHING_TO_REDEEM` where there is no such challenge; `CONTRACT_REVERTED` with
 * `Reckoner_TooEarly` (retryable), `Reckoner_NotFinal`, `Reckoner_NoFlip` or `Reckoner_AlreadyPaid`
 *
 * @example
 * const { amount } = await claimBounty(client, { deployment, requestId, index: 0 });
 */
export async function claimBounty(client: Client, parameters: ClaimBountyParameters): Promise<ClaimBountyResult> {
  const { deployment, requestId, index } = parameters;
  const { settled, contest } = await contested(client, parameters);
  const challenge = contest.challenges[index];
  if (!challenge) {
    throw new MiraError("NOTHING_TO_REDEEM", `Request ${requestId} has no challenge ${index}.`, {
      details: { requestId, index, challenges: contest.challenges.length },
    });
  }
  const before = verdictOfLevel(settled, contest, challenge.level);
  const args = [contest.contest, BigInt(index), challenge.mask, before, contest.verdict] as const;
  const { sent, data } = await send(
    client,
    encodeCall(deployment.reckoner, reckonerAbi, "claimBounty", args),
    parameters,
  );
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: reckonerAbi, eventName: "BountyPaid", logs, args: { requestId } });
  return { sent, amount: log?.args.amount ?? decodeResult(reckonerAbi, "claimBounty", data) };
}
