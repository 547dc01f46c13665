import type { Address, Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link setOperator} sends; the account is the owner. */
export type SetOperatorParameters = SendParameters & {
  validatorId: number;
  /** The hot key that votes from now on. */
  operator: Address;
};

/**
 * Gives a validator another operator, at once. What the last one committed stays good, and the next one can open it: a
 * rotation loses no vote.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Validators_NotOwner`
 *
 * @example
 * await setOperator(client, { deployment, validatorId: 7, operator: newKey.address });
 */
export async function setOperator(client: Client, parameters: SetOperatorParameters): Promise<Sent> {
  const { deployment, validatorId, operator } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "setOperator", [validatorId, operator]);
  return (await sendForValidator(client, call, parameters)).sent;
}
