import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { findDeployment } from "../../tasks/lib/findDeployment.ts";
import { createTaskRig, DEPLOYER, type TaskRig } from "./support/createTaskRig.ts";
import type { Tasks } from "./support/createTasks.ts";
import { miraErrorOf } from "./support/miraErrorOf.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;
/** Accounts of Hardhat's node; DELEGATOR is at place 3. */
const OPERATOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const NEXT_OPERATOR = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const DELEGATOR = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

describe("the tasks", function () {
  this.timeout(120_000);
  let rig: TaskRig;
  let tasks: Tasks;

  before(async () => {
    rig = await createTaskRig("tasks");
    tasks = rig.tasks;
  });

  after(() => rig?.close());

  it("are listed, and explain themselves", async () => {
    const { stdout, exitCode } = await tasks.hardhat("mira --help");
    expect(exitCode).to.equal(0);
    const listed = [...stdout.matchAll(/^ {2}mira ([a-z]+) /gm)].map(([, name]) => name);
    expect(listed).to.include.members(["stake", "delegate", "validator", "rewards", "fees", "position"]);
    const help = await tasks.hardhat("mira stake --help");
    expect(help.stdout).to.match(/--deployment +Where Mira stands: a JSON file .*chain-<id>/);
  });

  it("find the deployment that Ignition names after the chain, and the block from which its events begin", async () => {
    const ignition = join(rig.directory, "ignition");
    const deployed = join("deploy/deployments", rig.deployment);
    await cp(deployed, join(ignition, "deployments", "chain-31337"), { recursive: true });
    const found = await findDeployment(undefined, 31_337, ignition);
    expect(found).to.deep.equal(await findDeployment(deployed, 31_337, "elsewhere"));
    const code = async (blockNumber: bigint) => rig.chain.client.getCode({ address: found.token, blockNumber });
    expect(await code(found.fromBlock - 1n)).to.equal(undefined);
    expect((await rig.chain.client.getBlock({ blockNumber: found.fromBlock })).transactions).to.have.length.above(0);
    const missing = await miraErrorOf(findDeployment(undefined, 5, ignition));
    expect(missing.message).to.contain(`no deployment for chain 5 under ${join(ignition, "deployments")}`);
  });

  it("register a validator only when it is not a dry run, and tell which one it is", async () => {
    const words = `validator register ${OPERATOR} general,law --family 2`;
    expect(await tasks.mira(`${words} --dry-run`)).to.match(/Simulated, nothing was sent: Validator registered\n/);
    expect(await tasks.mira("validator list")).to.equal("No validator is like that.\n");
    // In a process of its own: JSON is alone on standard output.
    const { stdout, stderr } = await tasks.hardhat(`mira ${words} --json --deployment ${rig.deployment}`);
    expect(stderr).to.equal("");
    const registered = JSON.parse(stdout) as Record<string, unknown>;
    expect(registered).to.deep.include({ validatorId: 1, owner: DEPLOYER, operator: OPERATOR, domains: [0, 4] });
    expect(registered.transactionHash).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("rotate and stop its operator, and show it", async () => {
    const rotated = await tasks.mira(`validator rotate 1 ${NEXT_OPERATOR}`);
    expect(rotated).to.match(new RegExp(`Operator of validator 1 changed\n +operator +${NEXT_OPERATOR}\n`));
    expect(await tasks.json("validator show 1")).to.deep.include({
      operator: NEXT_OPERATOR,
      owner: DEPLOYER,
      standing: "ACTIVE",
      family: 2,
      stake: "0",
    });
    // The operator may stop itself.
    await tasks.mira("validator stop 1 --from 2");
    expect(await tasks.mira("validator show 1")).to.match(/operator +none: it is stopped/);
    expect(await tasks.mira("validator list --domain law")).to.match(/ 1 +active .* 2 +general, law +stopped/);
  });

  it("change its domains, say where it runs, and show how it stands", async () => {
    expect(await tasks.mira("validator join 1 finance,5")).to.match(/Validator 1 joins finance, 5\n +next +it sits/);
    await tasks.refuses("validator join 1 law", 1, /Validators_InDomains.*\n.*name only new ones/);
    expect(await tasks.json("validator leave 1 finance,5")).to.deep.include({
      validatorId: 1,
      domains: ["finance", 5],
    });
    expect(await tasks.mira("validator hosting 1 CH own-rack")).to.match(/region +CH\n +provider +own-rack\n/);
    expect(await tasks.mira("validator score 1 law")).to.match(
      /Validator 1 in law\n +score +0\.00\n +rank +1\n +agreement +0\.25\n$/,
    );
    expect(await tasks.json("validator score 1 law")).to.deep.include({ score: "0", rank: 1, history: [] });
    // Anyone may.
    expect(await tasks.mira("validator rank 1 law --from 3")).to.contain("Validator 1 ranks 1 in law");
    await tasks.refuses("validator jail 1 law --from 3", 1, /Ranks_AboveFloor/);
  });

  it("stake, after an approval of which a dry run tells", async () => {
    const dry = await tasks.mira("stake 1 20000 --dry-run");
    expect(dry).to.match(/nothing was sent: 20,000 MIRA bonded .*\n +approval +20,000 MIRA, in a transaction before/);
    const staked = await tasks.json("stake 1 20000");
    expect(staked).to.deep.include({ shares: String(20_000n * MIRA * 10n ** 6n), dryRun: false });
    await tasks.mira("validator commission 1 12.5%");
    const shown = await tasks.mira("validator show 1");
    expect(shown).to.match(/bond +20,000 MIRA\n/);
    expect(shown).to.match(/delegated +0 MIRA \(room for 180,000 MIRA more\)\n/);
    expect(shown).to.match(/commission +12\.5 %\n/);
    const quoted = await tasks.mira("fees quote law standard");
    expect(quoted).to.match(/families +1 among 1 validators, by stake: 2 100 % of 1\n/);
    expect(quoted).to.match(/regions +1 among 1 .* CH 100 % of 1\n +providers +1 among 1 .* own-rack 100 % of 1\n/);
  });

  it("delegate, and take out again by tickets that wait", async () => {
    await rig.give(DELEGATOR, 1_000n * MIRA);
    await tasks.mira("delegate 1 500.25 --from 3");
    const left = await tasks.mira("undelegate 1 200.25 --from 3");
    expect(left).to.match(/200\.25 MIRA leave validator 1\n +ticket +1\n +ready +20\d\d-/);
    await tasks.mira("undelegate 1 all --from 3");
    const position = `position --account ${DELEGATOR}`;
    const { stakes, tickets, total } = await tasks.json(position);
    expect({ stakes, total }).to.deep.equal({
      stakes: [],
      total: { staked: "0", thawing: String((50_025n * MIRA) / 100n), claimable: "0" },
    });
    expect(tickets).to.have.length(2);
    // The same command succeeds later.
    await tasks.refuses(
      "withdraw 1 --from 3",
      4,
      /Stake_NotReady \(readyAt 20\d\d-.* UTC, timestamp .* UTC\)\n.*waits until readyAt/,
    );
    await rig.pass(21 * DAY);
    expect(await tasks.mira(position)).to.contain("now: mira withdraw 1");
    expect(await tasks.mira("withdraw 1 --from 3")).to.contain("200.25 MIRA paid out for ticket 1");
    expect(await tasks.mira("redelegate 2 1 --from 3")).to.contain("300 MIRA moved from ticket 2 to validator 1");
    expect((await tasks.mira(position)).trimEnd().split("\n").at(-1)).to.match(/^ +1 +delegation +300 +0$/);
  });

  it("show income by epoch, as a table and as CSV, and have paid out what waits", async () => {
    await tasks.refuses("rewards claim 1", 1, /Stake_NothingClaimable/);
    await rig.reward(1, 203n * MIRA);
    await tasks.mira("validator compounding 1 off");
    await rig.reward(1, 203n * MIRA);
    const { total } = await tasks.json("rewards show 1");
    expect(total).to.deep.include({ earned: String(406n * MIRA), commission: String((5_075n * MIRA) / 100n) });
    expect(await tasks.mira("rewards show 1")).to.match(/total +406 +50\.75 +350\.\d+ +0 +0\n/);
    const show = `rewards show 1 --delegator ${DELEGATOR}`;
    const file = join(rig.directory, "income.csv");
    await tasks.mira(`${show} --csv ${file}`);
    const text = await readFile(file, "utf8");
    const [heading, row] = text.split("\r\n");
    expect(heading).to.equal("epoch,date,earned,commission,rewards,claimed,slashed");
    expect(row).to.match(/^\d+,\d{4}-\d\d-\d\d,406,0,5\.\d{10,18},0,0$/);
    expect(await tasks.mira(`${show} --csv -`)).to.equal(`${text.trimEnd()}\n`);
    // Anybody may have it paid out.
    const { payments } = await tasks.json(`rewards claim 1 --delegator ${DELEGATOR} --from 7`);
    const [{ kind, amount }] = payments as [{ kind: string; amount: string }];
    expect(kind).to.equal("rewards");
    expect(BigInt(amount) > 2n * MIRA).to.equal(true);
    expect(await tasks.json(show)).to.deep.include({ claimable: "0" });
    expect(await tasks.mira("rewards claim 1")).to.contain("of rewards paid to the owner of validator 1");
  });

  it("hand a validator on with its bond, and retire it", async () => {
    await tasks.mira(`validator transfer 1 ${DELEGATOR}`);
    expect(await tasks.mira("validator show 1")).to.match(new RegExp(`offered to +${DELEGATOR}`));
    await tasks.mira("validator accept 1 --from 3");
    expect(await tasks.mira("unstake 1 5000 --from 3")).to.match(/5,000 MIRA leave the bond of validator 1\n/);
    await tasks.mira("validator retire 1 --from 3");
    await tasks.refuses("stake 1 10 --from 3", 1, /Stake_NotAccepting .*\n.* It is retired\./);
    expect(await tasks.mira("validator list --standing retired")).to.match(/ 1 +retired /);
  });

  it("close epochs of emissions, one after the other, once they are final", async () => {
    await tasks.refuses("emissions settle", 1, /Emissions_NothingPending/);
    // 21 days have passed.
    expect(await tasks.mira("emissions status")).to.match(
      /Next epoch to close: 0\n +from +now: mira emissions close\n/,
    );
    expect(await tasks.mira("emissions close --dry-run")).to.contain("nothing was sent: Epoch 0 closed");
    expect(await tasks.json("emissions close")).to.deep.include({ epoch: "0", validators: "0", contributors: "0" });
    const { next } = await tasks.json("emissions status");
    expect(next).to.deep.include({ epoch: "1", closable: true });
    for (let epoch = 1; epoch <= 8; ++epoch) await tasks.mira("emissions close");
    await tasks.refuses("emissions close", 4, /Emissions_NotYetFinal \(epoch 9, closableAt 20\d\d-/);
  });

  it("quote fees in words that add up", async () => {
    const quoted = await tasks.json("fees quote law standard --claims 12");
    expect(quoted).to.deep.include({ fee: "2880000000000000000", paidClaims: 32, seats: 9, claimCount: 12 });
    const priced = await tasks.mira("fees quote law standard --claims 100");
    expect(priced).to.match(/fee +9 MIRA/);
    expect(priced).to.match(
      /divided +validators 75 %, burned 10 %, integrator at most 5 %, settler 2 %, treasury the rest/,
    );
    const valued = await tasks.json("fees quote law standard --value 2");
    expect(valued).to.deep.include({ valueAtRisk: "2000000000000000000", fits: true });
    expect((valued.tiers as { tier: string; fits: boolean }[]).map(({ tier, fits }) => [tier, fits])).to.deep.equal([
      ["LIGHT", false],
      ["STANDARD", true],
      ["HIGH", true],
    ]);
    const lines = (await tasks.mira("fees show")).trim().split("\n");
    expect(lines).to.have.length(1 + 6 * 3);
  });
});
