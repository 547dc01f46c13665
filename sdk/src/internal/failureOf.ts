import type { Account, Address, Client, Hex, TransactionReceipt } from "viem";
import { call } from "viem/actions";
import { MiraError } from "../errors/miraError.ts";
import { toMiraError } from "../errors/toMiraError.ts";
import { request } from "./chain.ts";

/** A transaction as it was sent. */
export type SentCall = { account: Account; to: Address; data: Hex; gas: bigint };

/** Why a transaction that was mined has failed, as near as its block's states tell. */
export async function failureOf(
  client: Client,
  { gas, ...tried }: SentCall,
  { transactionHash, blockNumber, gasUsed }: TransactionReceipt,
): Promise<MiraError> {
  const failure = (why: string, details: Readonly<Record<string, unknown>>, cause?: MiraError): MiraError =>
    new MiraError("TRANSACTION_FAILED", `The transaction failed. ${why}`, {
      cause,
      retryable: true,
      details: { ...details, transactionHash, blockNumber },
    });
  let unanswered: MiraError | undefined;
  // Nobody can see the state in the middle of a block: what came first shows after it, what passed since before it.
  for (const block of [blockNumber, blockNumber - 1n]) {
    const reason = await request(() => call(client, { ...tried, blockNumber: block })).then(
      () => null,
      (error: unknown) => toMiraError(error),
    );
    if (reason?.code === "CONTRACT_REVERTED") return failure(reason.message, reason.details, reason);
    unanswered ??= reason ?? undefined;
  }
  // Each call within a call keeps a 64th back, so less than all is used even where one of them ran out.
  if (16n * gasUsed >= 15n * gas) {
    const hint = "Send it again: what it needs is estimated anew.";
    return failure(`It ran out of gas, having used ${gasUsed} of ${gas}. ${hint}`, { gas, gasUsed, hint });
  }
  if (unanswered) return failure(`The endpoint does not tell why: ${unanswered.message}`, { gas, gasUsed }, unanswered);
  const hint = "Something came before it within its block: read the state and send again.";
  return failure(`It does not fail on the state before or after its block. ${hint}`, { gas, gasUsed, hint });
}
