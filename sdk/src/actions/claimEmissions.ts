import type { Client } from "viem";
import { emissionsControllerAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link claimEmissions} sends; any account may. */
export type ClaimEmissionsParameters = SendParameters & {
  validatorId: number;
  domain: DomainName | number;
  /** Closed epochs in which the validator earned. */
  epochs: readonly bigint[];
};

/** What {@link claimEmissions} paid, base units of MIRA, into the validator's pool. */
export type ClaimEmissionsResult = { sent: Sent; amount: bigint };

/**
 * Pays a validator's part of closed epochs' emissions into its pool, where owner and delegators have their parts. What
 * was paid already adds nothing.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Emissions_NotClosed` before an epoch is closed
 *
 * @example
 * const { amount } = await claimEmissions(client, { deployment, validatorId: 7, domain: "law", epochs: [12n] });
 */
export async function claimEmissions(
  client: Client,
  parameters: ClaimEmissionsParameters,
): Promise<ClaimEmissionsResult> {
  const { deployment, validatorId, domain, epochs } = parameters;
  const args = [validatorId, domainNumber(domain), epochs] as const;
  const call = encodeCall(deployment.emissions, emissionsControllerAbi, "claim", args);
  const { data, sent } = await send(client, call, parameters);
  return { sent, amount: decodeResult(emissionsControllerAbi, "claim", data) };
}
