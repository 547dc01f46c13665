import { readOptions, wholeNumber } from "../shared/commandLine.ts";

/** What the simulator is asked to do. */
export type EconomyOptions = {
  seed: number;
  /** Rounds of each size of bundle. */
  rounds: number;
  /** Folder for the plots. */
  out: string;
  /** Print one JSON object on stdout, and nothing else. */
  json: boolean;
  help: boolean;
};

/** Where the plots of the documentation are. */
export const DOCUMENTED = { out: "docs/images/economy", seed: 1, rounds: 1_000 } as const;

export const USAGE = `Simulates Mira's economy: income by strategy, supply, concentration of stake, self-dealing, the drift of prices.

    npm run simulate:economy -- [options]

    --seed N       seed of every random number (default: ${DOCUMENTED.seed})
    --rounds N     rounds of each size of bundle that income is measured in, 1 to 100000 (default: ${DOCUMENTED.rounds})
    --out DIR      where the plots go (default: ${DOCUMENTED.out}, which the documentation shows)
    --json         print one JSON object with all figures, and nothing else, on stdout
    --help         print this`;

/**
 * Reads the simulator's command line.
 *
 * @throws Error whose message says what to do
 */
export function parseOptions(args: readonly string[]): EconomyOptions {
  const { seed, rounds, out, ...flags } = readOptions(args, {
    seed: { type: "string", default: String(DOCUMENTED.seed) },
    rounds: { type: "string", default: String(DOCUMENTED.rounds) },
    out: { type: "string", default: DOCUMENTED.out },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (out === "") throw new Error("--out needs the name of a folder.");
  return {
    ...flags,
    out,
    seed: wholeNumber("--seed", seed, 0, 2 ** 32 - 1),
    rounds: wholeNumber("--rounds", rounds, 1, 100_000),
  };
}
