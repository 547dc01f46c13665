import type { Random } from "./random.ts";
import type { Strategy } from "./votes.ts";

/** A staked identity of the simulation. */
export type SimulatedValidator = {
  id: number;
  family: number;
  /** Stake in whole MIRA. */
  stake: number;
  /** Probability of the right answer, over hard and other claims together. */
  accuracy: number;
  strategy: Strategy;
  /** Whose answers a `friend` gets. */
  copies?: SimulatedValidator;
};

/** Who takes part. */
export type PopulationTraits = {
  validators: number;
  families: number;
  /** Accuracies are spread evenly from the first to the second. */
  accuracy: readonly [from: number, to: number];
  /** Stake in whole MIRA; the same for all by default. */
  stake?: (random: Random) => number;
};

/** Honest validators, families in turn, with accuracies that have nothing to do with the family. */
export function createPopulation(random: Random, traits: PopulationTraits): SimulatedValidator[] {
  const [from, to] = traits.accuracy;
  const step = (to - from) / Math.max(1, traits.validators - 1);
  const accuracies = shuffle(
    random,
    Array.from({ length: traits.validators }, (_, index) => from + index * step),
  );
  return accuracies.map((accuracy, index) => ({
    id: index + 1,
    family: (index % traits.families) + 1,
    stake: traits.stake?.(random) ?? 20_000,
    accuracy,
    strategy: "honest",
  }));
}

/** Fisher and Yates. */
function shuffle(random: Random, values: number[]): number[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = random.index(last + 1);
    [values[last], values[other]] = [values[other] as number, values[last] as number];
  }
  return values;
}
