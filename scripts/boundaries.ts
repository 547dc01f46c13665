/**
 * Checks who imports whom: `node scripts/boundaries.ts`.
 *
 * Solidity: types → types; interfaces → types; libraries → types, interfaces, libraries; everything else → those and,
 * of other modules, a few named bases. OpenZeppelin is free to all.
 * TypeScript: the SDK imports no workspace; everything else imports no workspace but the SDK; only deploy, tasks, scripts,
 * tests and configuration know Hardhat; the SDK needs no Node outside src/node, and `ai` only in src/decompose.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const problems: string[] = [];

/** Bases and tokens that a contract may take from another module, where an interface would not do. */
const SOLIDITY_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "contracts/rewards/CreditBook.sol": ["contracts/token/MiraToken.sol"],
  "contracts/rewards/FeeLedger.sol": ["contracts/token/MiraToken.sol"],
  "contracts/rewards/ContributorPot.sol": ["contracts/token/MiraToken.sol"],
  "contracts/rewards/EmissionsController.sol": ["contracts/token/MiraToken.sol"],
};

const SOLIDITY_LAYERS: Readonly<Record<string, readonly string[]>> = {
  types: ["types"],
  interfaces: ["types", "interfaces"],
  libraries: ["types", "interfaces", "libraries"],
};

const moduleOf = (file: string): string => file.split("/")[1] ?? "";

for (const file of globSync("contracts/**/*.sol")) {
  const own = moduleOf(file);
  const allowed = SOLIDITY_LAYERS[own] ?? ["types", "interfaces", "libraries", own];
  for (const target of importsOf(file, /^import\s[^"]*"([^"]+)"/gm)) {
    if (!target.startsWith(".")) {
      if (!target.startsWith("@openzeppelin/contracts/")) problems.push(`${file} imports ${target}`);
      continue;
    }
    const resolved = join(dirname(file), target);
    const isException = SOLIDITY_EXCEPTIONS[file]?.includes(resolved) ?? false;
    if (!allowed.includes(moduleOf(resolved)) && !isException) problems.push(`${file} imports ${resolved}`);
  }
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
const HARDHAT = /^(hardhat(\/|$)|@nomicfoundation\/|ethers(\/|$))/;

for (const file of globSync("{sdk,worker,tasks,deploy,scripts}/**/*.ts", { exclude: ["**/node_modules/**"] })) {
  const root = file.split("/")[0] ?? "";
  const isTest = file.endsWith(".test.ts") || file.startsWith("sdk/test/");
  for (const target of importsOf(file, IMPORT)) {
    const workspace = /^@mira-protocol\/(\w+)/.exec(target)?.[1];
    if (workspace && (root === "sdk" || workspace !== "sdk")) problems.push(`${file} imports ${target}`);
    if (HARDHAT.test(target) && (root === "sdk" || root === "worker")) problems.push(`${file} imports ${target}`);
    if (target.startsWith(".") && escapes(file, target, root)) problems.push(`${file} imports ${target}`);
    if (root !== "sdk" || isTest) continue;
    if (target.startsWith("node:") && !file.startsWith("sdk/src/node/")) problems.push(`${file} imports ${target}`);
    if (/^(ai|@ai-sdk\/.*)$/.test(target) && !file.startsWith("sdk/src/decompose/")) {
      problems.push(`${file} imports ${target}`);
    }
  }
}

if (problems.length > 0) {
  console.error(`Imports that the architecture does not allow:\n${problems.map((line) => `  ${line}`).join("\n")}`);
  process.exit(1);
}
console.log("Imports follow the architecture.");

function importsOf(file: string, pattern: RegExp): string[] {
  return [...readFileSync(file, "utf8").matchAll(pattern)].flatMap(([, first, second]) => first ?? second ?? []);
}

/** Whether a relative import leaves a workspace; scripts and tasks may reach deploy. */
function escapes(file: string, target: string, root: string): boolean {
  const resolved = join(dirname(file), target);
  if (root !== "sdk" && root !== "worker") return /^(sdk|worker)\//.test(resolved);
  return !resolved.startsWith(`${root}/`);
}
