import { once } from "node:events";
import {
  bundleHash,
  commitmentHash,
  createSalt,
  encodePlanes,
  getPostedOpenings,
  getValidator,
  getVotes,
  MiraError,
  type PostedOpening,
  postOpenings,
  settle,
  votesHash,
  waitForRequest,
} from "@mira-protocol/sdk";
import { expect } from "chai";
import type { WorkerProcess } from "../../scripts/lib/startWorker.ts";
import { createProxy, type TcpProxy } from "./support/createProxy.ts";
import { createRig, type Rig } from "./support/createRig.ts";
import { earningsOf } from "./support/earningsOf.ts";
import { EXPECTED, lighthouse, VERIFIERS } from "./support/lighthouse.ts";
import { until } from "./support/until.ts";

describe("rounds in which something breaks", function () {
  this.timeout(300_000);
  let rig: Rig;
  let proxy: TcpProxy;
  /** The last one reaches the chain through the proxy alone. */
  let workers: WorkerProcess[];

  before(async () => {
    rig = await createRig("interruptions", { verifiers: VERIFIERS });
    proxy = await createProxy(rig.chain.url);
    workers = await Promise.all([rig.start(0), rig.start(1), rig.start(2, proxy.url)]);
  });

  after(async () => {
    await rig?.close();
    await proxy?.close();
  });

  it("resumes after an outage of the endpoint, and opens its commitment", async () => {
    const [, , cutOff] = workers as [WorkerProcess, WorkerProcess, WorkerProcess];
    const { requestId } = await rig.open(lighthouse());
    const commitments = await rig.commitments(requestId, 3);
    expect(proxy.connections).to.be.greaterThan(0);

    await proxy.cut();
    await rig.moveTo((await rig.round(requestId)).times.commitEnd);
    await openings(requestId, 2);
    await until("the worker to see that its endpoint is gone", () => cutOff.log().includes('"endpoint failed"'));
    const during = await openings(requestId, 2);
    expect(during.map(({ validatorId }) => validatorId)).to.not.include(cutOff.id);
    expect((await rig.round(requestId)).state.status).to.equal("VOTING");

    await proxy.mend();
    const { settled } = await rig.settled(requestId);
    expect(settled.summary).to.include({ seats: 6, revealedSeats: 6 });
    const own = (await openings(requestId, 3)).find(({ validatorId }) => validatorId === cutOff.id);
    expect(commitmentOf(requestId, own)).to.equal(
      commitments.find(({ validatorId }) => validatorId === cutOff.id)?.commitment,
    );
    expect(cutOff.log()).to.include('"endpoint is back"');
    expect(cutOff.hasEnded()).to.equal(false);
    expect(await finalVerdicts(requestId)).to.deep.equal(EXPECTED);
  });

  it("opens the same commitment after kill -9 and a restart, though the content is gone", async () => {
    const { bundles } = rig;
    const bundle = lighthouse();
    const { requestId } = await rig.open(bundle);
    const commitments = await rig.commitments(requestId, 3);
    const killed = await kill(1);
    // What it would judge now is another thing: it must open what lies on its disk.
    bundles.put(bundleHash(bundle), new TextEncoder().encode("gone"));
    await rig.moveTo((await rig.round(requestId)).times.commitEnd);
    expect((await openings(requestId, 2)).map(({ validatorId }) => validatorId)).to.not.include(killed.id);

    workers[1] = await rig.start(1);
    const { settled } = await rig.settled(requestId);
    expect(settled.summary).to.include({ seats: 6, revealedSeats: 6 });
    const after = (await openings(requestId, 3)).find(({ validatorId }) => validatorId === killed.id);
    expect(commitmentOf(requestId, after)).to.equal(
      commitments.find(({ validatorId }) => validatorId === killed.id)?.commitment,
    );
    const votes = await getVotes(rig.client, { deployment: rig.deployment, round: requestId });
    expect(votes.find(({ validatorId }) => validatorId === killed.id)?.answers).to.deep.equal(EXPECTED);
    expect(await finalVerdicts(requestId)).to.deep.equal(EXPECTED);
  });

  it("ends the round without one that was killed for good: its seats count as withheld", async () => {
    const { client, deployment, account } = rig;
    const { requestId } = await rig.open(lighthouse());
    const commitments = await rig.commitments(requestId, 3);
    const killed = await kill(1);
    const { times } = await rig.round(requestId);
    await rig.moveTo(times.commitEnd);
    const posted = await openings(requestId, 2);

    // Nobody settles early without the third, and nobody opens in its place.
    const stranger = { deployment, account: account(19) };
    expect(await codeOf(settle(client, { ...stranger, requestId }))).to.equal("OPENINGS_MISSING");
    const planes = encodePlanes(["FALSE", "FALSE", "FALSE"]);
    const forged = { validatorId: killed.id, salt: createSalt(), reportHash: posted[0]?.reportHash ?? "0x", planes };
    expect(await codeOf(postOpenings(client, { ...stranger, round: requestId, openings: [forged] }))).to.equal(
      "OPENING_INVALID",
    );

    await rig.moveTo(times.revealEnd);
    const { settled } = await rig.settled(requestId);
    expect(Number((await client.getBlock({ blockNumber: settled.blockNumber })).timestamp)).to.be.least(
      times.revealEnd,
    );
    expect(settled.summary).to.include({ seats: 6, revealedSeats: 4 });
    // Four of six seats stand at the threshold of two thirds: the verdict holds without the withheld ones.
    expect(await finalVerdicts(requestId)).to.deep.equal(EXPECTED);
    const votes = await getVotes(client, { deployment, round: requestId });
    expect(votes.map(({ validatorId, answers }) => [validatorId, answers === null])).to.deep.equal(
      commitments.map(({ validatorId }) => [validatorId, validatorId === killed.id]),
    );
    // Pay is for opened seats alone.
    expect(await earned(requestId)).to.deep.equal([1, 0, 1]);
  });

  it("leaves everything undecided where the withheld seats might have turned it", async () => {
    const { client, deployment, validators } = rig;
    workers[1] = await rig.start(1);
    const { requestId } = await rig.open(lighthouse());
    await rig.commitments(requestId, 3);
    await Promise.all([kill(1), kill(2)]);
    const { times } = await rig.round(requestId);
    await rig.moveTo(times.commitEnd);
    await openings(requestId, 1);
    await rig.moveTo(times.revealEnd);
    const { settled } = await rig.settled(requestId);
    expect(settled.summary).to.include({ seats: 6, revealedSeats: 2 });
    expect(await finalVerdicts(requestId)).to.deep.equal(["UNDECIDED", "UNDECIDED", "UNDECIDED"]);
    for (const { id } of validators) {
      const { pool } = await getValidator(client, { deployment, validatorId: id });
      expect(pool.assets).to.equal(20_000n * 10n ** 18n);
    }
  });

  /** Waits until so many openings are on chain; fails if there are more. */
  async function openings(requestId: bigint, count: number): Promise<readonly PostedOpening[]> {
    const { client, deployment } = rig;
    const posted = await until(`${count} openings of round ${requestId}`, async () => {
      const found = await getPostedOpenings(client, { deployment, round: requestId });
      return found.length >= count ? found : null;
    });
    expect(posted).to.have.length(count);
    return posted;
  }

  /** The commitment that an opening opens. */
  function commitmentOf(round: bigint, opening: PostedOpening | undefined): string {
    if (!opening) throw new Error("There is no such opening.");
    const { chainId, hub } = rig.deployment;
    return commitmentHash({ ...opening, chainId, hub, round, votesHash: votesHash(opening.planes) });
  }

  async function kill(place: number): Promise<WorkerProcess> {
    const worker = workers[place];
    if (!worker) throw new RangeError(`There is no worker at place ${place}.`);
    const ended = once(worker.child, "exit");
    worker.child.kill("SIGKILL");
    await ended;
    expect(worker.child.signalCode).to.equal("SIGKILL");
    return worker;
  }

  async function finalVerdicts(requestId: bigint): Promise<readonly string[] | null> {
    const { client, deployment } = rig;
    const { finalizableAt } = await rig.settled(requestId);
    await rig.moveTo(finalizableAt ?? 0);
    return (await waitForRequest(client, { deployment, requestId, timeout: 90_000 })).verdicts;
  }

  /** What each validator earned in a request, as a multiple of the first one's part. */
  async function earned(requestId: bigint): Promise<readonly number[]> {
    const { blockNumber } = (await rig.settled(requestId)).settled;
    const sums = await Promise.all(
      rig.validators.map(
        async ({ id }) => (await earningsOf(rig, id, blockNumber)) - (await earningsOf(rig, id, blockNumber - 1n)),
      ),
    );
    return sums.map((sum) => Number(sum) / Number(sums[0]));
  }
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "none";
  } catch (error) {
    if (!(error instanceof MiraError)) throw error;
    return error.code;
  }
}
