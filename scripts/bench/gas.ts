/**
 * What a whole job costs in gas: open, commit, settle, finalize, for several sizes of bundle and committee.
 *
 *     npm run bench:gas [-- --json]
 *
 * Every id has one seat; voters abstain on 10 % of the claims and answer the others right with probability .85, from a
 * fixed seed. A row is measured in the steady state of a chain with traffic, its storage warm from earlier
 * requests; `coldTotal` is a committee's very first one.
 */
import { parseArgs } from "node:util";
import type { Hex } from "viem";
import { compileContracts } from "../lib/compileContracts.ts";
import { createCommittee } from "./committee.ts";
import { finalizeJobs, type JobGas, runJob, settleJob, warmUp } from "./job.ts";
import { type KernelGas, measureKernel } from "./kernel.ts";

const SIZES = [1, 16, 256, 1_024, 4_096];
const COMMITTEES = [3, 7, 15];

/** Gas per claim of a bare job at 7 seats, without money or scores: the protocol's reference. */
const LOWER_BOUNDS: Readonly<Record<number, number>> = { 256: 1_121, 1024: 332, 4096: 135 };

type Row = Record<keyof JobGas | "total", number> & {
  claims: number;
  k: number;
  relayed: boolean;
  perClaim: number;
  lowerBound: number | null;
  /** The same job by a committee that never worked before; absent where not measured. */
  coldTotal: number | null;
  by: JobGas;
};

const totalOf = ({ open, commit, settle }: JobGas): number => open.gas + commit.gas + settle.gas;

const { values: flags } = parseArgs({ options: { json: { type: "boolean", default: false } } });
await compileContracts();
const rows: Row[] = [];
for (const k of COMMITTEES) {
  const committee = await createCommittee(k);
  const cold = totalOf(await runJob(committee, { claims: 256, relayed: false, seed: 1 }));
  await warmUp(committee, 3 * SIZES.length);
  for (const claims of SIZES) {
    for (const relayed of [false, true]) {
      const gas = await runJob(committee, { claims, relayed, seed: claims });
      const total = totalOf(gas);
      rows.push({
        claims,
        k,
        relayed,
        open: gas.open.gas,
        commit: gas.commit.gas,
        settle: gas.settle.gas,
        finalize: gas.finalize.gas,
        total,
        perClaim: Math.round((total / claims) * 10) / 10,
        lowerBound: k === 7 ? (LOWER_BOUNDS[claims] ?? null) : null,
        coldTotal: claims === 256 && !relayed ? cold : null,
        by: gas,
      });
      if (!flags.json) process.stderr.write(`\r${rows.length} of ${COMMITTEES.length * SIZES.length * 2} jobs`);
    }
  }
}
const finalizeBatched = await measureBatch(8);
const kernel: KernelGas = await measureKernel();
if (flags.json) {
  console.log(JSON.stringify({ rows, kernel, finalizeBatched }));
} else {
  process.stderr.write("\r\x1b[K");
  console.table(rows.map(({ by, ...row }) => row));
  console.log("Settlement by what costs it, k = 7:");
  console.table(rows.filter(({ k }) => k === 7).map(({ claims, relayed, by }) => ({ claims, relayed, ...by.settle })));
  console.log(
    `Finalizing ${finalizeBatched.requests} requests in one transaction: ${finalizeBatched.perRequest} each.`,
  );
  console.log("Kernel, gas per 256 claims:");
  console.table(kernel);
}

/** What finalizing costs a request where several share a transaction. */
async function measureBatch(requests: number): Promise<{ requests: number; perRequest: number }> {
  const committee = await createCommittee(3);
  await warmUp(committee, 2 * requests);
  const calls: Hex[] = [];
  for (let seed = 2; calls.length < requests; ++seed) {
    calls.push((await settleJob(committee, { claims: 1, relayed: true, seed })).finalizeCall);
  }
  return { requests, perRequest: Math.round((await finalizeJobs(committee, calls)).gas / requests) };
}
