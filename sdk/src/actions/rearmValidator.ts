import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link rearmValidator} sends; the account is the owner. */
export type RearmValidatorParameters = SendParameters & { validatorId: number };

/**
 * Ends a validator's suspension once its time has come. Its power returns from the next epoch on.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Validators_StillSuspended` (retryable), `Validators_WrongStanding` or `Validators_NotOwner`
 *
 * @example
 * await rearmValidator(client, { deployment, validatorId: 7 });
 */
export async function rearmValidator(client: Client, parameters: RearmValidatorParameters): Promise<Sent> {
  const { deployment, validatorId } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "rearm", [validatorId]);
  return (await sendForValidator(client, call, parameters)).sent;
}
