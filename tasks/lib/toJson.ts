/** JSON with every bigint as decimal digits, because numbers of JSON are not exact beyond 2^53. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? each.toString() : each), 2);
}
