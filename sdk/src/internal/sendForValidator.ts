import { type Client, type Hex, isAddressEqual, zeroAddress } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { standings } from "../types/standing.ts";
import { read } from "./chain.ts";
import { type ContractCall, type SendParameters, type Sent, send } from "./send.ts";

/** Refusals that may as well mean that there is no such validator. */
const EXPLAINED: readonly unknown[] = [
  "Validators_NotOwner",
  "Validators_NotOperatorOrOwner",
  "Stake_NotOwner",
  "Stake_NotAccepting",
];

/**
 * Like {@link send}, for a call that names a validator: a refusal says who its owner is or how it stands, or that there
 * is no such validator.
 */
export async function sendForValidator(
  client: Client,
  call: ContractCall,
  parameters: SendParameters & { validatorId: number },
): Promise<{ data: Hex; sent: Sent }> {
  try {
    return await send(client, call, parameters);
  } catch (error) {
    if (!(error instanceof MiraError) || !EXPLAINED.includes(error.details.error)) throw error;
    throw await explain(client, parameters, error);
  }
}

async function explain(
  client: Client,
  { deployment, validatorId, signal }: SendParameters & { validatorId: number },
  refusal: MiraError,
): Promise<MiraError> {
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const owner = await read(client, { ...registry, functionName: "ownerOf", args: [validatorId] }, signal);
  if (isAddressEqual(owner, zeroAddress)) {
    return new MiraError("VALIDATOR_NOT_FOUND", `There is no validator ${validatorId}.`, {
      details: { validatorId },
      cause: refusal,
    });
  }
  const { code, message, details, cause, retryable } = refusal;
  const { standing } = details.args as { standing?: number };
  const is = standing === undefined ? owner : standings[standing]?.toLowerCase();
  return new MiraError(code, message, {
    details: { ...details, owner, hint: `${details.hint} It is ${is}.` },
    cause,
    retryable,
  });
}
