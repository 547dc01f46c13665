/** Part of the window that is kept for sending. */
const RESERVE = 0.2;

/**
 * Chain time until which a vote may be in the making, so that its commitment is mined in time: two blocks before the
 * window's end, or a fifth of the window where that is more.
 *
 * @example
 * deadlineOf(1_060, 60, 2); // 1048
 */
export function deadlineOf(windowEnd: number, windowLength: number, blockSeconds: number): number {
  return windowEnd - Math.max(2 * blockSeconds, RESERVE * windowLength);
}
