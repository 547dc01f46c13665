import { setImmediate } from "node:timers/promises";
import { expect } from "chai";
import { createThrottle } from "../../scripts/demo/createThrottle.ts";

/** Tasks that wait at a throttle, and end by generations: all that run, at once. */
function tasksAt(count: number) {
  const throttle = createThrottle();
  let running: ((outcome: boolean | Error) => void)[] = [];
  const tasks = Array.from({ length: count }, () =>
    throttle.run(
      () =>
        new Promise<{ keptUp: boolean }>((resolve, reject) => {
          running.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve({ keptUp: outcome })));
        }),
    ),
  );
  for (const task of tasks) task.catch(() => undefined);
  return {
    tasks,
    /** Ends what runs, each as told, and says how many that were. */
    generation: async (outcomeOf: (place: number) => boolean | Error = () => true) => {
      await setImmediate();
      const ending = running;
      running = [];
      ending.forEach((end, place) => {
        end(outcomeOf(place));
      });
      return ending.length;
    },
  };
}

describe("the demo's throttle", () => {
  it("widens to its most while the machine keeps up, and runs everything once", async () => {
    const { tasks, generation } = tasksAt(100);
    const widths: number[] = [];
    for (let width = await generation(); width > 0; width = await generation()) widths.push(width);
    expect(widths).to.deep.equal([12, 24, 24, 24, 16]);
    expect(await Promise.all(tasks)).to.have.length(100);
  });

  it("halves once for a generation that it did not keep up with, however far, then widens by one", async () => {
    const { generation } = tasksAt(200);
    const widths = [await generation(), await generation((place) => place >= 10)];
    widths.push(await generation(), await generation(), await generation(() => false), await generation());
    expect(widths).to.deep.equal([12, 24, 12, 13, 14, 7]);
  });

  it("never stops, though nothing goes well", async () => {
    const { tasks, generation } = tasksAt(60);
    while ((await generation(() => false)) > 0);
    expect(await Promise.all(tasks)).to.have.length(60);
  });

  it("gives a failed task's place to another", async () => {
    const { generation } = tasksAt(30);
    await generation(() => new Error("it failed"));
    expect(await generation()).to.equal(12);
  });
});
