import { once } from "node:events";
import { join } from "node:path";
import {
  type Answer,
  type Bundle,
  buildCertificates,
  bundleHash,
  claimBounty,
  commit,
  commitmentHash,
  createReport,
  createSalt,
  decodeVerdict,
  encodeBundle,
  encodePlanes,
  getCredit,
  getOwed,
  getPool,
  getRequest,
  getRound,
  openRequest,
  reckon,
  redeem,
  reportHash,
  settle,
  type ValidatorOpening,
  verifyCertificate,
  votesHash,
  waitForRequest,
} from "@mira-protocol/sdk";
import { miraTokenAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { privateKeyToAccount } from "viem/accounts";
import { createRig, type Rig, WINDOWS } from "./support/createRig.ts";
import { createTasks, type Tasks } from "./support/createTasks.ts";
import { DIVIDED, FIRST, LATER, quarry } from "./support/quarry.ts";
import { until } from "./support/until.ts";

const MIRA = 10n ** 18n;
const DAY = 86_400;

describe("what a first round leaves open or gets wrong", function () {
  this.timeout(300_000);
  let rig: Rig;
  let tasks: Tasks;

  before(async () => {
    rig = await createRig("escalation", { verifiers: DIVIDED, terms: { ...WINDOWS, challengeWindow: 600 } });
    tasks = await createTasks(rig.chain.url, `--deployment ${join(rig.directory, "deployment.json")}`);
  });

  after(() => rig?.close());

  describe("a wrong verdict", () => {
    let requestId: bigint;
    const bundle = quarry();

    it("is provisional where every vote was one", async () => {
      requestId = await open(bundle, 0n);
      const openings = await voteByHand(requestId, bundle, ["FALSE", "FALSE", "ABSTAIN"]);
      await rig.moveTo((await rig.round(requestId)).times.commitEnd);
      const { client, deployment, requester } = rig;
      const settled = await until("the reveal window", () =>
        settle(client, { deployment, requestId, openings, account: requester }).catch(() => null),
      );
      expect(settled.verdicts).to.deep.equal(["FALSE", "FALSE", "UNDECIDED"]);
      // From now on honest verifiers have the keys.
      await Promise.all(DIVIDED.map((_, place) => rig.start(place)));
    });

    it("is challenged by anybody who puts up a bond, and flips without any more help", async () => {
      const { client, deployment, requester, account } = rig;
      const challenger = account(16);
      const transfer = { functionName: "transfer", args: [challenger.address, 100n * MIRA] } as const;
      const token = { abi: miraTokenAbi, address: deployment.token } as const;
      const hash = await client.writeContract({ ...token, ...transfer, account: requester });
      await client.waitForTransactionReceipt({ hash });
      await tasks.refuses(`request challenge ${requestId} 1-x`, 2, /claims must be places such as 0,3,5-7/);
      await tasks.refuses(`request challenge ${requestId} 0,2`, 1, /2 \(undecided: there is no answer to challenge\)/);
      await tasks.refuses(`request finalize ${requestId}`, 4, /Hub_ChallengeWindowOpen \(.*endsAt 20/);
      await tasks.refuses(`request redeem ${requestId}`, 1, /Nobody contested request/);
      const dry = await tasks.json(`request challenge ${requestId} 0 --from 16 --dry-run`);
      // Five quarters of eleven seats on 32 claims, in place of one.
      expect(dry).to.deep.include({ dryRun: true, bond: "4400000000000000000", approval: "4400000000000000000" });
      const challenged = await tasks.json(`request challenge ${requestId} 0 --from 16 --max-bond 4.4`);
      expect(challenged).to.deep.include({ index: 0, level: 0, claims: [0] });
      await tasks.refuses(`request redeem ${requestId}`, 4, /has not ended/);
      const shown = await tasks.mira(`request show ${requestId}`);
      expect(shown).to.match(/CONTESTED, OPEN\n[\s\S]*to decide +claims 0\n +next +20.*: mira request escalate\n/);
      expect(shown).to.match(/0 +FALSE +0 +challenged\n[\s\S]* 0x[0-9a-fA-F]{40} +0 +0 +4\.4 +–\n/);
      await rig.moveTo(Number(challenged.decidedFrom));
      await decideLevel(requestId, 1, [0]);
      const { verdicts, request } = await endOf(requestId);
      expect(verdicts).to.deep.equal(["TRUE", "FALSE", "UNDECIDED"]);
      expect(request.contest).to.deep.include({ phase: "FINAL" });
      await expectCertificates(requestId, bundle, [1, 0, 0]);
    });

    it("costs those who voted for it, and nothing whoever challenged it", async () => {
      const { client, deployment, account, validators } = rig;
      const challenger = account(16).address;
      const own = { deployment, requestId, account: account(15) };
      const stakes = (): Promise<bigint[]> =>
        Promise.all(validators.map(async ({ id }) => (await getPool(client, { deployment, validatorId: id })).assets));
      const before = await stakes();
      const listed = await tasks.mira(`request redeem ${requestId} --dry-run`);
      expect(listed).to.match(/nothing was sent: Challenges[\s\S]* 0 +4\.4 +4\.4 +–\n/);
      const { redeemed } = await redeem(client, own);
      const owed = await getOwed(client, { deployment, account: challenger });
      expect(redeemed.map(({ payout, bond }) => payout - bond)).to.deep.equal([0n]);
      expect(await getCredit(client, { deployment, account: challenger })).to.equal((redeemed[0]?.bond ?? 0n) - owed);
      expect(await tasks.mira(`request reckon ${requestId} --dry-run`)).to.contain("level 0: overruled on claims 0");
      const { votes } = await reckon(client, own);
      expect(votes.map(({ wrong, right }) => [wrong, right])).to.deep.equal(DIVIDED.map(() => [1, 0]));
      expect(votes.every(({ slashed, clawedBack }) => slashed > 0n && clawedBack > 0n)).to.equal(true);
      await tasks.refuses(`request reckon ${requestId}`, 1, /No vote is left/);
      const final = await tasks.json(`request show ${requestId}`);
      expect(final).to.deep.include({ status: "FINAL", level: 1, logIndex: "0", next: null, toDecide: [] });
      expect((final.claims as { level: number }[]).map(({ level }) => level)).to.deep.equal([1, 0, 0]);
      const lost = votes.map(({ slashed }) => slashed);
      expect(await stakes()).to.deep.equal(before.map((assets, i) => assets - (lost[i] ?? 0n)));

      const { timestamp } = await client.getBlock();
      await rig.moveTo(Number(timestamp) + 3 * DAY);
      await client.mine({ blocks: 1 });
      const { amount } = await claimBounty(client, { ...own, index: 0 });
      expect(amount).to.equal((lost.reduce((sum, one) => sum + one, 0n) * 3n) / 10n);
    });
  });

  describe("a verdict with an open claim and an escalation budget", () => {
    let requestId: bigint;
    const bundle = quarry();

    it("escalates by itself, through workers that die on the way", async () => {
      const { client, deployment } = rig;
      requestId = await open(bundle, 10n * MIRA);
      await rig.commitments(requestId, DIVIDED.length);
      await rig.moveTo((await rig.round(requestId)).times.commitEnd);
      const { settled } = await rig.settled(requestId);
      expect(settled.summary).to.deep.include({ seats: 3, undecided: 1 });
      await rig.moveTo(
        settled.summary.settledAt + (await getRequest(client, { deployment, requestId })).terms.challengeWindow,
      );
      await decideLevel(requestId, 1, [2], async () => {
        const dead = rig.running();
        for (const { child } of dead) child.kill("SIGKILL");
        await Promise.all(dead.map(({ child }) => once(child, "exit")));
        await Promise.all(DIVIDED.map((_, place) => rig.start(place)));
      });
    });

    it("becomes final with what the larger committee found, and certificates tell who it was", async () => {
      const { client, deployment, requester } = rig;
      const before = await getCredit(client, { deployment, account: requester.address });
      const { verdicts, request } = await endOf(requestId);
      expect(verdicts).to.deep.equal(LATER);
      const { contest, header, settled } = request;
      expect(settled && decodeVerdict(settled.verdict, FIRST.length)).to.deep.equal(FIRST);
      const cost = contest?.levels[0]?.rounds[0]?.settled?.summary.netFee ?? 0n;
      expect(cost > 0n).to.equal(true);
      const credit = await getCredit(client, { deployment, account: requester.address });
      expect(credit - before).to.equal(header.escalationBudget - cost);
      await expectCertificates(requestId, bundle, [0, 0, 1]);
    });
  });

  /** Puts a bundle up in the tier LIGHT. */
  async function open(bundle: Bundle, escalationBudget: bigint): Promise<bigint> {
    const { client, deployment, requester, bundles } = rig;
    bundles.put(bundleHash(bundle), encodeBundle(bundle));
    const asked = { deployment, account: requester, contentURI: bundles.url, bundle, escalationBudget };
    const { requestId } = await openRequest(client, { ...asked, domain: "general", tier: "LIGHT" });
    if (requestId === null) throw new Error("The request was not opened.");
    return requestId;
  }

  /** Commits the same answers with every validator's key, as no worker would. */
  async function voteByHand(
    round: bigint,
    bundle: Bundle,
    answers: readonly Answer[],
  ): Promise<readonly ValidatorOpening[]> {
    const { client, deployment, validators } = rig;
    const { hub, chainId } = deployment;
    await until("the seed", async () => {
      const { phase, config, blockNumber } = await rig.round(round);
      return phase === "COMMIT" && blockNumber > config.seedBlock;
    });
    return Promise.all(
      validators.map(async ({ id: validatorId, operatorKey }) => {
        const reported = answers.map((answer) => ({
          answer,
          ...(answer === "ABSTAIN" && { abstention: "insufficient-evidence" as const }),
        }));
        const report = createReport({ round, validatorId, bundleHash: bundleHash(bundle), answers: reported });
        const planes = encodePlanes(answers);
        const opening = { validatorId, salt: createSalt(), reportHash: reportHash(report), planes };
        const hashes = { salt: opening.salt, votesHash: votesHash(planes), reportHash: opening.reportHash };
        const commitment = commitmentHash({ chainId, hub, round, validatorId, ...hashes });
        const account = privateKeyToAccount(operatorKey);
        await commit(client, { deployment, round, validatorId, commitment, account });
        return opening;
      }),
    );
  }

  /** Waits until the workers have opened a level and committed to it, and moves the clock on until they concluded it. */
  async function decideLevel(
    requestId: bigint,
    level: number,
    claims: readonly number[],
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { client, deployment } = rig;
    const round = await until(`level ${level} of request ${requestId}`, async () => {
      const { contest } = await getRequest(client, { deployment, requestId });
      return contest?.levels[level - 1]?.rounds[0];
    });
    expect(round.claims).to.deep.equal(claims);
    const commitments = await rig.commitments(round.round, DIVIDED.length);
    expect(commitments.map(({ weight }) => weight)).to.deep.equal([3, 3, 3]);
    await meanwhile();
    const { times } = await getRound(client, { deployment, round: round.round });
    await rig.moveTo(times.commitEnd);
    await until(`level ${level} to be concluded`, async () => {
      const { contest } = await getRequest(client, { deployment, requestId });
      return contest?.levels[level - 1]?.verdict;
    });
  }

  /** Moves the clock past the last challenge window, and waits until the workers have made the verdict final. */
  async function endOf(requestId: bigint) {
    const { client, deployment } = rig;
    const { contest, terms } = await getRequest(client, { deployment, requestId });
    await rig.moveTo((contest?.contest.since ?? 0) + terms.challengeWindow);
    return waitForRequest(client, { deployment, requestId, timeout: 90_000 });
  }

  /** Certificates of all claims hold, with the committee of the deepest round on each. */
  async function expectCertificates(requestId: bigint, bundle: Bundle, levels: readonly number[]): Promise<void> {
    const { client, deployment } = rig;
    const { chainId, registry } = deployment;
    const certificates = await buildCertificates(client, { deployment, requestId, bundle });
    expect(certificates.map(({ committee }) => committee?.level)).to.deep.equal(levels);
    for (const certificate of certificates) {
      const report = await verifyCertificate(client, {
        certificate,
        chainId,
        registry,
        bundle,
        deployment,
        proof: true,
      });
      expect(report.findings.filter(({ status }) => status !== "passed")).to.deep.equal([]);
    }
  }
});
