import type { Client, Hex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { standings } from "../types/standing.ts";
import { requireValidator } from "./requireValidator.ts";
import { type ContractCall, type SendParameters, type Sent, send } from "./send.ts";

/** Refusals that may as well mean that there is no such validator, and whether they are about its owner. */
const EXPLAINED: ReadonlyMap<unknown, "owner" | "standing" | "nothing"> = new Map([
  ["Validators_NotOwner", "owner"],
  ["Validators_NotOperatorOrOwner", "owner"],
  ["Stake_NotOwner", "owner"],
  ["Stake_NotAccepting", "standing"],
  ["Stake_NothingClaimable", "nothing"],
]);

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
    throw error instanceof MiraError ? await explain(client, parameters, error) : error;
  }
}

async function explain(
  client: Client,
  parameters: SendParameters & { validatorId: number },
  refusal: MiraError,
): Promise<MiraError> {
  const { code, message, details, cause, retryable } = refusal;
  const about = EXPLAINED.get(details.error);
  if (about === undefined) return refusal;
  const owner = await requireValidator(client, parameters, parameters.validatorId, refusal);
  const { standing = 0 } = details.args as { standing?: number };
  const is = { owner, standing: standings[standing]?.toLowerCase(), nothing: null }[about];
  if (is === null) return refusal;
  const hint = `${details.hint} It is ${is}.`;
  return new MiraError(code, message, { details: { ...details, owner, hint }, cause, retryable });
}
