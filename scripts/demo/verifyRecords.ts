import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Bundle,
  bundleHash,
  domains,
  encodeBundle,
  getVotes,
  openRequest,
  type RequestEvent,
  splitBundle,
  type Tier,
  type Verdict,
  type Vote,
  waitForRequest,
} from "@mira-protocol/sdk";
import type { Stage } from "../lib/setUp.ts";
import type { LocalChain } from "../lib/startChain.ts";
import type { DemoRecord } from "./records.ts";

/** One request of a record, at its end. A record of more than 4,096 claims takes several. */
export type VerifiedBundle = {
  record: DemoRecord;
  /** Place of the bundle's first claim among the record's. */
  firstClaim: number;
  bundle: Bundle;
  requestId: bigint;
  /** One a claim; `null` if the request expired and was refunded. */
  verdicts: readonly Verdict[] | null;
  votes: readonly Vote[];
  /** Blocks from opening to the provisional verdict. */
  blocksToVerdict: number | null;
  /** Base units of MIRA. */
  fee: bigint;
  refund: bigint;
};

/** What {@link verifyRecords} works with. */
export type VerifyRecordsParameters = {
  chain: LocalChain;
  stage: Stage;
  /** Where bundles are put for the validators. */
  bundleFolder: string;
  records: readonly DemoRecord[];
  tier: Tier;
  /** Told every event of every request. */
  onEvent(event: RequestEvent): void;
  signal: AbortSignal;
};

/** Requests that are open at a time. */
const MOST_OPEN = 24;

/** Puts every record up for verification and waits until each request is final or refunded. */
export async function verifyRecords(parameters: VerifyRecordsParameters): Promise<readonly VerifiedBundle[]> {
  const jobs = parameters.records.flatMap((record) => {
    const { claims, question, output, prompt, evidence } = record;
    const parts = splitBundle({ claims, question, output, evidence, ...(prompt !== undefined && { prompt }) });
    let firstClaim = 0;
    return parts.map((bundle) => {
      const job = { record, bundle, firstClaim };
      firstClaim += bundle.claims.length;
      return job;
    });
  });
  const results: VerifiedBundle[] = [];
  let next = 0;
  const runSome = async (): Promise<void> => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job) results[index] = await verifyBundle(parameters, job);
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_OPEN, jobs.length) }, runSome));
  return results;
}

async function verifyBundle(
  { chain, stage, bundleFolder, tier, onEvent, signal }: VerifyRecordsParameters,
  { record, bundle, firstClaim }: Pick<VerifiedBundle, "record" | "bundle" | "firstClaim">,
): Promise<VerifiedBundle> {
  const { client } = chain;
  const { deployment, requester } = stage;
  await writeFile(join(bundleFolder, `${bundleHash(bundle)}.json`), encodeBundle(bundle));
  const { requestId, fee } = await openRequest(client, {
    deployment,
    account: requester,
    bundle,
    // What the deployment does not list is general.
    domain: domains.find((name) => name === record.domain) ?? "general",
    tier,
    funding: "allowance",
    signal,
  });
  if (requestId === null) throw new Error(`${record.id}: the request was not opened.`);
  const { request, verdicts } = await waitForRequest(client, { deployment, requestId, onEvent, signal });
  const { opened, settled, expired } = request;
  return {
    record,
    firstClaim,
    bundle,
    requestId,
    verdicts,
    votes: settled ? await getVotes(client, { deployment, round: settled.result.round, signal }) : [],
    blocksToVerdict: settled ? Number(settled.blockNumber - opened.blockNumber) : null,
    fee,
    refund: settled?.refund ?? expired?.refund ?? 0n,
  };
}
