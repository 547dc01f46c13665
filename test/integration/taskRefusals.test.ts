import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { freePort } from "../../scripts/lib/startChain.ts";
import { createTaskRig, DEPLOYER, type TaskRig } from "./support/createTaskRig.ts";
import { createTasks, expectRefusal, type Tasks } from "./support/createTasks.ts";

const OPERATOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const STRANGER = `0x${"ab".repeat(20)}`;
/** Exit codes, as tasks/lib/exitCodes.ts promises them. */
const [REFUSED, USAGE, NETWORK, NOT_YET] = [1, 2, 3, 4] as const;

describe("the tasks, given what they cannot use", function () {
  this.timeout(120_000);
  let rig: TaskRig;
  let tasks: Tasks;

  before(async () => {
    rig = await createTaskRig("refusals");
    tasks = rig.tasks;
    await tasks.mira(`validator register ${OPERATOR} general`);
    await tasks.mira("stake 1 10000");
  });

  after(() => rig?.close());

  const mistakes: Readonly<Record<string, readonly (readonly [words: string, exitCode: number, says: RegExp])[]>> = {
    "addresses, ids and names": [
      [`validator rotate 1 ${OPERATOR.slice(0, -1)}`, USAGE, /operator must be an address: "0x7/],
      [`validator rotate 1 ${OPERATOR.replace("c7", "c8")}`, USAGE, /operator has a wrong checksum/],
      ["validator show one", USAGE, /validator must be a whole number from 1 to 4294967295/],
      ["validator show 0", USAGE, /validator must be a whole number from 1 to 4294967295/],
      ["withdraw first", USAGE, /ticket must be a whole number/],
      [`validator register ${OPERATOR} general,cooking`, USAGE, /no domain "cooking": use general, /],
      [`validator register ${OPERATOR} general --manifest 0x12`, USAGE, /--manifest must be 32 bytes/],
      ["validator list --standing asleep", USAGE, /--standing must be one of active, suspended, retired/],
      ["rewards show 1 --since yesterday", USAGE, /--since must be a whole number from 0/],
      ["fees quote law gold", USAGE, /no tier "gold": use LIGHT, STANDARD, HIGH/],
      ["fees quote auto auto", USAGE, /give --text FILE/],
      ["fees quote law light --value 2", REFUSED, /2 MIRA hang on it: take STANDARD/],
      ["fees quote law auto", NOT_YET, /law has 0 validators of 0 families now, too few for LIGHT/],
      ["fees quote law light --claims 4097", USAGE, /--claims must be a whole number from 1 to 4096/],
    ],
    amounts: [
      ["stake 1 lots", USAGE, /amount must be an amount of MIRA such as 10000 or 0\.5, not "lots"/],
      ["stake 1 10,000", USAGE, /amount must be an amount of MIRA/],
      ["stake 1 1e3", USAGE, /amount must be an amount of MIRA/],
      ["stake 1 0", USAGE, /amount must be more than nothing/],
      ["stake 1 0.0000000000000000001", USAGE, /more than MIRA's 18 decimals/],
      ["stake 1 1000000001", REFUSED, /too little MIRA\.\n.*takes 1,000,000,001 MIRA; there is [\d,]+ MIRA\./],
      ["delegate 1 90000.5", REFUSED, /Stake_DelegationCapExceeded \(id 1, assets 100,000\.5 MIRA, cap 100,000 MIRA\)/],
      ["undelegate 1 5", REFUSED, /The account's stake with 1 is empty/],
      ["unstake 1 10000.5", REFUSED, /bond of validator 1 is smaller than that\.\n.*there is 10,000 MIRA/],
      ["validator commission 1 lots", USAGE, /percent must be a percentage from 0 to 100/],
      ["validator commission 1 31", REFUSED, /Stake_CommissionTooHigh \(bps 3100, most 3000\)/],
    ],
    "what is not there, or somebody else's": [
      ["validator show 7", REFUSED, /There is no validator 7\.\n$/],
      ["rewards claim 7", REFUSED, /There is no validator 7\.\n$/],
      ["rewards claim 1", REFUSED, /Stake_NothingClaimable/],
      ["rewards show 7", REFUSED, /There is no validator 7\.\n$/],
      ["validator stop 7", REFUSED, /There is no validator 7\.\n$/],
      ["delegate 7 1", REFUSED, /There is no validator 7\.\n$/],
      [`validator register ${OPERATOR} 9`, REFUSED, /Validators_UnknownDomains.*\n.*governed list/],
      [`validator rotate 1 ${OPERATOR} --from 3`, REFUSED, new RegExp(`Validators_NotOwner .*\\n.* It is ${DEPLOYER}`)],
      ["unstake 1 1 --from 3", REFUSED, new RegExp(`Stake_NotOwner .*\\n.* It is ${DEPLOYER}`)],
      ["validator rearm 1", REFUSED, /Validators_WrongStanding/],
      ["validator accept 1 --from 3", REFUSED, /Validators_NotPendingOwner/],
      ["withdraw 99", REFUSED, /Stake_NoTicket/],
      [`validator stop 1 --from ${STRANGER}`, USAGE, /has no account 0x/],
      ["validator stop 1 --from 20", USAGE, /--from must be a whole number from 0 to 19/],
      ["validator show 1 --deployment nowhere", USAGE, /no deployment named "nowhere"\.\n.*ignition deploy/],
    ],
    files: [
      ["rewards show 1 --csv - --json", USAGE, /both want standard output/],
      ["rewards show 1 --csv /nowhere/a.csv", USAGE, /a\.csv cannot be written/],
    ],
  };
  for (const [what, cases] of Object.entries(mistakes)) {
    it(`explain ${what}`, async () => {
      for (const [words, exitCode, says] of cases) {
        if (words.endsWith("--json")) expect((await tasks.run(words)).stdout).to.match(says);
        else await tasks.refuses(words, exitCode, says);
      }
    });
  }

  it("explain a chain without Mira, another chain, and a file that is no deployment", async () => {
    const names = ["token", "validators", "stake", "slasher", "policies", "registry", "ledger", "hub", "emissions"];
    names.push("contests", "attendance", "withholding", "equivocation", "reckoner", "ranks");
    const addresses = Object.fromEntries(names.map((name) => [name, STRANGER]));
    const show = async (name: string, value: unknown): Promise<string> => {
      const file = join(rig.directory, `${name}.json`);
      await writeFile(file, typeof value === "string" ? value : JSON.stringify(value));
      return `validator show 1 --deployment ${file}`;
    };
    const empty = await show("empty", { ...addresses, chainId: 31_337, fromBlock: 0 });
    await tasks.refuses(empty, NETWORK, /has no contract where token, .*, ranks should be/);
    const foreign = await show("foreign", { ...addresses, chainId: 5, fromBlock: 0 });
    await tasks.refuses(foreign, NETWORK, /serves chain 31337, the deployment is on 5/);
    await tasks.refuses(await show("broken", "{"), USAGE, /broken\.json cannot be read as JSON/);
    await tasks.refuses(await show("partial", { chainId: 31_337 }), USAGE, /deployment is not valid: token/);
  });

  it("explain an endpoint that does not answer", async () => {
    const dead = await createTasks(`http://127.0.0.1:${await freePort()}`);
    await dead.refuses("validator list", NETWORK, /The network "local" does not answer\.\n.*--network/);
  });

  it("say the same in a process of their own, whose exit code a script can use", async () => {
    const refused = await tasks.hardhat(`mira validator show 7 --deployment ${rig.deployment}`);
    expectRefusal(refused, REFUSED, /There is no validator 7\.\n$/);
    expectRefusal(await tasks.hardhat("mira validator show one"), USAGE, /validator must be a whole number/);
  });

  it("put a failure as JSON on stdout, and nothing else anywhere", async () => {
    const words = `mira validator rotate 1 ${OPERATOR} --from 3 --json --deployment ${rig.deployment}`;
    const { exitCode, stdout, stderr } = await tasks.hardhat(words);
    expect(exitCode).to.equal(REFUSED);
    expect(stderr).to.equal("");
    const { error } = JSON.parse(stdout) as { error: Record<string, unknown> };
    expect(error).to.deep.include({ code: "CONTRACT_REVERTED", error: "Validators_NotOwner", owner: DEPLOYER });
    expect(error.hint).to.be.a("string");
  });
});
