import { drawSeats, drawSeed } from "@mira-protocol/sdk";
import { validatorRegistryAbi } from "@mira-protocol/sdk/abis";
import { type Address, BlockNotFoundError, type Client, type Hex } from "viem";
import { getBlock, readContract } from "viem/actions";
import type { CommitWindow } from "../plan/action.ts";
import type { RoundState } from "../rounds/roundState.ts";

/** Works out seats without asking the hub. */
export type Drawer = {
  /** Seats that the validator holds in a window; `null` while the seed block is not there yet. */
  seatsIn(state: RoundState, window: CommitWindow): Promise<number | null>;
  /** Seats to expect before the draw, as a real number. */
  expectedIn(state: RoundState): Promise<number>;
  /** Forgets block hashes, after a reorganisation. */
  clear(): void;
};

/** What {@link createDrawer} takes. */
export type DrawerParameters = { client: Client; validators: Address; validatorId: number };

/**
 * Creates the local twin of the hub's draw. Rounds of one block share its hash, and rounds of one epoch share the
 * power, so hundreds of rounds cost two reads.
 *
 * @example
 * const seats = await drawer.seatsIn(state, "COMMIT");
 */
export function createDrawer({ client, validators, validatorId }: DrawerParameters): Drawer {
  const hashes = new Map<bigint, Promise<Hex | null>>();
  const powers = new Map<string, Promise<bigint>>();

  const hashOf = (blockNumber: bigint) =>
    cached(hashes, blockNumber, async () => {
      const block = await getBlock(client, { blockNumber }).catch((error: unknown) => {
        if (error instanceof BlockNotFoundError) return null;
        throw error;
      });
      return block?.hash ?? null;
    });

  // A validator's power in an epoch is fixed once the epoch has begun.
  const powerOf = (domain: number, epoch: number) =>
    cached(powers, `${domain}:${epoch}`, async () => {
      const args = [validatorId, domain, BigInt(epoch)] as const;
      const call = { address: validators, abi: validatorRegistryAbi, functionName: "seating", args } as const;
      const [, , power] = await readContract(client, call);
      return power;
    });

  return {
    seatsIn: async ({ round, config }, window) => {
      const [hash, power] = await Promise.all([hashOf(config.seedBlock), powerOf(config.domain, config.epoch)]);
      if (hash === null) {
        hashes.delete(config.seedBlock);
        return null;
      }
      const { seats, totalPower, cap } = config;
      const draw = { seed: drawSeed(hash, round), validatorId, seats, power, totalPower, cap };
      const held = drawSeats(draw);
      // Who has seats by the first draw gets no more of them by coming late.
      return held === 0 && window === "TOP_UP" ? drawSeats({ ...draw, seats: 2 * seats }) : held;
    },
    expectedIn: async ({ config }) => {
      const power = await powerOf(config.domain, config.epoch);
      const expected = (config.seats * Number(power)) / Math.max(1, Number(config.totalPower));
      return Math.min(config.cap, expected);
    },
    clear: () => hashes.clear(),
  };
}

const MOST_CACHED = 1_024;

/** One read for all who ask; a failed one is forgotten. */
function cached<K, V>(cache: Map<K, Promise<V>>, key: K, read: () => Promise<V>): Promise<V> {
  const present = cache.get(key);
  if (present) return present;
  if (cache.size >= MOST_CACHED) cache.clear();
  const reading = read();
  cache.set(key, reading);
  reading.catch(() => cache.delete(key));
  return reading;
}
