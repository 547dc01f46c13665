import { randomLogNormal, randomPareto } from "d3-random";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Hex } from "viem";
import { keccak256, toHex } from "viem";

/** Numbers that depend on nothing but a seed and a name. */
export type Random = {
  /** From 0 to less than 1. */
  uniform(): number;
  /** True with a probability. */
  chance(probability: number): boolean;
  /** From 0 to less than `bound`. */
  index(bound: number): number;
  /** 256 bits, as a block hash. */
  word(): Hex;
  /** e to a normally distributed number with mean ln(median). */
  logNormal(median: number, sigma: number): number;
  /** At least `least`, with a tail that falls with the power `alpha`. */
  pareto(least: number, alpha: number): number;
};

/**
 * A stream of numbers. Streams of different names are independent, so that a part of the simulator that draws more
 * numbers changes no other part's.
 *
 * @example
 * const random = createRandom(1, "income/votes");
 */
export function createRandom(seed: number, stream: string): Random {
  const generator = xoroshiro128plus(Number(BigInt(keccak256(toHex(`${seed}/${stream}`))) & 0xffff_ffffn));
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    chance: (probability) => uniform() < probability,
    index: (bound) => uniformInt(generator, 0, bound - 1),
    word: () => {
      const part = () => BigInt(uniformInt(generator, 0, 0xffff_ffff));
      let word = 0n;
      for (let i = 0; i < 8; i += 1) word = (word << 32n) | part();
      return toHex(word, { size: 32 });
    },
    logNormal: (median, sigma) => randomLogNormal.source(uniform)(Math.log(median), sigma)(),
    pareto: (least, alpha) => least * randomPareto.source(uniform)(alpha)(),
  };
}
