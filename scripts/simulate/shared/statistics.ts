/** A mean as it was measured. */
export type Estimate = {
  mean: number;
  /** Standard error of the mean. */
  error: number;
  /** Observations. */
  count: number;
};

/** Collects observations without keeping them (Welford's recurrence). */
export type Sample = { add(value: number): void; estimate(): Estimate };

/** An empty sample; its estimate is 0 ± 0 of 0. */
export function createSample(): Sample {
  let [count, mean, squares] = [0, 0, 0];
  return {
    add: (value) => {
      count += 1;
      const difference = value - mean;
      mean += difference / count;
      squares += difference * (value - mean);
    },
    estimate: () => ({ mean, error: count > 1 ? Math.sqrt(squares / (count - 1) / count) : 0, count }),
  };
}

/**
 * Gini coefficient: 0 where all have the same, towards 1 where one has everything.
 *
 * @example
 * gini([1, 1, 2]); // 1/6
 */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const ranked = sorted.reduce((sum, value, index) => sum + (index + 1) * value, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

/**
 * Nakamoto coefficient: how many of the largest together hold more than `share` of everything.
 *
 * @example
 * nakamoto([5, 3, 1, 1], 1 / 3); // 1
 */
export function nakamoto(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  const wanted = share * sorted.reduce((sum, value) => sum + value, 0);
  let held = 0;
  for (const [index, value] of sorted.entries()) {
    held += value;
    if (held > wanted) return index + 1;
  }
  return sorted.length;
}
