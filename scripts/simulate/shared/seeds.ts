import { createSample, type Estimate } from "./statistics.ts";

/**
 * Measures the same things with several seeds; errors are those of the means over the seeds.
 *
 * @param measure Figures by name; one that has no value with a seed is left out there.
 *
 * @example
 * const { wrong } = overSeeds({ seed: 1, seeds: 8 }, (seed) => ({ wrong: shareOfWrongVerdicts(seed) }));
 */
export function overSeeds<Name extends string>(
  { seed, seeds }: { seed: number; seeds: number },
  measure: (seed: number) => Record<Name, number>,
): Record<Name, Estimate> {
  const samples = new Map<string, ReturnType<typeof createSample>>();
  for (let step = 0; step < seeds; step += 1) {
    for (const [name, value] of Object.entries<number>(measure(seed + step))) {
      if (!Number.isFinite(value)) continue;
      const sample = samples.get(name) ?? createSample();
      samples.set(name, sample);
      sample.add(value);
    }
  }
  return Object.fromEntries([...samples].map(([name, sample]) => [name, sample.estimate()])) as Record<Name, Estimate>;
}
