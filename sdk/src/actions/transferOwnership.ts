import type { Address, Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link transferOwnership} sends; the account is the owner. */
export type TransferOwnershipParameters = SendParameters & {
  validatorId: number;
  /** Who may accept; the zero address takes an offer back. */
  to: Address;
};

/**
 * Offers a validator, and with it its bond, to another owner, who must {@link acceptOwnership}. Until then nothing
 * changes.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Validators_NotOwner`
 *
 * @example
 * await transferOwnership(client, { deployment, validatorId: 7, to: coldWallet });
 */
export async function transferOwnership(client: Client, parameters: TransferOwnershipParameters): Promise<Sent> {
  const { deployment, validatorId, to } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "transferOwnership", [validatorId, to]);
  return (await sendForValidator(client, call, parameters)).sent;
}
