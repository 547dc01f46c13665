/**
 * Writes sdk/src/abis.ts from the compiled contracts: `node scripts/abis.ts`, with `--check` to fail on a difference.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const target = "sdk/src/abis.ts";

type Artifact = { contractName: string; abi: readonly { type: string; name?: string }[]; bytecode: string };

/** Deployable contracts, and interfaces that others implement. */
const wanted = globSync("artifacts/contracts/**/*.json")
  .filter((file) => !basename(file).startsWith("I") || basename(file) === "IVerdictCallback.json")
  .map((file) => JSON.parse(readFileSync(file, "utf8")) as Artifact)
  .filter(
    (artifact) => artifact.abi.length > 0 && (artifact.bytecode !== "0x" || artifact.contractName.startsWith("I")),
  )
  .sort((a, b) => a.contractName.localeCompare(b.contractName));

const text = [
  "// Generated from the compiled contracts by `npm run generate`; do not edit.\n",
  ...wanted.map(({ contractName, abi }) => {
    const name = contractName.charAt(0).toLowerCase() + contractName.slice(1);
    return `export const ${name}Abi = ${JSON.stringify(abi, null, 2)} as const;\n`;
  }),
].join("\n");

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error(`${target} differs from the compiled contracts: run \`npm run generate\` and commit it.`);
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
  console.log(`${target}: ${wanted.map((artifact) => artifact.contractName).join(", ")}`);
}
