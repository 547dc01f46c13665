/**
 * Keeps snapshots/gas.json and snapshots/size.json: `npm run snapshots` writes them, `-- --check` fails where what is
 * measured now differs: gas by more than 1 % (addresses and times change some bytes of calldata), size at all.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { createCommittee } from "./bench/committee.ts";
import { runJob, warmUp } from "./bench/job.ts";
import { measureKernel } from "./bench/kernel.ts";
import { compileContracts } from "./lib/compileContracts.ts";

/** EIP-170. */
const MOST_CODE = 24_576;
const TOLERANCE = 0.01;

await compileContracts();
const current = { gas: await measureGas(), size: measureSize() };
const isCheck = process.argv.includes("--check");
const problems: string[] = [];
for (const [name, values] of Object.entries(current)) {
  const file = `snapshots/${name}.json`;
  if (!isCheck) {
    writeFileSync(file, `${JSON.stringify(values, null, 2)}\n`);
    continue;
  }
  const stored = JSON.parse(readFileSync(file, "utf8")) as Record<string, number>;
  for (const key of new Set([...Object.keys(stored), ...Object.keys(values)])) {
    const [was, is] = [stored[key] ?? 0, values[key] ?? 0];
    const tolerance = name === "gas" ? TOLERANCE * was : 0;
    if (Math.abs(is - was) > tolerance) problems.push(`${file}: ${key} was ${was}, is ${is}`);
  }
}
for (const [name, bytes] of Object.entries(current.size)) {
  if (bytes > MOST_CODE) problems.push(`${name} has ${bytes} bytes, more than the ${MOST_CODE} of EIP-170`);
}
if (problems.length > 0) {
  console.error(`${problems.join("\n")}\nIf that is meant, run \`npm run snapshots\` and commit the difference.`);
  process.exit(1);
}
console.log(isCheck ? "Gas and size are as committed." : "snapshots/ written.");
process.exit();

async function measureGas(): Promise<Record<string, number>> {
  const gas: Record<string, number> = {};
  const committee = await createCommittee(7);
  await warmUp(committee, 16);
  for (const claims of [1, 256, 4_096]) {
    for (const relayed of [false, true]) {
      const job = await runJob(committee, { claims, relayed, seed: claims });
      for (const [step, { gas: used }] of Object.entries(job)) {
        // A log grows by a new peak now and then, so finalizing is not compared.
        if (step !== "finalize") gas[`${claims} claims, ${relayed ? "relayed" : "own"} commits: ${step}`] = used;
      }
    }
  }
  const kernel = await measureKernel();
  for (const [votes, used] of Object.entries(kernel.perBlock256)) gas[`kernel, 256 claims: ${votes}`] = used;
  return gas;
}

/** Deployed bytes of every contract that is deployed. */
function measureSize(): Record<string, number> {
  const artifacts = globSync("artifacts/contracts/{token,staking,slashing,verification,registry,rewards}/**/*.json");
  const sizes = artifacts.flatMap((file) => {
    const { contractName, deployedBytecode } = JSON.parse(readFileSync(file, "utf8")) as {
      contractName: string;
      deployedBytecode: string;
    };
    const bytes = (deployedBytecode.length - 2) / 2;
    return bytes > 0 ? [[contractName, bytes] as const] : [];
  });
  return Object.fromEntries(sizes.sort(([a], [b]) => a.localeCompare(b)));
}
