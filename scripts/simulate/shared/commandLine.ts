import { parseArgs } from "node:util";

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]>;

/**
 * Reads a command line of named options alone.
 *
 * @throws Error whose message says what to do
 */
export function readOptions<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.replace(/\.$/, "") : String(cause);
    throw new Error(`${what}: --help lists the options.`, { cause });
  }
}

/**
 * A whole number within bounds.
 *
 * @throws Error that names the option
 */
export function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not "${text}".`);
}

/** For `JSON.stringify`: ten digits say all that was measured, and are enough for sums of all MIRA. */
export function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(10)) : value;
}
