import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link claimEarnings} sends; any account may. */
export type ClaimEarningsParameters = SendParameters & {
  validatorId: number;
  /** Epochs in which rounds were settled. */
  epochs: readonly bigint[];
};

/** What {@link claimEarnings} paid, base units of MIRA, to the validator's owner. */
export type ClaimEarningsResult = { sent: Sent; amount: bigint };

/**
 * Pays a validator's earnings of the given epochs to its owner.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Fees_NotYetFinal` (retryable) while requests of an epoch may be open
 *
 * @example
 * const { amount } = await claimEarnings(client, { deployment, validatorId: 7, epochs: [12n, 13n] });
 */
export async function claimEarnings(client: Client, parameters: ClaimEarningsParameters): Promise<ClaimEarningsResult> {
  const { deployment, validatorId, epochs } = parameters;
  const call = encodeCall(deployment.hub, verificationHubAbi, "claimEarnings", [validatorId, epochs]);
  const { data, sent } = await send(client, call, parameters);
  return { sent, amount: decodeResult(verificationHubAbi, "claimEarnings", data) };
}
