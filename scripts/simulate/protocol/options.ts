import { readOptions, wholeNumber } from "../shared/commandLine.ts";
import type { Effort } from "./section.ts";

/** What the simulator is asked to do. */
export type ProtocolOptions = Effort & {
  /** Print one JSON object on stdout, and nothing else. */
  json: boolean;
  /** Folder for the plots; none are drawn without. */
  plots?: string;
  /** File with recorded votes. */
  replay?: string;
  /** Numbers of the parts to run; all by default. */
  only?: readonly number[];
  help: boolean;
};

/** What the documentation shows. */
export const DOCUMENTED = { seed: 1, seeds: 5 } as const;
const FAST = { seeds: 2, scale: 0.1 } as const;
const PARTS = 15;

export const USAGE = `Simulates Mira's protocol: the figures that its design states, recorded votes, depth, families, collusion.

    npm run simulate -- [options]

    --seed N          first seed; the others follow it (default: ${DOCUMENTED.seed})
    --seeds N         seeds to run, 2 to 1000, from whose spread come the errors (default: ${DOCUMENTED.seeds})
    --fast            a tenth of the work with ${FAST.seeds} seeds, for a look
    --only N[,N…]     only these parts, 1 to ${PARTS}
    --replay FILE     part 11 too: JSONL with claims, labels and the votes of real verifiers
    --plots FOLDER    where the plots go; none are drawn without
    --json            print one JSON object with all figures, and nothing else, on stdout
    --help            print this

The economy has a simulator of its own: npm run simulate:economy -- --help`;

/**
 * Reads the simulator's command line.
 *
 * @throws Error whose message says what to do
 */
export function parseOptions(args: readonly string[]): ProtocolOptions {
  const { seed, seeds, fast, only, plots, replay, ...flags } = readOptions(args, {
    seed: { type: "string", default: String(DOCUMENTED.seed) },
    seeds: { type: "string" },
    fast: { type: "boolean", default: false },
    only: { type: "string" },
    plots: { type: "string" },
    replay: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (plots === "") throw new Error("--plots needs the name of a folder.");
  if (replay === "") throw new Error("--replay needs the name of a file.");
  const parts = only?.split(",").map((part) => wholeNumber("--only", part.trim(), 1, PARTS));
  if (parts?.includes(11) && replay === undefined) throw new Error("Part 11 needs --replay FILE.");
  return {
    ...flags,
    seed: wholeNumber("--seed", seed, 0, 2 ** 32 - 1_001),
    seeds: wholeNumber("--seeds", seeds ?? String(fast ? FAST.seeds : DOCUMENTED.seeds), 2, 1_000),
    scale: fast ? FAST.scale : 1,
    ...(plots === undefined ? {} : { plots }),
    ...(replay === undefined ? {} : { replay }),
    ...(parts === undefined ? {} : { only: parts }),
  };
}
