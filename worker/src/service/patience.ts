/** Keeps refused calls from being tried with every block. */
export type Patience = {
  /** Whether a call may be tried at a block. */
  mayTry(key: string, block: bigint): boolean;
  /** Notes that it failed: the next try waits twice as long as the one before. */
  failed(key: string, block: bigint): void;
  /** Forgets all keys but these. */
  keepOnly(keys: ReadonlySet<string>): void;
};

const LONGEST = 64n;

/**
 * Creates a memory of refusals, counted in blocks.
 *
 * @example
 * if (patience.mayTry("settle:7", block)) await settle();
 */
export function createPatience(): Patience {
  const refusals = new Map<string, { pause: bigint; until: bigint }>();
  return {
    mayTry: (key, block) => block >= (refusals.get(key)?.until ?? 0n),
    failed: (key, block) => {
      const last = refusals.get(key)?.pause ?? 0n;
      const pause = last === 0n ? 1n : last * 2n < LONGEST ? last * 2n : LONGEST;
      refusals.set(key, { pause, until: block + pause });
    },
    keepOnly: (keys) => {
      for (const key of refusals.keys()) if (!keys.has(key)) refusals.delete(key);
    },
  };
}
