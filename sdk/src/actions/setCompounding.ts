import type { Client } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link setCompounding} sends; the account is the validator's owner. */
export type SetCompoundingParameters = SendParameters & {
  validatorId: number;
  /** Whether rewards become stake; otherwise they wait to be claimed. */
  compounding: boolean;
};

/**
 * Sets what becomes of a validator's rewards from now on. What came before stays as it is.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `CONTRACT_REVERTED` with `Stake_NotOwner`
 *
 * @example
 * await setCompounding(client, { deployment, validatorId: 7, compounding: false });
 */
export async function setCompounding(client: Client, parameters: SetCompoundingParameters): Promise<Sent> {
  const { deployment, validatorId, compounding } = parameters;
  const call = encodeCall(deployment.stake, stakeManagerAbi, "setCompounding", [validatorId, compounding]);
  return (await sendForValidator(client, call, parameters)).sent;
}
