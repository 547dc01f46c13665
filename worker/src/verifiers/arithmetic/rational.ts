/** An exact fraction; the denominator is positive. */
export type Rational = { n: bigint; d: bigint };

/** Largest size that a numerator or denominator may reach, in bits; beyond it nothing is computed. */
const bits = 4_096;

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const limit = 1n << BigInt(bits);

/** Lowest terms; `undefined` for a zero denominator or a number past the size limit. */
export const rational = (n: bigint, d = 1n): Rational | undefined => {
  if (d === 0n || n > limit || n < -limit || d > limit || d < -limit) return undefined;
  const sign = d < 0n ? -1n : 1n;
  const by = gcd(n, d * sign) || 1n;
  return { n: (n * sign) / by, d: (d * sign) / by };
};

/** Reads `12`, `1.25`, `3.4e5` exactly. */
export const rationalOf = (text: string): Rational | undefined => {
  const match = /^(\d*)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/iu.exec(text);
  if (match === null) return undefined;
  const [, whole = "", decimals = "", exponent = "0"] = match;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(`${whole}${decimals}` || "0");
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
};

export const add = (a: Rational, b: Rational): Rational | undefined => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational | undefined => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational | undefined => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational | undefined => rational(a.n * b.d, a.d * b.n);

/** `a ** b` for whole exponents up to ±64. */
export const power = (a: Rational, b: Rational): Rational | undefined => {
  if (b.d !== 1n || b.n > 64n || b.n < -64n) return undefined;
  const exponent = b.n < 0n ? -b.n : b.n;
  const size = BigInt(Math.max(a.n.toString(16).length, a.d.toString(16).length) * 4);
  if (size * exponent > BigInt(bits)) return undefined;
  return b.n < 0n ? rational(a.d ** exponent, a.n ** exponent) : rational(a.n ** exponent, a.d ** exponent);
};

export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
