import { type Address, type Client, type Hex, parseEventLogs, zeroHash } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link registerValidator} sends; the account becomes the owner. */
export type RegisterValidatorParameters = SendParameters & {
  /** Hot key that votes. */
  operator: Address;
  /** Declared model family of the governed list; 0, the default, for undeclared. */
  family?: number;
  /** Hash of the manifest of the model that it runs. */
  manifest?: Hex;
  /** Domains to sit in, 1 to 8. */
  domains: readonly (DomainName | number)[];
};

/** What {@link registerValidator} did. */
export type RegisterValidatorResult = {
  sent: Sent;
  /** The new identity; `null` after a dry run. */
  validatorId: number | null;
};

/**
 * Registers a validator owned by the account. It sits once it has stake, from the next epoch on.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Validators_UnknownDomains`, `Validators_UnknownFamily` and the like
 *
 * @example
 * const { validatorId } = await registerValidator(client, { deployment, operator, family: 2, domains: ["general"] });
 * await bondStake(client, { deployment, validatorId, amount: 10_000n * 10n ** 18n });
 */
export async function registerValidator(
  client: Client,
  parameters: RegisterValidatorParameters,
): Promise<RegisterValidatorResult> {
  const { deployment, operator, family = 0, manifest = zeroHash } = parameters;
  const domains = parameters.domains.reduce<bigint>((bits, domain) => bits | (1n << BigInt(domainNumber(domain))), 0n);
  const args = [operator, family, manifest, domains] as const;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "register", args);
  const { sent } = await send(client, call, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: validatorRegistryAbi, eventName: "ValidatorRegistered", logs });
  return { sent, validatorId: log?.args.id ?? null };
}
