/**
 * Cohen's κ of two error sequences over the claims that both decided: 0 means independent errors, 1 the same errors,
 * `NaN` nothing to compare.
 */
export const errorKappa = (a: readonly (boolean | undefined)[], b: readonly (boolean | undefined)[]): number => {
  let [both, onlyA, onlyB, count] = [0, 0, 0, 0];
  a.forEach((x, at) => {
    const y = b[at];
    if (x === undefined || y === undefined) return;
    count++;
    if (x && y) both++;
    else if (x) onlyA++;
    else if (y) onlyB++;
  });
  if (count === 0) return Number.NaN;
  const [rateA, rateB] = [(both + onlyA) / count, (both + onlyB) / count];
  const agreed = (count - onlyA - onlyB) / count;
  const chance = rateA * rateB + (1 - rateA) * (1 - rateB);
  return chance === 1 ? Number.NaN : (agreed - chance) / (1 - chance);
};
