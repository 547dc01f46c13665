/** Calls to an endpoint that are under way at a time. */
const BOUND = 16;

/** Maps in order, with a bounded number of calls under way. */
export async function mapBounded<T, U>(items: readonly T[], map: (item: T) => Promise<U>): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await map(items[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(BOUND, items.length) }, work));
  return results;
}
