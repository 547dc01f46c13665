/** Repeatable randomness. */
export type Random = {
  /** 0 … n − 1. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  /** True one time in n. */
  oneIn(n: number): boolean;
  /** 1 … limit, each order of magnitude alike. */
  amount(limit: bigint): bigint;
};

/** Sebastiano Vigna's SplitMix64, from a seed. */
export function createRandom(seed: bigint): Random {
  let state = seed;
  const next = (): bigint => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let word = state;
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return word ^ (word >> 31n);
  };
  const below = (n: number) => Number(next() % BigInt(n));
  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("Nothing to pick from.");
      return item;
    },
    oneIn: (n) => below(n) === 0,
    amount(limit) {
      const digits = limit.toString().length;
      const magnitude = 10n ** BigInt(1 + below(digits));
      const bound = magnitude < limit ? magnitude : limit;
      return 1n + (((next() << 64n) | next()) % bound);
    },
  };
}
