/** Lets as many tasks run at a time as the machine keeps up with. */
export type Throttle = {
  /** Runs a task once there is room; its result says whether the machine kept up with it. */
  run<T extends { keptUp: boolean }>(task: () => Promise<T>): Promise<T>;
};

/** Tasks at a time: to begin with, while nobody knows how fast the machine is, and at most. */
const FIRST = 12;
const MOST = 24;

/**
 * Creates a throttle that finds its width as TCP does: it doubles with every generation of tasks until the machine does
 * not keep up, then goes on with half as many, and from there on grows by one a generation.
 */
export function createThrottle(): Throttle {
  const waiting: (() => void)[] = [];
  let width = FIRST;
  let running = 0;
  let started = 0;
  /** Tasks below this number began before the width was last halved, and say nothing about it. */
  let halvedAt = 0;
  /** Tasks that went well since the width last changed. */
  let went = 0;

  const startSome = (): void => {
    while (running < width) {
      const start = waiting.shift();
      if (!start) return;
      running += 1;
      start();
    }
  };
  const adapt = (number: number, keptUp: boolean): void => {
    if (number < halvedAt) return;
    if (!keptUp) {
      width = Math.max(1, Math.floor(width / 2));
      halvedAt = started;
      went = 0;
    } else if (++went >= (halvedAt === 0 ? 1 : width)) {
      width = Math.min(MOST, width + 1);
      went = 0;
    }
  };

  return {
    run: async (task) => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        startSome();
      });
      const number = started++;
      try {
        const result = await task();
        adapt(number, result.keptUp);
        return result;
      } finally {
        running -= 1;
        startSome();
      }
    },
  };
}
