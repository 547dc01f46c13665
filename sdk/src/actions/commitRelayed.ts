import { type Client, type Hex, parseSignature, signatureToCompactSignature } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContractCall, encodeCall, type SendParameters, send } from "../internal/send.ts";
import type { CommitInput } from "./commit.ts";
import { type CommitBatchResult, skippedIn } from "./commitBatch.ts";

/** A commitment with its operator's signature, by {@link signCommit}. */
export type SignedCommit = CommitInput & { signature: Hex };

/** What {@link commitRelayed} sends; any account may. */
export type CommitRelayedParameters = SendParameters & { commitments: readonly SignedCommit[] };

/** The call that {@link commitRelayed} sends. */
export function encodeCommitRelayed(deployment: MiraDeployment, commitments: readonly SignedCommit[]): ContractCall {
  const signed = commitments.map(({ round, validatorId, commitment, signature }) => {
    const { r, yParityAndS } = signatureToCompactSignature(parseSignature(signature));
    return { input: { round, validatorId, commitment }, r, vs: yParityAndS };
  });
  return encodeCall(deployment.hub, verificationHubAbi, "commitRelayed", [signed]);
}

/**
 * Sends commitments that their operators signed. What cannot be taken is skipped and reported: a bad signature shows as
 * `NOT_OPERATOR`.
 *
 * @throws MiraError `RPC_FAILED` and the like; a refusal is no error here
 *
 * @example
 * const signature = await signCommit(operatorClient, { deployment, round, validatorId: 7, commitment });
 * await commitRelayed(relayer, { deployment, commitments: [{ round, validatorId: 7, commitment, signature }] });
 */
export async function commitRelayed(client: Client, parameters: CommitRelayedParameters): Promise<CommitBatchResult> {
  const { sent } = await send(client, encodeCommitRelayed(parameters.deployment, parameters.commitments), parameters);
  return { sent, skipped: skippedIn(sent?.receipt, parameters.deployment) };
}
