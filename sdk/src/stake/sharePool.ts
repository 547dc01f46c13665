/** A pool's assets in base units of MIRA, and its shares. */
export type SharePool = { assets: bigint; shares: bigint };

/** `SharePools.VIRTUAL_SHARES`: shares that nobody owns, and shares of the first unit. */
const VIRTUAL_SHARES = 1_000_000n;

/** `shares` cost `assets`: at the first depositor's price or above, the shares that nobody owns count as well. */
function rateOf(pool: SharePool): SharePool {
  if (pool.shares > pool.assets * VIRTUAL_SHARES) return pool;
  return { assets: pool.assets + 1n, shares: pool.shares + VIRTUAL_SHARES };
}

/**
 * What shares of a pool are worth, rounded down.
 *
 * @example
 * worthOf({ assets: 15n, shares: 10_000_000n }, 5_000_000n); // 7n
 */
export function worthOf(pool: SharePool, given: bigint): bigint {
  if (given === pool.shares) return pool.assets;
  const { assets, shares } = rateOf(pool);
  return (given * assets) / shares;
}

/** Shares that assets buy, rounded down. */
export function sharesFor(pool: SharePool, given: bigint): bigint {
  const { assets, shares } = rateOf(pool);
  return (given * shares) / assets;
}

/** Fewest shares that are worth an amount. */
export function sharesWorth(pool: SharePool, amount: bigint): bigint {
  const { assets, shares } = rateOf(pool);
  return (amount * shares + assets - 1n) / assets;
}
