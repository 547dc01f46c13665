import { add, compare, divide, multiply, power, type Rational, rationalOf, subtract } from "./rational.ts";

/** A way to compute; `undefined` is "cannot be computed so". Panel verifiers differ in the one they use. */
export type Field<T> = {
  of(text: string): T | undefined;
  add(a: T, b: T): T | undefined;
  subtract(a: T, b: T): T | undefined;
  multiply(a: T, b: T): T | undefined;
  divide(a: T, b: T): T | undefined;
  power(a: T, b: T): T | undefined;
  /** `a − b` as a double where that is meaningful: exact 0 if and only if equal. */
  difference(a: T, b: T): number | undefined;
  /** Relative error of a difference that is not 0. */
  resolution: number;
};

/** Exact fractions. */
export const exact: Field<Rational> = {
  resolution: 0,
  of: rationalOf,
  add,
  subtract,
  multiply,
  divide,
  power,
  difference: (a, b) => {
    const gap = subtract(a, b);
    if (gap === undefined) return undefined;
    const scaled = Number((gap.n * 10n ** 12n) / gap.d) / 1e12;
    return scaled !== 0 ? scaled : compare(a, b) * 1e-13;
  },
};

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** Double precision; it does not trust itself beyond 2^53. */
export const double: Field<number> = {
  resolution: 0,
  of: (text) => finite(Number(text)),
  add: (a, b) => finite(a + b),
  subtract: (a, b) => finite(a - b),
  multiply: (a, b) => finite(a * b),
  divide: (a, b) => (b === 0 ? undefined : finite(a / b)),
  power: (a, b) => finite(a ** b),
  difference: (a, b) => {
    const size = Math.max(Math.abs(a), Math.abs(b));
    if (size > Number.MAX_SAFE_INTEGER) return Math.abs(a - b) < size * 1e-9 ? undefined : a - b;
    return Math.abs(a - b) <= size * 1e-12 ? 0 : a - b;
  },
};

/** A Mersenne prime. */
const prime = (1n << 61n) - 1n;
const reduce = (value: bigint): bigint => ((value % prime) + prime) % prime;
const raise = (base: bigint, exponent: bigint): bigint => {
  let result = 1n;
  let square = reduce(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = reduce(result * square);
    square = reduce(square * square);
  }
  return result;
};

/** A residue modulo 2^61 − 1 with the double beside it: the residue finds equality, the double the size of a gap. */
export const residue: Field<{ residue: bigint; size: number }> = {
  resolution: 4.5e-16,
  of: (text) => {
    const value = rationalOf(text);
    return value && { residue: reduce(value.n * raise(value.d, prime - 2n)), size: Number(text) };
  },
  add: (a, b) => ({ residue: reduce(a.residue + b.residue), size: a.size + b.size }),
  subtract: (a, b) => ({ residue: reduce(a.residue - b.residue), size: a.size - b.size }),
  multiply: (a, b) => ({ residue: reduce(a.residue * b.residue), size: a.size * b.size }),
  divide: (a, b) =>
    b.residue === 0n ? undefined : { residue: reduce(a.residue * raise(b.residue, prime - 2n)), size: a.size / b.size },
  power: (a, b) =>
    Number.isInteger(b.size) && b.size >= 0 && b.size <= 64
      ? { residue: raise(a.residue, BigInt(b.size)), size: a.size ** b.size }
      : undefined,
  difference: (a, b) => (a.residue === b.residue ? 0 : finite(a.size - b.size || a.size * 1e-15)),
};

export const fields = { exact, double, residue } as const;
export type FieldName = keyof typeof fields;
