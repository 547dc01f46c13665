// For every package in the lock file: its optionalDependencies must resolve to a lock entry. Lists the missing platform packages.
import { readFileSync } from "node:fs";

const l = JSON.parse(readFileSync(process.argv[2] ?? "package-lock.json", "utf8")).packages;
let bad = 0;
for (const [k, p] of Object.entries(l))
  for (const d of Object.keys(p.optionalDependencies ?? {})) {
    let base = k,
      hit = false;
    for (;;) {
      const c = (base ? base + "/" : "") + "node_modules/" + d;
      if (l[c]) {
        hit = true;
        break;
      }
      if (!base) break;
      const i = base.lastIndexOf("node_modules/");
      base = i <= 0 ? "" : base.slice(0, i - 1);
      if (i < 0) base = "";
    }
    if (!hit) {
      bad++;
      console.log("MISSING", k, p.version, "->", d, p.optionalDependencies[d]);
    }
  }
console.log("missing optional entries:", bad);
