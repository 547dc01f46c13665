import { concatHex, getAddress, type Hex, keccak256, slice, toHex } from "viem";

/** A table of test/vectors: flat arrays of equal length, but for lists that lie end to end in one. */
export type Columns = Record<string, (string | boolean)[]>;

/** Deterministic words: keccak-256 of the vector's name and a counter. */
export function source(name: string) {
  let count = 0;
  const word = (): Hex => keccak256(concatHex([toHex(name), toHex(count++, { size: 8 })]));
  const below = (limit: number) => Number(BigInt(word()) % BigInt(limit));
  const bits = (width: number) => BigInt(word()) & ((1n << BigInt(width)) - 1n);
  const address = () => getAddress(slice(word(), 12));
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return { word, below, bits, address, pick };
}

/** Rows of like members to columns of strings. */
export function columns(rows: readonly Record<string, unknown>[]): Columns {
  const table: Columns = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      table[name] ??= [];
      table[name].push(typeof value === "boolean" ? value : String(value));
    }
  }
  return table;
}

/** A number as 32 bytes. */
export const word = (value: bigint): Hex => toHex(value, { size: 32 });
