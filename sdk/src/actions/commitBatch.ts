import { type Client, parseEventLogs, type TransactionReceipt } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { CommitInput } from "./commit.ts";

/** Why a commitment was not taken; the order is the contract's. */
export const commitRefusals = [
  "NONE",
  "WRONG_PHASE",
  "NOT_OPERATOR",
  "NO_SEAT",
  "ALREADY_COMMITTED",
  "NO_SEED",
] as const;
/** One of {@link commitRefusals}. */
export type CommitRefusal = (typeof commitRefusals)[number];

/** A commitment that the hub did not take. */
export type SkippedCommit = { round: bigint; validatorId: number; refusal: CommitRefusal };

/** What {@link commitBatch} sends; the account is the operator of all of them. */
export type CommitBatchParameters = SendParameters & { commitments: readonly CommitInput[] };

/** What became of a batch. */
export type CommitBatchResult = {
  sent: Sent;
  /** Entries that could not be taken; the others were. */
  skipped: readonly SkippedCommit[];
};

/** The call that {@link commitBatch} sends. */
export function encodeCommitBatch(deployment: MiraDeployment, commitments: readonly CommitInput[]): ContractCall {
  return encodeCall(deployment.hub, verificationHubAbi, "commitBatch", [inputsOf(commitments)]);
}

/**
 * Commits to several rounds, or for several validators of one operator, in one transaction. What cannot be taken is
 * skipped and reported; it does not harm the rest.
 *
 * @throws MiraError `RPC_FAILED` and the like; a refusal is no error here
 *
 * @example
 * const { skipped } = await commitBatch(client, { deployment, commitments });
 */
export async function commitBatch(client: Client, parameters: CommitBatchParameters): Promise<CommitBatchResult> {
  const { sent } = await send(client, encodeCommitBatch(parameters.deployment, parameters.commitments), parameters);
  return { sent, skipped: skippedIn(sent?.receipt, parameters.deployment) };
}

/** Refusals that a transaction's receipt tells of. */
export function skippedIn(receipt: TransactionReceipt | undefined, { hub }: MiraDeployment): readonly SkippedCommit[] {
  const logs = (receipt?.logs ?? []).filter(({ address }) => address.toLowerCase() === hub.toLowerCase());
  return parseEventLogs({ abi: verificationHubAbi, eventName: "CommitSkipped", logs }).map(({ args }) => ({
    round: args.round,
    validatorId: args.validatorId,
    refusal: commitRefusals[args.refusal] ?? "NONE",
  }));
}

/** Members that the hub takes, and no others. */
function inputsOf(commitments: readonly CommitInput[]): readonly CommitInput[] {
  return commitments.map(({ round, validatorId, commitment }) => ({ round, validatorId, commitment }));
}
