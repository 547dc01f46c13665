import { setTimeout as sleep } from "node:timers/promises";

/** Longest wait for a thing that other processes do, seconds; far more than it takes, for a busy machine. */
const PATIENCE = 90;

/**
 * Looks again and again until there is something.
 *
 * @param what Named by the error if it never comes.
 * @param look `null`, `undefined` or `false` for "not yet".
 *
 * @example
 * const round = await until("three commitments", async () => ((await count()) === 3 ? round : null));
 */
export async function until<T>(what: string, look: () => T | Promise<T>, seconds = PATIENCE): Promise<NonNullable<T>> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain for ${what}.`);
    await sleep(100);
  }
}
