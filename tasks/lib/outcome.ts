import { styleText } from "node:util";
import type { Sent } from "@mira-protocol/sdk";
import type { Hash } from "viem";
import { facts } from "./table.ts";
import { bold, note } from "./text.ts";

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

/** What was done, or would be, with the facts of it below. */
export function renderOutcome(
  { dryRun, transactionHash, blockNumber }: Outcome,
  done: string,
  pairs: Parameters<typeof facts>[0] = [],
): string {
  const title = dryRun
    ? `${styleText("yellow", "○")} Simulated, nothing was sent: ${done}`
    : `${styleText("green", "✔")} ${bold(done)}`;
  const place = [["transaction", transactionHash && `${transactionHash} ${note(`block ${blockNumber}`)}`]] as const;
  return [title, facts([...pairs, ...place])].filter((part) => part !== "").join("\n");
}
