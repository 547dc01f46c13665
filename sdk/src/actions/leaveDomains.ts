import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";
import { type DomainName, domainMask } from "../types/domains.ts";

/** What {@link leaveDomains} sends; the account is the owner. */
export type LeaveDomainsParameters = SendParameters & {
  validatorId: number;
  /** Numbers or names, such as 4 or "law". */
  domains: readonly (DomainName | number)[];
};

/**
 * Takes a validator out of domains, from the next epoch on: rounds of this one still seat it. Its scores there stay.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `VALUE_OUT_OF_RANGE`; `CONTRACT_REVERTED` with `Validators_NotInDomains`, `Validators_NoDomainLeft` or `Validators_NotOwner`
 *
 * @example
 * await leaveDomains(client, { deployment, validatorId: 7, domains: ["law"] });
 */
export async function leaveDomains(client: Client, parameters: LeaveDomainsParameters): Promise<Sent> {
  const { deployment, validatorId, domains } = parameters;
  const args = [validatorId, domainMask(domains)] as const;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "leaveDomains", args);
  return (await sendForValidator(client, call, parameters)).sent;
}
