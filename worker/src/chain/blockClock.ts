import type { Hex } from "viem";
import type { ChainTime } from "../plan/planActions.ts";

/** A block as the worker remembers it. */
export type SeenBlock = { number: bigint; hash: Hex; timestamp: number };

/** Recent blocks: what the time is on chain, and whether a block is one that was seen. */
export type BlockClock = {
  /** Takes in a block later than those before. */
  add(block: SeenBlock): void;
  hashOf(number: bigint): Hex | undefined;
  /** Chain time at the last block; call it only once there is one. */
  now(): ChainTime;
  clear(): void;
};

const REMEMBERED = 64;
const SAMPLES = 9;
const FIRST_GUESS = 2;
const SLOWEST = 15;

/**
 * Creates a clock over the chain's own timestamps; the machine's clock plays no part.
 *
 * @param confirmations Blocks, the latest included, after which a block counts as confirmed.
 *
 * @example
 * const clock = createBlockClock(1);
 * clock.add({ number: 7n, hash, timestamp: 1_700_000_000 });
 */
export function createBlockClock(confirmations: number): BlockClock {
  let blocks: SeenBlock[] = [];
  let gaps: number[] = [];

  /** The middle of the last gaps, so that one jump of the clock changes nothing. */
  const blockSeconds = () => {
    const middle = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? FIRST_GUESS;
    return Math.min(SLOWEST, Math.max(1, middle));
  };

  return {
    add: (block) => {
      const last = blocks.at(-1);
      if (last) {
        const gap = (block.timestamp - last.timestamp) / Number(block.number - last.number);
        gaps = [...gaps, gap].slice(-SAMPLES);
      }
      blocks = [...blocks, block].slice(-REMEMBERED);
    },
    hashOf: (number) => blocks.find((block) => block.number === number)?.hash,
    now: () => {
      const last = blocks.at(-1);
      if (!last) throw new TypeError("No block was seen yet.");
      const confirmed = blocks.findLast(({ number }) => number <= last.number - BigInt(confirmations - 1));
      const { number, timestamp } = last;
      return { number, timestamp, confirmedTimestamp: confirmed?.timestamp ?? 0, blockSeconds: blockSeconds() };
    },
    clear: () => {
      blocks = [];
      gaps = [];
    },
  };
}
