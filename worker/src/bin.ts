#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// A validator that was restarted in the middle of a round has seconds, not minutes.
enableCompileCache();
const { main } = await import("./cli/main.ts");
await main(process.argv, process.env);
