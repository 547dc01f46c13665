/** Lets a few tasks run at a time, the most urgent of the waiting ones next. */
export type Gate = {
  /** Runs `task` once there is room; the lower `urgency`, the sooner. */
  run<T>(urgency: number, task: () => Promise<T>): Promise<T>;
};

/**
 * Creates a gate for `width` tasks at a time.
 *
 * @example
 * const gate = createGate(1);
 * const judgements = await gate.run(deadline, () => verifier.verify(input));
 */
export function createGate(width: number): Gate {
  const waiting: { urgency: number; start: () => void }[] = [];
  let running = 0;

  const next = () => {
    if (running >= width || waiting.length === 0) return;
    const urgencies = waiting.map(({ urgency }) => urgency);
    const [first] = waiting.splice(urgencies.indexOf(Math.min(...urgencies)), 1);
    running++;
    first?.start();
  };

  return {
    run: (urgency, task) =>
      new Promise((resolve, reject) => {
        const start = () => {
          // Polling and sending go on between two tasks that never wait for anything themselves.
          setImmediate(() => {
            task()
              .then(resolve, reject)
              .finally(() => {
                running--;
                next();
              });
          });
        };
        waiting.push({ urgency, start });
        next();
      }),
  };
}
