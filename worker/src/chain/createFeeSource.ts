import type { Client } from "viem";
import { estimateMaxPriorityFeePerGas, getGasPrice } from "viem/actions";

/** Fees in the form that a transaction takes. */
export type Price =
  | { type: "eip1559"; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }
  | { type: "legacy"; gasPrice: bigint };

/** What gas costs now. */
export type FeeSource = {
  /** Tells of the latest block's base fee; `null` where the chain has none. */
  update(baseFee: bigint | null): void;
  /** A price that the next blocks take, raised by a third for each earlier try. */
  price(raise: number): Promise<Price>;
};

/** Milliseconds for which a tip stays good. */
const FRESH = 15_000;

/**
 * Creates a source of fees that asks the endpoint for the tip alone, and that seldom.
 *
 * @example
 * fees.update(block.baseFeePerGas);
 * const price = await fees.price(0);
 */
export function createFeeSource(client: Client): FeeSource {
  let baseFee: bigint | null = null;
  let tip: { value: bigint; until: number } | null = null;

  const tipNow = async () => {
    if (!tip || performance.now() > tip.until) {
      tip = { value: await estimateMaxPriorityFeePerGas(client), until: performance.now() + FRESH };
    }
    return tip.value;
  };
  const raised = (value: bigint, raise: number) => (value * 4n ** BigInt(raise)) / 3n ** BigInt(raise) + BigInt(raise);

  return {
    update: (next) => {
      baseFee = next;
    },
    price: async (raise) => {
      if (baseFee === null) return { type: "legacy", gasPrice: raised(await getGasPrice(client), raise) };
      const maxPriorityFeePerGas = raised(await tipNow(), raise);
      return {
        type: "eip1559",
        maxPriorityFeePerGas,
        maxFeePerGas: raised(2n * baseFee, raise) + maxPriorityFeePerGas,
      };
    },
  };
}
