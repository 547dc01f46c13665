import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { freePort, type LocalChain, startChain } from "../../scripts/lib/startChain.ts";
import { createTasks, type Tasks } from "./support/createTasks.ts";

/** Accounts of Hardhat's node. */
const OPERATOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const NEXT_OPERATOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OWNER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("the tasks, on a chain to which Ignition deployed", function () {
  this.timeout(120_000);
  const directory = "out/integration/tasks";
  /** Ignition's name of the deployment; folders of this pattern are ignored by git. */
  const deployment = `local-tasks-${process.pid}`;
  let chain: LocalChain;
  let tasks: Tasks;

  before(async () => {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    chain = await startChain();
    tasks = await createTasks(chain.url, `--deployment ${deployment}`);
    const module = "deploy/modules/Mira.ts --build-profile default";
    const { exitCode, stderr } = await tasks.hardhat(`ignition deploy ${module} --deployment-id ${deployment}`);
    expect(exitCode, stderr).to.equal(0);
  });

  after(async () => {
    chain?.stop();
    await rm(join("deploy/deployments", deployment), { recursive: true, force: true });
  });

  it("register a validator only when it is not a dry run, and tell which one it is", async () => {
    const words = `validator register ${OPERATOR} general,law --family 2`;
    expect(await tasks.mira(`${words} --dry-run`)).to.match(/Simulated, nothing was sent: Validator registered\n/);
    expect(await tasks.mira("validator list")).to.equal("No validator is like that.\n");
    const registered = await tasks.json(words);
    expect(registered).to.deep.include({
      validatorId: 1,
      owner: OWNER,
      operator: OPERATOR,
      domains: [0, 4],
      dryRun: false,
    });
    expect(registered.transactionHash).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("rotate and stop its operator, and show it", async () => {
    expect(await tasks.mira(`validator rotate 1 ${NEXT_OPERATOR}`)).to.match(
      new RegExp(`Operator of validator 1 changed\n +operator +${NEXT_OPERATOR}\n`),
    );
    expect(await tasks.json("validator show 1")).to.deep.include({
      operator: NEXT_OPERATOR,
      owner: OWNER,
      standing: "ACTIVE",
      family: 2,
      stake: "0",
    });
    // The operator may stop itself.
    await tasks.mira("validator stop 1 --from 2");
    expect(await tasks.mira("validator show 1")).to.match(/operator +none: it is stopped/);
    expect(await tasks.mira("validator list --domain law")).to.match(/ 1 +active .* 2 +general, law +stopped/);
  });

  it("quote fees in words that add up", async () => {
    const quoted = await tasks.json("fees quote law standard --claims 12");
    expect(quoted).to.deep.include({ fee: "2880000000000000000", paidClaims: 32, seats: 9, claimCount: 12 });
    expect(await tasks.mira("fees quote law standard --claims 100")).to.match(/fee +9 MIRA/);
    const lines = (await tasks.mira("fees show")).trim().split("\n");
    expect(lines).to.have.length(1 + 6 * 3);
  });

  describe("given what they cannot use", () => {
    const mistakes: readonly (readonly [what: string, words: string, exitCode: number, says: RegExp])[] = [
      ["an address cut short", `validator rotate 1 ${OPERATOR.slice(0, -1)}`, 2, /operator must be an address: "0x7/],
      ["an address mistyped", `validator rotate 1 ${OPERATOR.replace("c7", "c8")}`, 2, /operator has a wrong checksum/],
      ["an id that is no number", "validator show one", 2, /validator must be a whole number from 1 to 4294967295/],
      [
        "a domain that nobody knows",
        `validator register ${OPERATOR} general,cooking`,
        2,
        /no domain "cooking": use gen/,
      ],
      ["a tier that nobody knows", "fees quote law gold", 2, /no tier "gold": use LIGHT, STANDARD, HIGH/],
      ["too many claims", "fees quote law light --claims 4097", 2, /--claims must be a whole number from 1 to 4096/],
      ["an unlisted domain", `validator register ${OPERATOR} 9`, 1, /Validators_UnknownDomains.*\n.*governed list/],
      ["a validator that is not there", "validator show 7", 1, /There is no validator 7\./],
      ["a validator that is not there, to send to", "validator stop 7", 1, /There is no validator 7\./],
      [
        "somebody else's validator",
        `validator rotate 1 ${OPERATOR} --from 3`,
        1,
        new RegExp(`NotOwner .*\\n.* It is ${OWNER}`),
      ],
      ["a validator that is not suspended", "validator rearm 1", 1, /Validators_WrongStanding/],
      ["an account that the network lacks", `validator stop 1 --from 0x${"ab".repeat(20)}`, 2, /has no account 0x/],
      ["an account past the last", "validator stop 1 --from 20", 2, /--from must be a whole number from 0 to 19/],
      [
        "no such deployment",
        "validator show 1 --deployment nowhere",
        2,
        /no deployment named "nowhere"\.\n.*ignition deploy/,
      ],
    ];
    for (const [what, words, exitCode, says] of mistakes) {
      it(`explain ${what}`, () => tasks.refuses(words, exitCode, says));
    }

    it("explain a chain without Mira, another chain, and a file that is no deployment", async () => {
      const elsewhere = `0x${"ab".repeat(20)}`;
      const names = ["token", "validators", "stake", "policies", "registry", "hub"];
      const addresses = Object.fromEntries(names.map((name) => [name, elsewhere]));
      const write = async (name: string, value: unknown): Promise<string> => {
        const file = join(directory, name);
        await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
        return file;
      };
      const empty = await write("empty.json", { ...addresses, chainId: 31_337, fromBlock: 0 });
      const foreign = await write("foreign.json", { ...addresses, chainId: 5, fromBlock: 0 });
      const broken = await write("broken.json", "{");
      const partial = await write("partial.json", { chainId: 31_337 });
      const show = "validator show 1 --deployment";
      await tasks.refuses(`${show} ${empty}`, 3, /has no contract where token, .*, hub should be/);
      await tasks.refuses(`${show} ${foreign}`, 3, /serves chain 31337, the deployment is on 5/);
      await tasks.refuses(`${show} ${broken}`, 2, /broken\.json cannot be read as JSON/);
      await tasks.refuses(`${show} ${partial}`, 2, /deployment is not valid: token/);
    });

    it("explain an endpoint that does not answer", async () => {
      const dead = await createTasks(`http://127.0.0.1:${await freePort()}`);
      await dead.refuses("validator list", 3, /The network "local" does not answer\.\n.*--network/);
    });

    it("put a failure as JSON on stdout, and nothing else anywhere", async () => {
      const words = `mira validator rotate 1 ${OPERATOR} --from 3 --json --deployment ${deployment}`;
      const { exitCode, stdout, stderr } = await tasks.hardhat(words);
      expect(exitCode).to.equal(1);
      expect(stderr).to.equal("");
      const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
      expect(error).to.deep.include({ code: "CONTRACT_REVERTED", error: "Validators_NotOwner", owner: OWNER });
      expect(error.hint).to.be.a("string");
    });
  });
});
