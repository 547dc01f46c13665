import { type Address, encodeFunctionData, type Hex } from "viem";
import { getTransactionReceipt, readContract, sendTransaction } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { miraTokenAbi, policyBookAbi, verificationHubAbi } from "../src/abis.ts";
import { committeeOn } from "../src/certificates/committee.ts";
import {
  type Answer,
  abandonContest,
  buildCertificates,
  type Certificate,
  challenge,
  checkCertificateOnChain,
  claimBounty,
  commit,
  conclude,
  createSentinels,
  escalate,
  expire,
  finalize,
  finalizeContest,
  getContest,
  getCredit,
  getOwed,
  getRequest,
  getRound,
  getRoundCommitments,
  getVotes,
  judgeOf,
  type OpenRequestParameters,
  openContest,
  openRequest,
  overruledRounds,
  parseCertificate,
  payOwed,
  postOpenings,
  type RequestEvent,
  reckon,
  redeem,
  revealSentinels,
  sentinelHash,
  settle,
  verifyCertificate,
  waitForRequest,
} from "../src/index.ts";
import { canRunChain } from "./chain.ts";
import { bundle, type Committee, codeOf, on, startCommittee } from "./committee.ts";

const MIRA = 10n ** 18n;
/** Price · seats of level 1 · 32 claims. */
const LEAST = 10n ** 16n * 10n * 32n;
/** Accounts: the challenger, and somebody without any MIRA. */
const CHALLENGER = 6;
const POOR = 8;

/** A first verdict that is wrong on claim 0, and open on the last. */
const wrong: readonly Answer[] = ["FALSE", "FALSE", "INVALID", "ABSTAIN"];

const light = { bundle, domain: "general", tier: "LIGHT" } as const;

describe.skipIf(!canRunChain)("a contested request", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
    await offerLight();
    const { token, ledger } = chain.deployment;
    const to = chain.accounts[CHALLENGER]?.address as Address;
    await call(0, token, encodeFunctionData({ abi: miraTokenAbi, functionName: "transfer", args: [to, 100n * MIRA] }));
    await call(
      0,
      token,
      encodeFunctionData({ abi: miraTokenAbi, functionName: "approve", args: [ledger, 1_000n * MIRA] }),
    );
  }, 30_000);
  afterAll(() => chain?.close());

  test("flips by a challenge, and everybody gets what follows from it", async () => {
    const { client, deployment } = chain;
    const requestId = await provisional(wrong);
    const asked = { deployment, requestId };
    const challenger = chain.as(CHALLENGER);
    const own = { ...asked, claims: [0] };

    // What cannot be challenged, and who cannot.
    expect(await codeOf(challenge(challenger, { ...asked, claims: [4] }))).toBe("CLAIM_NOT_FOUND");
    expect(await detailsOf(challenge(challenger, { ...asked, claims: [0, 3] }))).toMatchObject({ undecided: [3] });
    expect(await codeOf(challenge(challenger, { ...asked, claims: [] }))).toBe("CLAIMS_NOT_CHALLENGEABLE");
    expect(await codeOf(challenge(chain.as(POOR), own))).toBe("FUNDS_INSUFFICIENT");
    expect(await codeOf(challenge(challenger, { ...own, approve: false }))).toBe("ALLOWANCE_INSUFFICIENT");
    expect(await codeOf(challenge(challenger, { ...own, maxBond: LEAST }))).toBe("FEE_ABOVE_MAXIMUM");
    expect(await codeOf(getContest(client, asked))).toBe("CONTEST_NOT_FOUND");
    expect(await codeOf(conclude(client, asked))).toBe("CONTEST_NOT_FOUND");

    const bond = (LEAST * 5n) / 4n;
    expect(await challenge(challenger, { ...own, dryRun: true })).toMatchObject({ sent: null, bond, approval: bond });
    expect((await getRequest(client, asked)).status).toBe("PROVISIONAL");
    const challenged = await challenge(challenger, { ...own, maxBond: bond });
    expect(challenged).toMatchObject({ index: 0, level: 0, bond });
    expect(await detailsOf(challenge(challenger, own))).toMatchObject({ challenged: [0] });
    expect((await challenge(client, { ...asked, claims: [1], dryRun: true })).approval).toBeNull();
    expect(await openContest(client, asked)).toBeNull();
    const { contest, toDecide, next, request } = await getContest(client, asked);
    expect([request.status, contest.phase, toDecide]).toEqual(["CONTESTED", "OPEN", [0]]);
    expect(contest.challenges).toMatchObject([{ index: 0, level: 0, bond, claims: [0], payout: null }]);
    expect(next).toMatchObject({ kind: "escalate", from: challenged.decidedFrom });
    expect(await codeOf(escalate(client, asked))).toBe("CONTRACT_REVERTED Contest_WindowOpen");
    expect(await codeOf(finalize(client, asked))).toBe("CONTRACT_REVERTED Hub_UnknownState");
    expect(await codeOf(redeem(client, asked))).toBe("CONTEST_NOT_ENDED");
    expect(await codeOf(reckon(client, asked))).toBe("CONTEST_NOT_ENDED");

    await chain.pass(600);
    expect(await detailsOf(challenge(challenger, { ...asked, claims: [1] }))).toMatchObject({ reason: "window-over" });
    const opened = await escalate(chain.as(9), asked);
    expect(opened).toMatchObject({ level: 1, claims: [0] });
    const [round = 0n] = opened.rounds ?? [];
    expect(await detailsOf(challenge(challenger, own))).toMatchObject({ reason: "voting" });
    const state = await getRound(client, { deployment, round });
    expect(state).toMatchObject({ requestId, deeper: { requestId, child: 0 }, config: { level: 1, claims: 1 } });

    // Everybody sees it at the second look.
    await awaitSeed();
    const votes = await chain.prepare(round, () => ["TRUE"]);
    for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
    await chain.pass(60);
    const openings = votes.map(({ opening }) => opening);
    await postOpenings(client, { deployment, round, openings: openings.slice(0, 1) });
    expect(await codeOf(conclude(client, asked))).toBe("CONTRACT_REVERTED Contest_StillVoting");
    const settled = await settle(client, { ...asked, round, openings });
    expect(settled.verdicts).toEqual(["TRUE"]);
    expect(settled.summary).toMatchObject({ round, level: 1 });
    expect((await getVotes(client, { deployment, round })).map(({ answers }) => answers)).toEqual(
      votes.map(() => ["TRUE"]),
    );
    expect(await getRoundCommitments(client, { deployment, round })).toHaveLength(votes.length);
    expect((await conclude(client, asked)).verdicts).toEqual(["TRUE", "FALSE", "INVALID", "UNDECIDED"]);
    expect(await detailsOf(conclude(client, asked))).toMatchObject({ reason: "not-voting" });
    expect(await detailsOf(challenge(challenger, { ...asked, claims: [1] }))).toMatchObject({ settled: [1] });
    expect(await codeOf(finalizeContest(client, asked))).toBe("CONTRACT_REVERTED Contest_WindowOpen");
    expect(await codeOf(abandonContest(client, asked))).toBe("CONTRACT_REVERTED Contest_StillAdmitted");
    await chain.pass(600);
    expect((await finalizeContest(client, asked)).logIndex).toBe(0n);

    const told: RequestEvent[] = [];
    const onEvent = (event: RequestEvent) => void told.push(event);
    const outcome = await waitForRequest(client, { ...asked, onEvent, timeout: 5_000 });
    expect(outcome.verdicts).toEqual(["TRUE", "FALSE", "INVALID", "UNDECIDED"]);
    expect(outcome.request).toMatchObject({ status: "FINAL", level: 1 });
    expect(told.map(({ type }) => type).filter((type) => !["committed", "opening-posted"].includes(type))).toEqual([
      ...["opened", "round-opened", "settled", "contested", "challenged"],
      ...["escalated", "round-opened", "settled", "concluded", "final"],
    ]);
    expect(told.find((event) => event.type === "round-opened" && event.level === 1)).toMatchObject({
      round,
      claims: [0],
    });

    // One certificate rests on the deeper round, the other on the first.
    expect([0, 1].map((index) => judgeOf(outcome.request, index)?.level)).toEqual([1, 0]);
    const certificates = await buildCertificates(client, { ...asked, bundle });
    const { chainId, registry } = deployment;
    for (const certificate of certificates.map((one) => parseCertificate(JSON.stringify(one)))) {
      const report = await verifyCertificate(client, {
        certificate,
        chainId,
        registry,
        bundle,
        deployment,
        proof: true,
      });
      expect(report.findings.filter(({ status }) => status !== "passed")).toEqual([]);
      expect((await checkCertificateOnChain(client, { certificate, chainId, registry })).valid).toBe(true);
    }
    const [first, second] = certificates;
    expect([first?.committee?.round, first?.leaf.level]).toEqual([`${round}`, 1]);
    expect(second?.committee?.level).toBe(0);
    // The bond is back in full, and who said otherwise pays.
    const account = chain.accounts[CHALLENGER]?.address as Address;
    const credit = await getCredit(client, { deployment, account });
    const due = await redeem(client, { ...asked, dryRun: true });
    expect(due).toMatchObject({ sent: null, redeemed: [{ index: 0, challenger: account, payout: bond, owed: null }] });
    const { redeemed } = await redeem(client, asked);
    const owed = await getOwed(client, { deployment, account });
    expect(redeemed).toMatchObject([{ payout: bond, owed }]);
    expect(await getCredit(client, { deployment, account })).toBe(credit + bond - owed);
    expect(await codeOf(redeem(client, asked))).toBe("NOTHING_TO_REDEEM");
    expect(owed).toBeGreaterThan(0n);
    expect(overruledRounds(outcome.request)).toMatchObject([{ round: requestId, level: 0, overruled: [0] }]);
    expect((await reckon(client, { ...asked, dryRun: true })).votes).toEqual([]);
    const { votes: reckoned } = await reckon(chain.as(9), asked);
    expect(reckoned.length).toBeGreaterThanOrEqual(3);
    for (const vote of reckoned) expect(vote).toMatchObject({ wrong: 1, right: 0, slashed: 20n * 10n ** 16n });
    expect(reckoned.every(({ clawedBack }) => clawedBack > 0n)).toBe(true);
    expect(await codeOf(reckon(client, asked))).toBe("NOTHING_TO_RECKON");
    expect(await codeOf(claimBounty(client, { ...asked, index: 0 }))).toBe("CONTRACT_REVERTED Reckoner_TooEarly");
    await chain.pass(3 * 86_400);
    const { amount } = await claimBounty(client, { ...asked, index: 0 });
    expect(amount).toBe((BigInt(reckoned.length) * 20n * 10n ** 16n * 3n) / 10n);
    expect((await payOwed(client, { deployment, owedTo: account, dryRun: true })).paid).toBeLessThanOrEqual(owed);

    // An endpoint that leaves events out is found out.
    const lying = chain.through(on<unknown[]>("eth_getLogs", (logs) => logs.slice(0, 1)) as never);
    expect(await codeOf(getContest(lying, asked))).toMatch(/CHAIN_INCONSISTENT/);
  }, 60_000);

  test("is undecided where the deeper round found nobody, and its certificate names no committee", async () => {
    const { client, deployment } = chain;
    const requestId = await provisional(wrong);
    const asked = { deployment, requestId };
    const { bond } = await challenge(client, { ...asked, claims: [1, 0] });
    await chain.pass(600);
    const [round = 0n] = (await escalate(client, asked)).rounds ?? [];
    expect(await codeOf(expire(client, { ...asked, round }))).toBe("CONTRACT_REVERTED Hub_StillRunning");
    await chain.pass(4 + 60 + 60);
    expect((await expire(client, { ...asked, round })).refund).toBeNull();
    expect((await conclude(client, asked)).verdicts).toEqual(["UNDECIDED", "UNDECIDED", "INVALID", "UNDECIDED"]);
    await chain.pass(600);
    await finalizeContest(client, asked);
    const { request } = await waitForRequest(client, { ...asked, timeout: 5_000 });
    expect(overruledRounds(request)).toEqual([]);
    const [first, , third] = await buildCertificates(client, { ...asked, bundle });
    expect(first).toMatchObject({ verdict: "UNDECIDED", committee: null, leaf: { level: 0 } });
    expect(third?.committee?.level).toBe(0);
    expect((await redeem(client, asked)).redeemed).toMatchObject([{ payout: bond, owed: 0n }]);
    expect(await codeOf(reckon(client, asked))).toBe("NOTHING_TO_RECKON");
  }, 60_000);

  test("is undecided where nobody escalated what was challenged, whatever the first round found", async () => {
    const { client, deployment } = chain;
    const requestId = await provisional(wrong);
    const asked = { deployment, requestId };
    await challenge(client, { ...asked, claims: [1] });
    await chain.pass(600);
    expect(await codeOf(finalizeContest(client, asked))).toBe("CONTRACT_REVERTED Contest_MustEscalate");
    await chain.pass(12 * 3_600);
    expect((await getContest(client, asked)).next).toMatchObject({ kind: "finalize" });
    await finalizeContest(client, asked);
    const told: string[] = [];
    const onEvent = ({ type }: RequestEvent) => void told.push(type);
    const { request, verdicts } = await waitForRequest(client, { ...asked, onEvent, timeout: 5_000 });
    expect(verdicts).toEqual(["FALSE", "UNDECIDED", "INVALID", "UNDECIDED"]);
    expect(told.slice(-3)).toEqual(["challenged", "challenges-lapsed", "final"]);
    expect([0, 1, 3].map((index) => judgeOf(request, index)?.level)).toEqual([0, undefined, 0]);
    const [first, second] = await buildCertificates(client, { ...asked, bundle });
    expect([first?.committee?.level, second?.committee]).toEqual([0, null]);
    const { chainId, registry } = deployment;
    const report = await verifyCertificate(client, {
      certificate: second as Certificate,
      chainId,
      registry,
      deployment,
    });
    expect(report).toMatchObject({ valid: true, verdict: "UNDECIDED" });
  }, 60_000);

  test("is challenged at the requester's budget by the sentinels that it missed, with what is undecided", async () => {
    const { client, deployment } = chain;
    const sentinels = createSentinels({ bundle, answers: new Map([[0, "TRUE"]]) });
    const terms = { sentinelHash: sentinelHash(sentinels), escalationBudget: 4n * LEAST };
    const requestId = await provisional(wrong, terms);
    const asked = { deployment, requestId };
    const other = createSentinels({ bundle, answers: new Map([[0, "TRUE"]]) });
    expect(await codeOf(revealSentinels(client, { ...asked, sentinels: other }))).toBe("SENTINELS_INVALID");
    expect(await codeOf(revealSentinels(chain.as(9), { ...asked, sentinels }))).toBe(
      "CONTRACT_REVERTED Contest_NotRequester",
    );
    const revealed = await revealSentinels(client, { ...asked, sentinels, others: [1] });
    expect(revealed).toMatchObject({ missed: [0], claims: [0, 1], index: 0 });
    await chain.pass(600);
    expect((await getContest(client, asked)).toDecide).toEqual([0, 1, 3]);
    const { rounds } = await escalate(client, asked);
    await vote(rounds?.[0] ?? 0n, asked, ["TRUE", "FALSE", "ABSTAIN"]);
    expect((await conclude(client, asked)).verdicts).toEqual(["TRUE", "FALSE", "INVALID", "UNDECIDED"]);
    // The budget pays for another level on what is undecided still, and that is the last.
    await chain.pass(600);
    const last = await escalate(client, asked);
    expect(last).toMatchObject({ level: 2, claims: [3] });
    await vote(last.rounds?.[0] ?? 0n, asked, ["TRUE"]);
    expect((await conclude(client, asked)).verdicts).toEqual(["TRUE", "FALSE", "INVALID", "TRUE"]);
    expect(await detailsOf(challenge(client, { ...asked, claims: [3] }))).toMatchObject({ reason: "last-level" });
    await finalizeContest(client, asked);
    const { contest } = await getContest(client, asked);
    expect(contest).toMatchObject({ phase: "FINAL", missedSentinels: [0], contest: { budget: 0n, countedLevel: 2 } });
    expect(contest.challenges).toMatchObject([{ bond: 0n, claims: [0, 1] }]);
    expect((await redeem(client, { ...asked, index: 0 })).redeemed[0]?.payout).toBeGreaterThan(0n);
    const certificates = await buildCertificates(client, { ...asked, bundle });
    expect(certificates.map(({ committee }) => committee?.level)).toEqual([1, 1, 0, 2]);
    const { chainId, registry } = deployment;
    for (const certificate of certificates) {
      expect(await verifyCertificate(client, { certificate, chainId, registry, deployment })).toMatchObject({
        valid: true,
      });
    }
    // The first round gave claim 1 the same answer, but it is not the one that counts.
    const certificate = certificates[1] as Certificate;
    const votes = await getVotes(client, { deployment, round: requestId });
    const committee = committeeOn({ round: requestId, level: 0, index: 1, verdict: certificate.verdict, votes });
    const forged = { ...certificate, committee } as Certificate;
    expect(await verifyCertificate(client, { certificate: forged, chainId, registry, deployment })).toMatchObject({
      valid: false,
      failed: "committee",
      reason: expect.stringMatching(/not the one that found/),
    });
  }, 60_000);

  test("is read from its events once other rounds have its storage", async () => {
    const { client, deployment } = chain;
    const requestId = await provisional(wrong);
    const asked = { deployment, requestId };
    await challenge(client, { ...asked, claims: [0] });
    await chain.pass(600);
    const [round = 0n] = (await escalate(client, asked)).rounds ?? [];
    await vote(round, asked, ["TRUE"]);
    await conclude(client, asked);
    await chain.pass(600);
    await finalizeContest(client, asked);
    const read = async () => ({
      request: await getRequest(client, asked),
      round: { ...(await getRound(client, { deployment, round })), blockNumber: 0n, timestamp: 0 },
      votes: await getVotes(client, { deployment, round }),
      commitments: await getRoundCommitments(client, { deployment, round }),
    });
    const before = await read();
    await chain.pass(22 * 86_400);
    // As many as there were rounds before.
    for (let slot = 0n; slot <= (round & 0xffffn); ++slot) await openRequest(client, { ...light, deployment });
    const state = { abi: verificationHubAbi, address: deployment.hub, functionName: "roundOf", args: [round] } as const;
    expect(await readContract(client, state)).toEqual([0n, 0n]);
    expect(await read()).toEqual(before);
    expect((await redeem(client, asked)).redeemed).toHaveLength(1);
  }, 60_000);

  /** Offers the tier LIGHT with three levels. */
  async function offerLight(): Promise<void> {
    const level = (seats: number, cap: number, thresholdNumerator: number, thresholdDenominator: number) => {
      return { seats, leastSeats: 3, cap, thresholdNumerator, thresholdDenominator };
    };
    const unused = { seats: 0, leastSeats: 0, cap: 0, thresholdNumerator: 0, thresholdDenominator: 0 };
    const levels = [level(5, 1, 3, 4), level(10, 3, 2, 3), level(12, 4, 2, 3), unused] as const;
    const windows = { seedDelay: 4, seedBlocks: 1, commitWindow: 60, revealWindow: 60, challengeWindow: 600 };
    const shares = { validatorShare: 7_500, burnShare: 1_000, integratorShare: 500, settlerTip: 200 };
    const terms = { levels: 3, minFamilies: 1, ...windows, slashMultiple: 20, slashCapBps: 200, ...shares, price: 0n };
    const tier = encodeFunctionData({ abi: policyBookAbi, functionName: "setTier", args: [0, levels, terms] });
    const price = encodeFunctionData({ abi: policyBookAbi, functionName: "setPrice", args: [0, 0, 10n ** 16n] });
    await call(0, chain.deployment.policies, tier);
    await call(0, chain.deployment.policies, price);
  }

  /** A request with a first verdict, all of whose voters say the same. */
  async function provisional(answers: readonly Answer[], terms: Partial<OpenRequestParameters> = {}): Promise<bigint> {
    const { client, deployment } = chain;
    const { requestId } = await openRequest(client, { ...light, deployment, ...terms });
    if (requestId === null) throw new Error("The request was not opened.");
    await awaitSeed();
    await vote(requestId, { deployment, requestId }, answers);
    return requestId;
  }

  /** Everybody with a seat says the same, and the round is settled. */
  async function vote(
    round: bigint,
    asked: { deployment: Committee["deployment"]; requestId: bigint },
    answers: readonly Answer[],
  ): Promise<void> {
    const { client, deployment } = chain;
    await awaitSeed();
    const votes = await chain.prepare(round, () => answers);
    for (const one of votes) await commit(chain.as(one.validatorId), { deployment, ...one });
    await chain.pass(60);
    await settle(client, { ...asked, round, openings: votes.map(({ opening }) => opening) });
  }

  async function awaitSeed(): Promise<void> {
    await chain.pass(4);
    await chain.pass(1);
  }

  async function call(from: number, to: Address, data: Hex): Promise<void> {
    const client = chain.as(from);
    const hash = await sendTransaction(client, { to, data } as never);
    for (let tries = 0; ; ++tries) {
      const receipt = await getTransactionReceipt(client, { hash }).catch(() => null);
      if (receipt) return expect(receipt.status).toBe("success");
      if (tries > 200) throw new Error("The transaction was not mined.");
    }
  }
});

/** The details of the error that a call ends with. */
const detailsOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "none",
    (error: { details: unknown }) => error.details,
  );
