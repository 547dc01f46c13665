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
import { readReports } from "../lib/readReports.ts";
import type { Stage } from "../lib/setUp.ts";
import type { LocalChain } from "../lib/startChain.ts";
import type { Workers } from "../lib/startWorkers.ts";
import { countLate } from "./countLate.ts";
import { createThrottle } from "./createThrottle.ts";
import type { DemoRecord } from "./records.ts";

/** One request of a record, at its end. A record of more than 4,096 claims takes several. */
export type VerifiedBundle = {
  record: DemoRecord;
  /** Place of the bundle's first claim among the record's. */
  firstClaim: number;
  bundle: Bundle;
  requestId: bigint;
  /** Number of the domain that it was verified in. */
  domain: number;
  /** One a claim; `null` if the request expired and was refunded. */
  verdicts: readonly Verdict[] | null;
  votes: readonly Vote[];
  /** Validators that had a seat and no time to vote: the machine is too slow for what it was given. */
  late: number;
  /** Whether everybody committed as soon as the chain took commitments: the next best sign is too late. */
  keptUp: boolean;
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
  workers: Workers;
  /** Where bundles are put for the validators. */
  bundleFolder: string;
  records: readonly DemoRecord[];
  tier: Tier;
  /** Told every event of every request. */
  onEvent(event: RequestEvent): void;
  signal: AbortSignal;
};

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
  const throttle = createThrottle();
  return Promise.all(jobs.map((job) => throttle.run(() => verifyBundle(parameters, job))));
}

async function verifyBundle(
  { chain, stage, workers, bundleFolder, tier, onEvent, signal }: VerifyRecordsParameters,
  { record, bundle, firstClaim }: Pick<VerifiedBundle, "record" | "bundle" | "firstClaim">,
): Promise<VerifiedBundle> {
  const { client } = chain;
  const { deployment, requester } = stage;
  await writeFile(join(bundleFolder, `${bundleHash(bundle)}.json`), encodeBundle(bundle));
  const { requestId, fee } = await openRequest(client, {
    deployment,
    account: requester,
    bundle,
    // What is no domain of ours goes by its words.
    domain: domains.find((name) => name === record.domain) ?? "auto",
    tier,
    funding: "allowance",
    signal,
  });
  if (requestId === null) throw new Error(`${record.id}: the request was not opened.`);
  let [seedBlock, lastCommit] = [0n, 0n];
  const onEach = (event: RequestEvent): void => {
    if (event.type === "round-opened") seedBlock = event.config.seedBlock;
    if (event.type === "committed") lastCommit = event.blockNumber;
    onEvent(event);
  };
  const { request, verdicts } = await waitForRequest(client, { deployment, requestId, onEvent: onEach, signal });
  const { opened, settled, expired } = request;
  const reports = readReports(workers.folders.values());
  const asked = { deployment, reports, signal };
  const votes = settled ? await getVotes(client, { ...asked, round: settled.summary.round }) : [];
  const late = countLate(request, votes, workers.folders.size);
  return {
    record,
    firstClaim,
    bundle,
    requestId,
    domain: request.header.domain,
    verdicts,
    votes,
    late,
    keptUp: late === 0 && lastCommit <= seedBlock + 1n,
    blocksToVerdict: settled ? Number(settled.blockNumber - opened.blockNumber) : null,
    fee,
    refund: settled?.refund ?? expired?.refund ?? 0n,
  };
}
