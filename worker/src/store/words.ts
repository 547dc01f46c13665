import { bytesToBigInt, concat, hexToBytes, toHex } from "viem";

const WORD = 32;

/** Words of 256 bits as bytes, one after another. */
export function encodeWords(words: readonly bigint[]): Uint8Array {
  return hexToBytes(concat(words.map((word) => toHex(word, { size: WORD }))));
}

/** The inverse of {@link encodeWords}. */
export function decodeWords(bytes: Uint8Array): readonly bigint[] {
  return Array.from({ length: bytes.length / WORD }, (_, index) =>
    bytesToBigInt(bytes.subarray(index * WORD, (index + 1) * WORD)),
  );
}
