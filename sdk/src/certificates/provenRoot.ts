import {
  type Address,
  bytesToHex,
  type Client,
  concatHex,
  fromRlp,
  type Hex,
  keccak256,
  numberToHex,
  pad,
  toHex,
} from "viem";
import { headerHash, type RawHeader } from "../internal/blockHeader.ts";
import { request } from "../internal/chain.ts";
import { hashRoot } from "../internal/logHash.ts";
import { trieValue } from "../internal/trieProof.ts";

/** Slot of `VerdictRegistry`'s mapping from a log's size to the fold of its peaks. */
export const BAGS_SLOT = 3n;

/** A block whose state is asked. */
export type BlockChoice = { blockHash: Hex } | { blockNumber: bigint } | { blockTag: "latest" | "safe" | "finalized" };

/** What a proven answer rests on. */
export type ProvenRoot = {
  /** The log's root; `null` if the log had not that size at the block. */
  root: Hex | null;
  /** The block that the proof holds for: as good as the answer is the trust in this hash. */
  blockHash: Hex;
  blockNumber: bigint;
};

type RawProof = {
  accountProof: readonly Hex[];
  storageProof: readonly { key: Hex; proof: readonly Hex[] }[];
};

/**
 * The registry's root for a size, by `eth_getProof`: account and storage proofs are checked against the state root of
 * the block's header, and the header against the block's hash.
 *
 * @throws RangeError if a proof or the header does not hold; MiraError `RPC_FAILED`
 */
export async function provenRoot(
  client: Client,
  {
    registry,
    size,
    block,
    signal,
  }: { registry: Address; size: number; block: BlockChoice; signal?: AbortSignal | undefined },
): Promise<ProvenRoot> {
  const header = await headerOf(client, block, signal);
  const slot = keccak256(concatHex([toHex(size, { size: 32 }), toHex(BAGS_SLOT, { size: 32 })]));
  const proof = await request(
    () =>
      client.request({
        method: "eth_getProof",
        params: [registry, [slot], header.number],
      } as never) as Promise<RawProof>,
    signal,
  );
  const account = trieValue(header.stateRoot, registry, proof.accountProof);
  if (account === null) throw new RangeError("There is no contract at the registry's address.");
  const [, , storageRoot] = fromRlp(account, "hex") as readonly Hex[];
  const stored = proof.storageProof.find(({ key }) => BigInt(key) === BigInt(slot));
  if (storageRoot === undefined || !stored) throw new RangeError("The endpoint proved another slot.");
  const value = trieValue(storageRoot, slot, stored.proof);
  const bag = value && pad(fromRlp(bytesToHex(value), "hex") as Hex, { size: 32 });
  return { root: bag && hashRoot(size, bag), blockHash: header.hash, blockNumber: BigInt(header.number) };
}

async function headerOf(client: Client, block: BlockChoice, signal: AbortSignal | undefined): Promise<RawHeader> {
  const [method, which] =
    "blockHash" in block
      ? (["eth_getBlockByHash", block.blockHash] as const)
      : (["eth_getBlockByNumber", "blockNumber" in block ? numberToHex(block.blockNumber) : block.blockTag] as const);
  const header = await request(
    () => client.request({ method, params: [which, false] } as never) as Promise<RawHeader | null>,
    signal,
  );
  if (!header) throw new RangeError("The endpoint does not know the block.");
  if (headerHash(header) !== header.hash) throw new RangeError("The block's header does not have the block's hash.");
  if ("blockHash" in block && header.hash !== block.blockHash.toLowerCase()) {
    throw new RangeError("The endpoint gave another block.");
  }
  return header;
}
