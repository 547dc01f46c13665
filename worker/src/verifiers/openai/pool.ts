/** Maps in order with at most `width` calls at a time. */
export const mapBounded = async <T, R>(
  items: readonly T[],
  width: number,
  map: (item: T, at: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = new Array<R>(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      results[at] = await map(items[at] as T, at);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, work));
  return results;
};
