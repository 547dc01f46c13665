import { type Hex, keccak256, toRlp } from "viem";

/** A block as `eth_getBlockByNumber` gives it, as far as its hash depends on it. */
export type RawHeader = {
  hash: Hex;
  number: Hex;
  stateRoot: Hex;
  timestamp: Hex;
} & Readonly<Record<string, unknown>>;

/** Members of a header in the order of its encoding; those from `baseFeePerGas` on came with later forks. */
const hashes = ["parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom"];
const later = [
  "baseFeePerGas",
  "withdrawalsRoot",
  "blobGasUsed",
  "excessBlobGas",
  "parentBeaconBlockRoot",
  "requestsHash",
];
const order = [
  ...hashes,
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "extraData",
  "mixHash",
  "nonce",
  ...later,
];
const quantities = new Set([
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
]);

/** Hash of a block's header, computed from its members: what proves that a state root is that block's. */
export function headerHash(header: RawHeader): Hex {
  const present = order.filter((name) => !later.includes(name) || isPresent(header[name]));
  return keccak256(toRlp(present.map((name) => itemOf(header[name], quantities.has(name)))));
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

function itemOf(value: unknown, isQuantity: boolean): Hex {
  if (typeof value !== "string" || !value.startsWith("0x")) return "0x";
  if (!isQuantity) return value as Hex;
  const digits = value.slice(2).replace(/^0+/, "");
  return digits === "" ? "0x" : `0x${digits.length % 2 ? "0" : ""}${digits}`;
}
