import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link retireValidator} sends; the account is the owner. */
export type RetireValidatorParameters = SendParameters & { validatorId: number };

/**
 * Takes a validator's power away for good, from the next epoch on. Its stake stays until whoever owns it takes it out.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Validators_WrongStanding` if it is retired already, or `Validators_NotOwner`
 *
 * @example
 * await retireValidator(client, { deployment, validatorId: 7 });
 */
export async function retireValidator(client: Client, parameters: RetireValidatorParameters): Promise<Sent> {
  const { deployment, validatorId } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "retire", [validatorId]);
  return (await sendForValidator(client, call, parameters)).sent;
}
