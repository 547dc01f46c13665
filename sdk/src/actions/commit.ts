import type { Client, Hex } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";

/** A commitment to vote in a round. */
export type CommitInput = {
  round: bigint;
  validatorId: number;
  /** {@link commitmentHash} */
  commitment: Hex;
};

/** What {@link commit} sends; the account is the validator's operator. */
export type CommitParameters = SendParameters & CommitInput;

/** The call that {@link commit} sends. */
export function encodeCommit(deployment: MiraDeployment, input: CommitInput): ContractCall {
  const { round, validatorId, commitment } = input;
  return encodeCall(deployment.hub, verificationHubAbi, "commit", [round, validatorId, commitment]);
}

/**
 * Commits a vote, from the validator's operator, in the commit or top-up window. Write salt, planes and report to disk
 * before: without them the seat cannot be opened, and is slashed.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Hub_CommitRefused` and the refusal
 *
 * @example
 * await commit(client, { deployment, round, validatorId: 7, commitment });
 */
export async function commit(client: Client, parameters: CommitParameters): Promise<Sent> {
  return (await send(client, encodeCommit(parameters.deployment, parameters), parameters)).sent;
}
