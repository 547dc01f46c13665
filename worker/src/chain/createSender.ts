import {
  type Address,
  type Client,
  type Hex,
  keccak256,
  type LocalAccount,
  TransactionReceiptNotFoundError,
} from "viem";
import { getTransactionCount, getTransactionReceipt, sendRawTransaction } from "viem/actions";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import { WorkerError } from "../common/workerError.ts";
import type { FeeSource } from "./createFeeSource.ts";

/** What became of a transaction. */
export type Outcome = { hash: Hex; success: boolean };

/** Sends transactions of one key, one after another. */
export type Sender = {
  /** Signs and sends. Resolves once the endpoint has it, not once it is mined. */
  send(call: { to: Address; data: Hex; gas: bigint }, keys: readonly string[]): Promise<Hex>;
  /** Whether a transaction that carries this key is on its way. */
  isUnderWay(key: string): boolean;
  /** Looks which transactions were mined up to a block, and sends those again, dearer, that wait for too long. */
  confirm(blockNumber: bigint): Promise<readonly (Outcome & { keys: readonly string[] })[]>;
  readonly underWay: number;
};

type Pending = { nonce: number; keys: ReadonlySet<string>; hashes: Hex[]; since: bigint; call: Call };
type Call = { to: Address; data: Hex; gas: bigint };

/** Blocks that a transaction may wait before it is sent again with a higher fee. */
const PATIENCE = 6n;
const TRIES = 4;

/** What {@link createSender} takes. */
export type SenderParameters = {
  common: Common;
  client: Client;
  account: LocalAccount;
  chainId: number;
  fees: FeeSource;
};

/**
 * Creates a sender that numbers its transactions itself, so that several can be on their way. Only one process may use
 * the key; where another did, the number is read again.
 *
 * @example
 * const hash = await sender.send({ to: hub, data, gas }, ["commit:7"]);
 */
export function createSender({ common, client, account, chainId, fees }: SenderParameters): Sender {
  const pending = new Map<number, Pending>();
  let nextNonce: number | null = null;
  let lastBlock = 0n;
  let queue: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = queue.then(task);
    queue = done.catch(() => undefined);
    return done;
  };

  const broadcast = async (call: Call, nonce: number, raise: number): Promise<Hex> => {
    const price = await fees.price(raise);
    const raw = await account.signTransaction({ ...call, ...price, chainId, nonce });
    try {
      return await sendRawTransaction(client, { serializedTransaction: raw });
    } catch (error) {
      // The endpoint has it from an earlier try whose answer was lost.
      if (/already known|already imported/i.test(textOf(error))) return keccak256(raw);
      throw error;
    }
  };

  const sendNow = async (call: Call, keys: readonly string[]): Promise<Hex> => {
    for (let tries = 1; ; tries++) {
      nextNonce ??= await getTransactionCount(client, { address: account.address, blockTag: "pending" });
      const nonce = nextNonce;
      try {
        const hash = await broadcast(call, nonce, 0);
        nextNonce = nonce + 1;
        pending.set(nonce, { nonce, keys: new Set(keys), hashes: [hash], since: lastBlock, call });
        return hash;
      } catch (error) {
        // Whatever went wrong, what the chain says of the number is right again.
        nextNonce = null;
        if (tries >= TRIES || !/nonce|underpriced|replacement/i.test(textOf(error))) {
          throw new WorkerError("SEND_FAILED", errorText(error), error);
        }
      }
    }
  };

  const receiptOf = async ({ hashes }: Pending) => {
    for (const hash of hashes) {
      const receipt = await getTransactionReceipt(client, { hash }).catch((error: unknown) => {
        if (error instanceof TransactionReceiptNotFoundError) return null;
        throw error;
      });
      if (receipt) return receipt;
    }
    return null;
  };

  const lookAfter = async (one: Pending, blockNumber: bigint) => {
    const receipt = await receiptOf(one);
    // Not before the block's events were read, or what it did would be planned again.
    if (receipt && receipt.blockNumber > blockNumber) return null;
    if (receipt) {
      pending.delete(one.nonce);
      return { hash: receipt.transactionHash, success: receipt.status === "success", keys: [...one.keys] };
    }
    if (blockNumber - one.since < PATIENCE) return null;
    const mined = await getTransactionCount(client, { address: account.address });
    const [hash] = one.hashes;
    if (mined > one.nonce && hash) {
      // Another transaction took the number: this one never comes.
      pending.delete(one.nonce);
      return { hash, success: false, keys: [...one.keys] };
    }
    one.since = blockNumber;
    await inTurn(() => broadcast(one.call, one.nonce, one.hashes.length)).then(
      (again) => one.hashes.unshift(again),
      (error: unknown) => common.logger.warn({ nonce: one.nonce, error: errorText(error) }, "not sent again"),
    );
    return null;
  };

  return {
    send: (call, keys) => inTurn(() => sendNow(call, keys)),
    isUnderWay: (key) => [...pending.values()].some(({ keys }) => keys.has(key)),
    confirm: async (blockNumber) => {
      lastBlock = blockNumber;
      const outcomes = await Promise.all([...pending.values()].map((one) => lookAfter(one, blockNumber)));
      return outcomes.filter((outcome) => outcome !== null);
    },
    get underWay() {
      return pending.size;
    },
  };
}

const textOf = (error: unknown): string => {
  const details = error instanceof Error && "details" in error ? String(error.details) : "";
  return `${error instanceof Error ? error.message : String(error)} ${details}`;
};
