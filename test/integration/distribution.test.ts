import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { distributionTree, packPolicyTerms, packSeat } from "@mira-protocol/sdk";
import { emissionsControllerAbi, feeLedgerAbi, miraTokenAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { type Abi, type Address, zeroAddress } from "viem";
import { STANDARD } from "../../deploy/policies.ts";
import { findDeployment } from "../../tasks/lib/findDeployment.ts";
import { createTaskRig, DEPLOYER, type TaskRig } from "./support/createTaskRig.ts";
import type { Tasks } from "./support/createTasks.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;
/** Accounts of Hardhat's node at places 1, 2 and 3. */
const ALICE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const BOB = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const STRANGER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const [REFUSED, USAGE, NOT_YET] = [1, 2, 4] as const;

describe("the tasks of the contributors' distribution", function () {
  this.timeout(120_000);
  let rig: TaskRig;
  let tasks: Tasks;
  let rounds = 0n;

  before(async () => {
    rig = await createTaskRig("distribution");
    tasks = rig.tasks;
  });

  after(() => rig?.close());

  const where = () => findDeployment(join("deploy/deployments", rig.deployment), 31_337, "elsewhere");
  const call = async (address: Address, abi: Abi, functionName: string, args: unknown[], account: Address = DEPLOYER) =>
    rig.chain.client.writeContract({ address, abi, functionName, args, account });

  /** A round of one seat: an account that governance lets account like a hub divides its fee. */
  const settleRound = async (integrator: Address): Promise<void> => {
    const { ledger } = await where();
    const fee = 1_000n * MIRA;
    await call(ledger, feeLedgerAbi, "deposit", [fee]);
    await call(ledger, feeLedgerAbi, "takeEscrow", [DEPLOYER, fee]);
    rounds += 1n;
    const fees = {
      round: rounds,
      requester: DEPLOYER,
      settler: DEPLOYER,
      integrator,
      domain: 0,
      fee,
      expectedSeats: 1,
      committedSeats: 1,
      terms: packPolicyTerms({ ...STANDARD.terms, price: MIRA }),
    };
    const seat = packSeat({ validatorId: 1, family: 1, seats: 1, toppedUp: false });
    // A score without a verdict to compare with: the seat alone, above 192 bits.
    await call(ledger, feeLedgerAbi, "divide", [fees, [seat << 192n]]);
  };
  const closeAll = async (): Promise<void> => {
    await rig.pass(14 * DAY);
    for (;;) {
      const { next } = await tasks.json("emissions status");
      if (!(next as { closable: boolean }).closable) return;
      await tasks.mira("emissions close");
    }
  };

  it("say what is missing before there is anything to distribute", async () => {
    await tasks.refuses("emissions distribution", NOT_YET, /No epoch is closed yet\.\n.*next to close is epoch 0/);
    await tasks.refuses("emissions distribution --epoch last", USAGE, /--epoch must be a whole number from 0/);
    await tasks.refuses("emissions post --epoch 7", NOT_YET, /Epoch 7 is not closed yet/);
    const { ledger, token } = await where();
    await call(ledger, feeLedgerAbi, "allowHub", [DEPLOYER, true]);
    await call(token, miraTokenAbi, "approve", [ledger, 1_000_000n * MIRA]);
    await settleRound(zeroAddress);
    await closeAll();
    expect(await tasks.mira("emissions distribution --epoch 0")).to.match(/Nothing to distribute: no integrator/);
    await tasks.refuses(
      "emissions post",
      REFUSED,
      /nothing to distribute up to epoch \d+\.\n.*integrators of paid rounds/,
    );
    await tasks.refuses("rewards contribution", REFUSED, /No distribution to contributors counts yet\.\n.*veto window/);
    await tasks.refuses("rewards contribution --account 0x12", USAGE, /--account must be an address/);
  });

  it("recompute it, write it down, post it, and pay by it", async () => {
    for (const integrator of [ALICE, ALICE, BOB, zeroAddress] as const) await settleRound(integrator);
    await closeAll();
    const file = join(rig.directory, "leaves.json");
    const shown = await tasks.mira(`emissions distribution --out ${file}`);
    expect(shown).to.match(new RegExp(`${ALICE} +[\\d.]+\n${BOB} +[\\d.]+\n`));
    expect(shown).to.match(/on chain +not posted\n +counts +–\n +pending +–\n +written to /);
    const written = JSON.parse(await readFile(file, "utf8")) as {
      root: string;
      total: string;
      leaves: { account: Address; amount: string }[];
    };
    const leaves = written.leaves.map(({ account, amount }) => ({ account, amount: BigInt(amount) }));
    expect(distributionTree(leaves).root).to.equal(written.root);
    const [bob, alice] = leaves.map(({ amount }) => amount);
    expect(leaves.map(({ account }) => account)).to.deep.equal([BOB, ALICE]);
    expect(alice === 2n * (bob ?? 0n) || alice === 2n * (bob ?? 0n) + 1n).to.equal(true);

    const dry = await tasks.mira("emissions post --dry-run");
    expect(dry).to.match(
      /nothing was sent: .* for 2 contributors posted\n(.*\n)+ +approval +1,000 MIRA, in a transaction/,
    );
    const posted = await tasks.json("emissions post --uri ipfs://leaves");
    expect(posted).to.deep.include({ root: written.root, total: written.total, accounts: 2, dryRun: false });
    expect(await tasks.mira("emissions distribution")).to.match(
      /this very distribution is pending(.*\n)+.*as recomputed/,
    );
    await tasks.refuses("emissions post", NOT_YET, /Emissions_Pending/);
    await rig.pass(3 * DAY);
    await tasks.mira("emissions settle");
    const { matches } = await tasks.json("emissions distribution");
    expect(matches).to.equal("settled");

    expect(await tasks.mira(`rewards contribution --account ${ALICE} --dry-run`)).to.contain("nothing was sent");
    const claimed = await tasks.json(`rewards contribution --account ${ALICE} --from 7`);
    expect(claimed).to.deep.include({ contributor: ALICE, amount: String(alice), dryRun: false });
    expect(await tasks.mira("rewards contribution --from 2")).to.match(new RegExp(`paid to contributor ${BOB}\n`));
    await tasks.refuses("rewards contribution --from 2", REFUSED, /was paid all that it is due/);
    await tasks.refuses(`rewards contribution --account ${STRANGER}`, REFUSED, /has nothing for 0x90F7/);
    await tasks.refuses("emissions distribution --out /nowhere/a.json", USAGE, /a\.json cannot be written/);
  });

  it("find out a wrong one while it can be vetoed, by an exit code that a script can use", async () => {
    const { emissions, token } = await where();
    await settleRound(BOB);
    await closeAll();
    const { epoch, total } = await tasks.json("emissions distribution");
    // The poster gives all to itself.
    const { root } = distributionTree([{ account: STRANGER, amount: BigInt(String(total)) }]);
    await rig.give(STRANGER, 1_000n * MIRA);
    await call(token, miraTokenAbi, "approve", [emissions, 1_000n * MIRA], STRANGER);
    const args = [root, BigInt(String(epoch)), BigInt(String(total)), ""];
    await call(emissions, emissionsControllerAbi, "postDistribution", args, STRANGER);

    const says =
      /pending distribution is not what the chain's events lead to\.\n.*guardian veto it before its window ends/;
    const { exitCode, stdout, stderr } = await tasks.run("emissions distribution");
    expect(exitCode).to.equal(REFUSED);
    expect(stderr).to.match(says);
    expect(stdout).to.match(new RegExp(`pending +[\\d.]+ MIRA up to epoch ${epoch}, not what .*${root}`));
    expect(stdout).to.contain(BOB);
    // In whichever epoch one looks, and as one JSON document that has the failure in it.
    const json = await tasks.run("emissions distribution --epoch 0 --json");
    expect(json).to.deep.include({ exitCode: REFUSED, stderr: "" });
    const { error, pending } = JSON.parse(json.stdout) as Record<string, Record<string, unknown>>;
    expect(error).to.deep.include({ code: "DISTRIBUTION_WRONG", root, poster: STRANGER });
    expect(pending).to.deep.include({ root, correct: false });

    await call(emissions, emissionsControllerAbi, "vetoDistribution", []);
    expect(await tasks.mira("emissions distribution")).to.match(/pending +–/);
    await tasks.mira("emissions post");
    await rig.pass(3 * DAY);
    await tasks.mira("emissions settle");
    expect(await tasks.mira("rewards contribution --from 2")).to.contain(`paid to contributor ${BOB}`);
  });
});
