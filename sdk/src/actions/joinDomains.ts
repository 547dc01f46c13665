import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";
import { type DomainName, domainMask } from "../types/domains.ts";

/** What {@link joinDomains} sends; the account is the owner. */
export type JoinDomainsParameters = SendParameters & {
  validatorId: number;
  /** Numbers or names, such as 4 or "law". */
  domains: readonly (DomainName | number)[];
};

/**
 * Lets a validator sit in more domains, from the next epoch on. In each it starts at rank 1 unless it has a score there.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `VALUE_OUT_OF_RANGE`; `CONTRACT_REVERTED` with `Validators_InDomains`, `Validators_TooManyDomains`, `Validators_UnknownDomains` or `Validators_NotOwner`
 *
 * @example
 * await joinDomains(client, { deployment, validatorId: 7, domains: ["law"] });
 */
export async function joinDomains(client: Client, parameters: JoinDomainsParameters): Promise<Sent> {
  const { deployment, validatorId, domains } = parameters;
  const args = [validatorId, domainMask(domains)] as const;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "joinDomains", args);
  return (await sendForValidator(client, call, parameters)).sent;
}
