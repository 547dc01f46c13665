import type { Client } from "viem";
import type { SendParameters, Sent } from "../internal/send.ts";
import { claimEarnings } from "./claimEarnings.ts";
import { claimEmissions } from "./claimEmissions.ts";
import { type Earning, getEarnings } from "./getEarnings.ts";

/** What {@link collectEarnings} sends; any account may. */
export type CollectEarningsParameters = SendParameters & {
  validatorId: number;
  /** First epoch to look at; the one in which the validator was registered by default. */
  fromEpoch?: bigint;
};

/** One payment into a validator's pool. */
export type CollectedEarnings = {
  kind: "fees" | "emissions";
  domain: number;
  epochs: readonly bigint[];
  /** Base units of MIRA. */
  amount: bigint;
  sent: Sent;
};

/** Epochs that one transaction claims. */
const EPOCHS_AT_ONCE = 64;

/**
 * Pays all that a validator earned and that can be paid now into its pool: fees of epochs that are final, and emissions
 * of epochs that are closed, in a transaction for each kind and domain. Nothing to pay is no failure.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`
 *
 * @example
 * const payments = await collectEarnings(client, { deployment, validatorId: 7 });
 * payments.reduce((sum, { amount }) => sum + amount, 0n);
 */
export async function collectEarnings(
  client: Client,
  parameters: CollectEarningsParameters,
): Promise<readonly CollectedEarnings[]> {
  const { earnings, timestamp } = await getEarnings(client, parameters);
  const fees = earnings.filter(({ claimed, claimableAt }) => !claimed && claimableAt <= timestamp);
  const emissions = earnings.filter(({ emission, emissionClaimed }) => emission && !emissionClaimed);
  const payments: CollectedEarnings[] = [];
  // One after the other: an account's transactions need one count.
  for (const batch of inBatches(fees)) {
    payments.push({ kind: "fees", ...batch, ...(await claimEarnings(client, { ...parameters, ...batch })) });
  }
  for (const batch of inBatches(emissions)) {
    payments.push({ kind: "emissions", ...batch, ...(await claimEmissions(client, { ...parameters, ...batch })) });
  }
  return payments;
}

/** By domain, with a bounded number of epochs each. */
function inBatches(due: readonly Earning[]): readonly { domain: number; epochs: readonly bigint[] }[] {
  return [...Map.groupBy(due, ({ domain }) => domain)].flatMap(([domain, own]) => {
    const epochs = own.map(({ epoch }) => epoch);
    const starts = Array.from({ length: Math.ceil(epochs.length / EPOCHS_AT_ONCE) }, (_, i) => i * EPOCHS_AT_ONCE);
    return starts.map((start) => ({ domain, epochs: epochs.slice(start, start + EPOCHS_AT_ONCE) }));
  });
}
