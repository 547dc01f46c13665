import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { freePort } from "../../scripts/lib/startChain.ts";
import { createRig, type Rig } from "./support/createRig.ts";
import { type Ended, runProcess } from "./support/runProcess.ts";
import { until } from "./support/until.ts";

const GOOD = JSON.stringify({ id: "one", output: "The tower is 31 metres high.", source: "It is 31 metres high." });

/** One line on stderr that a person can act on, and an exit code that a script can. */
function expectOneLine({ exitCode, stdout, stderr }: Ended, says: RegExp): void {
  expect(stderr).to.match(says);
  expect(stderr.trim().split("\n"), stderr).to.have.length(1);
  expect(stderr).to.not.match(/\n\s+at |Error:|\.ts:\d|node:internal/);
  expect(stdout).to.equal("");
  expect(exitCode).to.be.greaterThan(0);
}

describe("the demo's command line, given what it cannot use", function () {
  this.timeout(120_000);
  const directory = "out/integration/demoInput";

  before(() => mkdir(directory, { recursive: true }));

  const inputs: readonly (readonly [what: string, content: string | null, says: RegExp, ...args: string[]])[] = [
    ["a line that is not JSON", `${GOOD}\n{"id": "two", \n`, /input\.jsonl, line 2: not JSON/],
    ["an output without text", `${GOOD}\n\n{"id": "two", "output": " "}\n`, /line 3: output is empty/],
    ["a record that is not an object", `${GOOD}\n[1, 2]\n`, /line 2: .*object/],
    ["a record without an output", `{"id": "one"}\n`, /line 1: output: /],
    ["an empty file", "\n\n", /holds no records: write one JSON object a line/],
    ["a file that is not there", null, /Cannot read .*: give a JSONL file with --input/],
    ["a tier that nobody knows", GOOD, /no tier "GOLD": use LIGHT, STANDARD, HIGH/, "--tier", "GOLD"],
    ["an option that nobody knows", GOOD, /--tear.*--help lists the options/, "--tear"],
  ];
  for (const [index, [what, content, says, ...args]] of inputs.entries()) {
    it(`explains ${what}`, async () => {
      const folder = join(directory, String(index));
      await mkdir(folder, { recursive: true });
      const input = join(folder, content === null ? "missing.jsonl" : "input.jsonl");
      if (content !== null) await writeFile(input, content);
      const out = join(folder, "out");
      expectOneLine(await runProcess("scripts/demo/main.ts", ["--input", input, "--out", out, ...args]), says);
    });
  }
});

describe("the worker's command line, given what it cannot use", function () {
  this.timeout(120_000);
  let rig: Rig;
  let deploymentFile: string;
  let elsewhere: string;
  const SECRET = `0x${"5e".repeat(32)}`;

  before(async () => {
    rig = await createRig("commandLine", { verifiers: ["lexical"] });
    deploymentFile = join(rig.directory, "deployment.json");
    elsewhere = join(rig.directory, "elsewhere.json");
    const deployment: unknown = JSON.parse(await readFile(deploymentFile, "utf8"));
    await writeFile(elsewhere, JSON.stringify({ ...(deployment as object), chainId: 5 }));
  });

  after(() => rig?.close());

  /** Options that work, but for those given; an empty text leaves one out. */
  function run(options: Record<string, string>, environment?: Record<string, string>): Promise<Ended> {
    const usual = { rpc: rig.chain.url, deployment: deploymentFile, validator: "1", content: rig.bundles.url };
    const all = Object.entries({ ...usual, data: join(rig.directory, "data"), ...options });
    const args = all.flatMap(([name, value]) => (value === "" ? [] : [`--${name}`, value]));
    const key = { MIRA_OPERATOR_KEY: rig.validators[0]?.operatorKey ?? "" };
    return runProcess("worker/src/bin.ts", ["run", ...args], environment ?? key);
  }

  const mistakes: readonly (readonly [what: string, says: RegExp, options: Record<string, string>])[] = [
    ["a malformed RPC URL", /--rpc must be the http\(s\) URL/, { rpc: "localhost:8545" }],
    ["no RPC URL", /--rpc must be/, { rpc: "" }],
    ["an unknown validator", /no validator 7, ids run to 1: check --validator/, { validator: "7" }],
    ["an id that is no number", /--validator must be the validator's id/, { validator: "one" }],
    ["an unknown verifier", /--verifier must be one of lexical, /, { verifier: "oracle" }],
    ["a missing deployment file", /--deployment .*nowhere\.json cannot be used/, { deployment: "nowhere.json" }],
    ["a place that is no content", /--content takes directories and http\(s\) URLs/, { content: "ftp://a.example" }],
    ["an unknown option", /unknown option '--vote'/, { vote: "TRUE" }],
  ];
  for (const [what, says, options] of mistakes) {
    it(`explains ${what}`, async () => {
      const ended = await run(options);
      expectOneLine(ended, says);
      expect(ended.exitCode).to.equal(2);
    });
  }

  it("explains a deployment on another chain", async () => {
    const ended = await run({ deployment: elsewhere });
    expectOneLine(ended, /--rpc serves chain 31337, but the deployment is on chain 5/);
    expect(ended.exitCode).to.equal(2);
  });

  it("explains a missing key", async () => {
    expectOneLine(await run({}, {}), /no operator key: give --key-file, or MIRA_OPERATOR_KEY/);
  });

  it("explains a key that is not the operator's, and a malformed one, and repeats neither", async () => {
    const foreign = await run({}, { MIRA_OPERATOR_KEY: SECRET });
    expectOneLine(
      foreign,
      /the operator of validator 1 is 0x[0-9a-fA-F]{40}, the key is 0x[0-9a-fA-F]{40}: give its key/,
    );
    const malformed = await run({}, { MIRA_OPERATOR_KEY: SECRET.slice(0, -1) });
    expectOneLine(malformed, /MIRA_OPERATOR_KEY must be 0x and 64 hexadecimal digits/);
    for (const { stderr } of [foreign, malformed]) expect(stderr).to.not.contain("5e5e5e");
  });

  it("keeps trying an endpoint that does not answer, says so, and ends at SIGTERM", async () => {
    const dead = `http://127.0.0.1:${await freePort()}`;
    const worker = rig.spawn(0, dead);
    await until("the worker to complain", () => (worker.log().match(/"endpoint failed"/g) ?? []).length >= 2);
    expect(worker.hasEnded()).to.equal(false);
    worker.child.kill("SIGTERM");
    await until("the worker to end", () => worker.hasEnded());
    expect(worker.child.exitCode).to.equal(0);
    expect(worker.log()).to.not.match(/\n\s+at /);
  });
});
