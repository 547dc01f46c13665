import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { SignedSetOperator } from "./signSetOperator.ts";

/** What {@link setOperatorBySig} sends; any account may. */
export type SetOperatorBySigParameters = SendParameters & SignedSetOperator;

/**
 * Changes a validator's operator, or stops it, as its owner has signed.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Validators_BadSignature` or `Validators_SignatureExpired`
 *
 * @example
 * await setOperatorBySig(client, { deployment, ...(await signSetOperator(coldClient, { deployment, ...change })) });
 */
export async function setOperatorBySig(client: Client, parameters: SetOperatorBySigParameters): Promise<Sent> {
  const { deployment, validatorId, operator, deadline, signature } = parameters;
  const args = [validatorId, operator, deadline, signature] as const;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "setOperatorBySig", args);
  return (await send(client, call, parameters)).sent;
}
