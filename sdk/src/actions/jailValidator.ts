import type { Client } from "viem";
import { rankBookAbi } from "../abis.ts";
import { decodeResult, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link jailValidator} sends; any account may, and gets the bounty. */
export type JailValidatorParameters = SendParameters & {
  validatorId: number;
  /** The domain in which its score is at the floor: number or name, such as 4 or "law". */
  domain: DomainName | number;
};

/** What a jailing took, base units of MIRA; where it was only simulated, what it would. */
export type Jailing = { taken: bigint; bounty: bigint; sent: Sent };

/**
 * Jails a validator whose score in a domain has come down to the floor of −24: part of its stake, two weeks, and a score of
 * zero to start from.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Ranks_AboveFloor`; `VALUE_OUT_OF_RANGE` for a domain that there is not
 *
 * @example
 * const { bounty } = await jailValidator(client, { deployment, validatorId: 7, domain: "law" });
 */
export async function jailValidator(client: Client, parameters: JailValidatorParameters): Promise<Jailing> {
  const { deployment, validatorId, domain } = parameters;
  const call = encodeCall(deployment.ranks, rankBookAbi, "jail", [validatorId, domainNumber(domain)]);
  const { data, sent } = await send(client, call, parameters);
  const [taken, bounty] = decodeResult(rankBookAbi, "jail", data);
  return { taken, bounty, sent };
}
