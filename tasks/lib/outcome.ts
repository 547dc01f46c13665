import { styleText } from "node:util";
import type { Sent } from "@mira-protocol/sdk";
import type { Hash } from "viem";

/** What every task that sends tells of its transaction. */
export type Outcome = {
  /** Whether it was only simulated. */
  dryRun: boolean;
  transactionHash: Hash | null;
  blockNumber: bigint | null;
};

/** What became of a transaction. */
export const outcomeOf = (sent: Sent): Outcome => ({
  dryRun: sent === null,
  transactionHash: sent?.transactionHash ?? null,
  blockNumber: sent?.receipt.blockNumber ?? null,
});

/** What was done, or would be. */
export function renderOutcome({ dryRun, transactionHash, blockNumber }: Outcome, done: string): string {
  if (dryRun) return `${styleText("yellow", "○")} Simulated, and nothing was sent: ${done}`;
  const place = styleText("gray", `  Transaction ${transactionHash} in block ${blockNumber}`);
  return `${styleText("green", "✔")} ${done}\n${place}`;
}
