import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link stopOperator} sends; the account is the owner or the operator itself. */
export type StopOperatorParameters = SendParameters & { validatorId: number };

/**
 * Takes the operator's key away at once, until the owner sets another: the emergency stop of a key that leaked.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Validators_NotOperatorOrOwner`
 *
 * @example
 * await stopOperator(client, { deployment, validatorId: 7 });
 */
export async function stopOperator(client: Client, parameters: StopOperatorParameters): Promise<Sent> {
  const { deployment, validatorId } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "stopOperator", [validatorId]);
  return (await sendForValidator(client, call, parameters)).sent;
}
