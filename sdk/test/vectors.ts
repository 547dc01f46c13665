import { readFileSync } from "node:fs";
import type { Hex } from "viem";

type Columns = Readonly<Record<string, readonly (string | boolean)[]>>;

/** A file of test/vectors: columns of equal length, and lists that lie end to end. */
export function readVectors(name: string): Columns {
  return JSON.parse(readFileSync(new URL(`../../test/vectors/${name}.json`, import.meta.url), "utf8")) as Columns;
}

/** One row of vectors, with typed readers. */
export type Row = {
  text(column: string): string;
  hex(column: string): Hex;
  int(column: string): number;
  big(column: string): bigint;
  flag(column: string): boolean;
};

/** Rows of a file, over the columns that are as long as `key`. */
export function rowsOf(table: Columns, key: string): readonly Row[] {
  return (table[key] ?? []).map((_, index) => {
    const at = (column: string) => {
      const value = table[column]?.[index];
      if (value === undefined) throw new RangeError(`No ${column} at ${index}.`);
      return value;
    };
    const text = (column: string) => String(at(column));
    return {
      text,
      hex: (column) => text(column) as Hex,
      int: (column) => Number(text(column)),
      big: (column) => BigInt(text(column)),
      flag: (column) => at(column) === true,
    };
  });
}

/** The part of a flat list that a row's `…Start` and `…Length` name. */
export function sliceOf(table: Columns, list: string, start: number, length: number): readonly Hex[] {
  return (table[list] ?? []).slice(start, start + length) as Hex[];
}
