/** Shares that nobody owns; the price that they give a pool's first unit. */
const VIRTUAL_SHARES = 10n ** 6n;
/** Most shares of a unit that a slash may leave. */
const MOST_SHARES_PER_ASSET = 10n ** 16n;

/** A pool's totals, in base units. */
export type PoolTotals = { assets: bigint; shares: bigint; generation: bigint };

/** A share's price as an exact fraction. */
type Price = { assets: bigint; shares: bigint };

/** A pool by its definition: one exact price, at which everything is rounded once, against whoever acts. */
export type SharePoolModel = PoolTotals & {
  worthOf(shares: bigint): bigint;
  sharesFor(assets: bigint): bigint;
  enter(assets: bigint): bigint;
  leave(shares: bigint): bigint;
  add(assets: bigint): void;
  /** Returns what was taken; the pool is empty, and of a new generation, if that was everything. */
  take(wanted: bigint): bigint;
};

export function createSharePoolModel(): SharePoolModel {
  const pool: SharePoolModel = {
    assets: 0n,
    shares: 0n,
    generation: 0n,
    worthOf: (shares) => (shares * price(pool).assets) / price(pool).shares,
    sharesFor: (assets) => (assets * price(pool).shares) / price(pool).assets,
    enter(assets) {
      const shares = pool.sharesFor(assets);
      pool.assets += assets;
      pool.shares += shares;
      return shares;
    },
    leave(shares) {
      const isLast = shares === pool.shares;
      const assets = isLast ? pool.assets : pool.worthOf(shares);
      pool.assets -= assets;
      pool.shares -= shares;
      return assets;
    },
    add(assets) {
      pool.assets += assets;
    },
    take(wanted) {
      if (pool.assets === 0n) return 0n;
      let taken = wanted;
      if (wanted >= pool.assets) {
        taken = pool.assets;
        pool.shares = 0n;
        pool.generation += 1n;
      } else {
        // The least that may stay: as many units as the shares need.
        let least = pool.shares / MOST_SHARES_PER_ASSET;
        if (least * MOST_SHARES_PER_ASSET < pool.shares) least += 1n;
        if (pool.assets - taken < least) taken = pool.assets - least;
      }
      pool.assets -= taken;
      return taken;
    },
  };
  return pool;
}

/** The lower of what a share has by the shares that are owned, and by those with the virtual ones. */
function price({ assets, shares }: PoolTotals): Price {
  const withVirtual = { assets: assets + 1n, shares: shares + VIRTUAL_SHARES };
  if (shares === 0n) return withVirtual;
  return assets * withVirtual.shares < withVirtual.assets * shares ? { assets, shares } : withVirtual;
}
