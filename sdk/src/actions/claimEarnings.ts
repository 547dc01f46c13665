import type { Client } from "viem";
import { feeLedgerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link claimEarnings} sends; any account may. */
export type ClaimEarningsParameters = SendParameters & {
  validatorId: number;
  /** Name or number. */
  domain: DomainName | number;
  /** Epochs in which rounds were settled. */
  epochs: readonly bigint[];
};

/** What {@link claimEarnings} paid, base units of MIRA, into the validator's pool. */
export type ClaimEarningsResult = { sent: Sent; amount: bigint };

/**
 * Pays a validator's earnings of the given epochs in a domain into its pool, where owner and delegators have their parts.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Fees_NotYetFinal` (retryable) while requests of an epoch may be open
 *
 * @example
 * const { amount } = await claimEarnings(client, { deployment, validatorId: 7, domain: "general", epochs: [12n, 13n] });
 */
export async function claimEarnings(client: Client, parameters: ClaimEarningsParameters): Promise<ClaimEarningsResult> {
  const { deployment, validatorId, domain, epochs } = parameters;
  const call = encodeCall(deployment.ledger, feeLedgerAbi, "claimEarnings", [
    validatorId,
    domainNumber(domain),
    epochs,
  ]);
  const { data, sent } = await send(client, call, parameters);
  return { sent, amount: decodeResult(feeLedgerAbi, "claimEarnings", data) };
}
