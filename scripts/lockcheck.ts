/**
 * Checks that every optional dependency in the lock file has an entry of its own: `node scripts/lockcheck.ts`. A package
 * for another platform that is missing there breaks `npm ci` on that platform.
 */
import { readFileSync } from "node:fs";

type Packages = Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Packages };
const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !resolves(place, name))
    .map((name) => `${place || "the root"} -> ${name}`),
);
if (missing.length > 0) {
  console.error(`Optional dependencies without an entry in package-lock.json:\n  ${missing.join("\n  ")}`);
  process.exit(1);
}
console.log("Every optional dependency is in the lock file.");

/** Looks where Node looks: in the package's own node_modules, then in those above it. */
function resolves(place: string, name: string): boolean {
  for (let folder = place; ; ) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (folder === "") return false;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1));
  }
}
