import { parseArgs } from "node:util";
import { type Tier, tiers } from "@mira-protocol/sdk";

/** What the demo is asked to do. */
export type DemoOptions = {
  /** JSONL file with records. */
  input: string;
  /** Folder for certificates, bundles and logs. */
  out: string;
  /** Print one JSON object on stdout, and nothing else. */
  json: boolean;
  tier: Tier;
  help: boolean;
};

export const USAGE = `Mira's demo: AI answers in, verdicts on a local chain and certificates out.

    npm run demo -- [options]

    --input FILE   JSONL records to verify (default: samples/answers.jsonl)
    --out DIR      where certificates, bundles and logs go (default: out/demo)
    --tier TIER    LIGHT, STANDARD or HIGH (default: STANDARD)
    --json         print one JSON object with the figures, and nothing else, on stdout
    --help         print this`;

/**
 * Reads the demo's command line.
 *
 * @throws Error whose message says what to do
 */
export function parseOptions(args: readonly string[]): DemoOptions {
  const values = valuesOf(args);
  const tier = tiers.find((name) => name === values.tier.toUpperCase());
  if (!tier) throw new Error(`There is no tier "${values.tier}": use ${tiers.join(", ")}.`);
  return { ...values, tier };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        input: { type: "string", default: "samples/answers.jsonl" },
        out: { type: "string", default: "out/demo" },
        tier: { type: "string", default: "STANDARD" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
    throw new Error(`${what}: --help lists the options.`, { cause });
  }
}
