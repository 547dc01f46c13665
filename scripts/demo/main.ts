/**
 * The main job, end to end, on this machine alone: AI answers are split into claims, seven validator processes judge
 * them, verdicts settle on a local chain, and certificates come out and are checked. `npm run demo -- --help`.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { getHostings, MiraError } from "@mira-protocol/sdk";
import { compileContracts } from "../lib/compileContracts.ts";
import { readReports } from "../lib/readReports.ts";
import { setUp } from "../lib/setUp.ts";
import { startChain } from "../lib/startChain.ts";
import { startWorkers } from "../lib/startWorkers.ts";
import { certify } from "./certificates.ts";
import { labelledFigures, spread } from "./figures.ts";
import { gasSpent } from "./gasSpent.ts";
import { type DemoOptions, parseOptions, USAGE } from "./options.ts";
import { createProgress } from "./progress.ts";
import { readRecords } from "./records.ts";
import { countVerdicts, mira, renderBundle, renderLegend } from "./render.ts";
import { verifyRecords } from "./verifyRecords.ts";

/** Seconds from block to block. */
const BLOCK_TIME = 2;
/** Windows of every tier, seconds: a verdict within eight blocks, and time for nine processes on two cores. */
const TERMS = { seedDelay: 2, commitWindow: 6, revealWindow: 16, challengeWindow: 4 };

async function run(options: DemoOptions, signal: AbortSignal): Promise<void> {
  const records = await readRecords(options.input);
  const claims = records.reduce((sum, record) => sum + record.claims.length, 0);
  let total = records.length;
  const progress = createProgress(() => total);
  progress.step(`${records.length} AI answers, split into ${claims} claims.`);
  for (const { id, claims: own, evidence } of records) {
    if (evidence.length > 0 || own.every((claim) => claim.evidence?.length)) continue;
    progress.step(`${id}: some claims have no evidence, so validators can only abstain on them; give "source".`);
  }
  progress.step("Compiling the contracts, the first time about a minute …");
  await compileContracts();
  const startedAt = performance.now();
  await rm(options.out, { recursive: true, force: true });
  const bundleFolder = join(options.out, "bundles");
  await mkdir(bundleFolder, { recursive: true });
  progress.step("Starting a local chain, deploying, staking seven validators …");
  const chain = await startChain();
  const stage = await setUp(chain, { blockTime: BLOCK_TIME, terms: TERMS });
  const { deployment, validators } = stage;
  const workers = await startWorkers({
    rpcUrl: chain.url,
    deployment,
    validators,
    bundleUrl: bundleFolder,
    directory: join(options.out, "workers"),
  });
  const watch = setInterval(() => {
    for (const id of workers.ended()) {
      progress.step(`Validator ${id} has stopped: see its log under ${options.out}/workers. The rounds go on.`);
    }
  }, 1_000);
  try {
    const verified = await verifyRecords({
      chain,
      stage,
      workers,
      bundleFolder,
      records,
      tier: options.tier,
      onEvent: progress.onEvent,
      signal,
    });
    total = verified.length;
    progress.end();
    const reports = readReports(workers.folders.values());
    const certificates = await certify(chain, deployment, verified, join(options.out, "certificates"), reports);
    const gas = await gasSpent(chain, deployment, claims);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const pairs = verified.flatMap(({ record, firstClaim, verdicts }) =>
      (verdicts ?? []).map((verdict, index) => ({ verdict, label: record.labels[firstClaim + index] })),
    );
    const figures = {
      requests: verified.length,
      claims,
      validators: validators.length,
      verdicts: countVerdicts(verified),
      labelled: labelledFigures(pairs),
      lateVotes: verified.reduce((sum, { late }) => sum + late, 0),
      certificates: {
        checked: certificates.checked,
        failed: certificates.failed,
        tamperedRejected: certificates.tamperedRejected,
      },
      gas,
      blocksToVerdict: spread(verified.flatMap(({ blocksToVerdict }) => blocksToVerdict ?? [])),
      seconds,
    };
    if (options.json) {
      console.log(JSON.stringify(figures));
    } else {
      const width = Math.min(process.stdout.columns ?? 120, 160);
      console.log(`\n${renderLegend(validators)}\n`);
      const validatorIds = validators.map(({ id }) => id);
      const hostings = await getHostings(chain.client, { deployment, validatorIds });
      for (const each of verified) console.log(`${renderBundle(each, validators, hostings, width)}\n`);
      const paid = verified.reduce((sum, { fee, refund }) => sum + fee - refund, 0n);
      console.log(renderSummary(figures, paid, certificates.tamperedReason, certificates.directory));
    }
    const ok = certificates.failed === 0 && certificates.checked > 0 && certificates.tamperedRejected;
    if (!ok) process.exitCode = 1;
  } finally {
    clearInterval(watch);
    workers.stop();
    chain.stop();
  }
}

type Figures = {
  requests: number;
  claims: number;
  verdicts: ReturnType<typeof countVerdicts>;
  labelled: ReturnType<typeof labelledFigures>;
  lateVotes: number;
  certificates: { checked: number; failed: number; tamperedRejected: boolean };
  gas: Awaited<ReturnType<typeof gasSpent>>;
  blocksToVerdict: ReturnType<typeof spread>;
  seconds: number;
};

function renderSummary(figures: Figures, paid: bigint, tamperedReason: string, directory: string): string {
  const { verdicts, labelled, lateVotes, certificates, gas, blocksToVerdict } = figures;
  const percent = (ratio: number | null): string => (ratio === null ? "–" : `${(100 * ratio).toFixed(1)} %`);
  const number = (value: number): string => value.toLocaleString("en");
  const intact = certificates.failed === 0;
  const lateLine = `${styleText("bold", "Late votes")}     ${styleText("yellow", String(lateVotes))}: validators had no time to judge, commit or open, and the verdicts lack them; try again on a less busy machine`;
  return [
    styleText("bold", "Verdicts") +
      `      ${verdicts.true} true, ${verdicts.false} false, ${verdicts.invalid} invalid, ${verdicts.undecided} undecided`,
    `${styleText("bold", "Against labels")} ${labelled.claims} claims: coverage ${percent(labelled.coverage)}, precision of true ${percent(labelled.precisionSupported)}, of false ${percent(labelled.precisionUnsupported)}, balanced accuracy ${percent(labelled.balancedAccuracy)}`,
    ...(lateVotes === 0 ? [] : [lateLine]),
    `${styleText("bold", "Certificates")}   ${intact ? styleText("green", `${certificates.checked} checked off line and on chain, all hold`) : styleText("red", `${certificates.failed} of ${certificates.checked} fail`)}; in ${directory}`,
    `${styleText("bold", "Forged one")}     ${certificates.tamperedRejected ? styleText("green", "refused") : styleText("red", "NOT refused")} (${tamperedReason})`,
    `${styleText("bold", "Cost")}           ${mira(paid)}; gas: open ${number(gas.open)}, commit ${number(gas.commit)}, post ${number(gas.post)}, settle ${number(gas.settle)}, finalize ${number(gas.finalize)}; ${number(gas.perClaim)} a claim to open, commit and settle`,
    `${styleText("bold", "Time")}           ${blocksToVerdict.median ?? "–"} blocks to a verdict (at most ${blocksToVerdict.max ?? "–"}), ${figures.seconds} s in all`,
  ].join("\n");
}

const interrupted = new AbortController();
/** Ends steps that know of no signal: what they started goes with this process. */
const interruption = new Promise<never>((_, reject) => {
  interrupted.signal.addEventListener("abort", () => reject(new Error("Interrupted.")));
});
process.once("SIGINT", () => interrupted.abort());
process.once("SIGTERM", () => interrupted.abort());
try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await Promise.race([interruption, run(options, interrupted.signal)]);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const cause = error instanceof MiraError && error.cause instanceof Error ? error.cause.message : "";
  console.error(message.includes(cause) ? message : `${message} (${cause})`);
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
}
process.exit();
