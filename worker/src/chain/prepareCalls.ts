import type { Account, Address, Client, Hex } from "viem";
import { estimateGas } from "viem/actions";
import { revertOf } from "./revertOf.ts";

/** Most gas of one transaction (EIP-7825). */
const MOST_GAS = 16_777_216n;
/** Beyond this a transaction is split, so that it finds room in a block. */
const WANTED_GAS = 10_000_000n;

/** A transaction that would succeed on the latest block. */
export type PreparedCall<T> = { calls: readonly T[]; data: Hex; gas: bigint };

/** Calls as transactions, and those that the hub would refuse, with its error's name. */
export type PreparedCalls<T> = {
  prepared: readonly PreparedCall<T>[];
  refused: readonly { call: T; reason: string }[];
};

/** What {@link prepareCalls} takes. */
export type PrepareCallsParameters<T> = {
  client: Client;
  account: Account;
  to: Address;
  calls: readonly T[];
  encode(calls: readonly T[]): Hex;
};

/**
 * Packs calls into as few transactions as fit, each tried on the latest block before it is sent. Where one call of
 * several would fail, it is left out and the others go.
 *
 * @throws the endpoint's error if it could not be asked
 *
 * @example
 * const { prepared, refused } = await prepareCalls({ client, account, to: hub, calls, encode });
 */
export async function prepareCalls<T>(parameters: PrepareCallsParameters<T>): Promise<PreparedCalls<T>> {
  const { client, account, to, encode } = parameters;

  const prepare = async (calls: readonly T[]): Promise<PreparedCalls<T>> => {
    if (calls.length === 0) return { prepared: [], refused: [] };
    const data = encode(calls);
    try {
      const estimate = await estimateGas(client, { account, to, data });
      if (estimate > WANTED_GAS && calls.length > 1) return both(halves(calls));
      // Other transactions of the block may make storage colder or lists longer than they are now.
      const gas = (estimate * 5n) / 4n + 20_000n;
      return { prepared: [{ calls, data, gas: gas < MOST_GAS ? gas : MOST_GAS }], refused: [] };
    } catch (error) {
      const reason = revertOf(error);
      if (reason === null) throw error;
      const [only] = calls;
      if (only !== undefined && calls.length === 1) return { prepared: [], refused: [{ call: only, reason }] };
      return both(halves(calls));
    }
  };
  const both = async (parts: readonly (readonly T[])[]): Promise<PreparedCalls<T>> => {
    const results = await Promise.all(parts.map(prepare));
    return {
      prepared: results.flatMap(({ prepared }) => prepared),
      refused: results.flatMap(({ refused }) => refused),
    };
  };

  return prepare(parameters.calls);
}

function halves<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = items.length >> 1;
  return [items.slice(0, middle), items.slice(middle)];
}
