import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { until } from "./support/until.ts";

describe("the demo, interrupted from a terminal", function () {
  this.timeout(180_000);
  let demo: ChildProcess;

  after(() => demo?.kill("SIGKILL"));

  it("ends at once, though the chain that it waits for got the signal too", async () => {
    const args = ["scripts/demo/main.ts", "--out", "out/integration/demoInterrupted"];
    demo = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"], detached: true });
    let stderr = "";
    demo.stderr?.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    await until("the chain to start", () => stderr.includes("Starting a local chain"));
    await sleep(500);
    const closed = once(demo, "close");
    process.kill(-Number(demo.pid), "SIGINT");
    const [exitCode] = await Promise.race([closed, sleep(30_000, ["it did not end"], { ref: false })]);
    expect(exitCode).to.equal(130);
    expect(stderr.trim().split("\n").at(-1)).to.equal("Interrupted.");
  });
});
