import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** What {@link acceptOwnership} sends; the account is the one that the validator was offered to. */
export type AcceptOwnershipParameters = SendParameters & { validatorId: number };

/**
 * Takes over a validator that its owner has offered, with its bond. The operator stays.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Validators_NotPendingOwner`
 *
 * @example
 * await acceptOwnership(client, { deployment, validatorId: 7 });
 */
export async function acceptOwnership(client: Client, parameters: AcceptOwnershipParameters): Promise<Sent> {
  const { deployment, validatorId } = parameters;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "acceptOwnership", [validatorId]);
  return (await send(client, call, parameters)).sent;
}
