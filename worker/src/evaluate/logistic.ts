/** One weighted observation: measures, whether the claim is supported, and how much it counts. */
export type Observation = { measures: readonly number[]; supported: boolean; weight: number };

/** `P(supported) = 1 / (1 + exp(-(bias + Σ weights·measures)))`. */
export type Logistic = { bias: number; weights: readonly number[] };

/** Solves `matrix · x = vector` for a positive definite matrix, by Gaussian elimination with row exchange. */
const solve = (matrix: number[][], vector: number[]): number[] => {
  const size = vector.length;
  const rows = matrix.map((row, at) => [...row, vector[at] ?? 0]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [a, b] = [rows[column] ?? [], rows[pivot] ?? []];
    rows[column] = b;
    rows[pivot] = a;
    for (let row = column + 1; row < size; row++) {
      const factor = (rows[row]?.[column] ?? 0) / (b[column] || 1);
      for (let at = column; at <= size; at++)
        (rows[row] as number[])[at] = (rows[row]?.[at] ?? 0) - factor * (b[at] ?? 0);
    }
  }
  const result = new Array<number>(size).fill(0);
  for (let row = size - 1; row >= 0; row--) {
    let rest = rows[row]?.[size] ?? 0;
    for (let at = row + 1; at < size; at++) rest -= (rows[row]?.[at] ?? 0) * (result[at] ?? 0);
    result[row] = rest / (rows[row]?.[row] || 1);
  }
  return result;
};

/**
 * Fits a logistic regression by Newton's method with an L2 penalty on the standardised coefficients.
 * Deterministic: the same observations give the same coefficients.
 */
export const fitLogistic = (observations: readonly Observation[], penalty: number): Logistic => {
  const width = observations[0]?.measures.length ?? 0;
  const total = observations.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const columns = Array.from({ length: width }, (_, at) => {
    const mean = observations.reduce((sum, { measures, weight }) => sum + weight * (measures[at] ?? 0), 0) / total;
    const variance =
      observations.reduce((sum, { measures, weight }) => sum + weight * ((measures[at] ?? 0) - mean) ** 2, 0) / total;
    return { mean, spread: Math.sqrt(variance) + 1e-9 };
  });
  const rows = observations.map(({ measures }) => [
    ...columns.map(({ mean, spread }, at) => ((measures[at] ?? 0) - mean) / spread),
    1,
  ]);
  let beta = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 40; round++) {
    const gradient = beta.map((value, at) => (at < width ? -penalty * value : 0));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j && i < width ? penalty : i === j ? 1e-9 : 0)));
    observations.forEach(({ supported, weight }, at) => {
      const row = rows[at] ?? [];
      const sum = row.reduce((acc, value, column) => acc + value * (beta[column] ?? 0), 0);
      const p = 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, sum))));
      const slope = weight * p * (1 - p);
      for (let i = 0; i <= width; i++) {
        gradient[i] = (gradient[i] ?? 0) + weight * ((supported ? 1 : 0) - p) * (row[i] ?? 0);
        const line = hessian[i] as number[];
        for (let j = 0; j <= width; j++) line[j] = (line[j] ?? 0) + slope * (row[i] ?? 0) * (row[j] ?? 0);
      }
    });
    const step = solve(hessian, gradient);
    beta = beta.map((value, at) => value + (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-7) break;
  }
  const weights = columns.map(({ spread }, at) => (beta[at] ?? 0) / spread);
  const bias = (beta[width] ?? 0) - columns.reduce((sum, { mean }, at) => sum + mean * (weights[at] ?? 0), 0);
  return { bias, weights };
};
