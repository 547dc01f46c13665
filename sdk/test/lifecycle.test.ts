import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verificationHubAbi } from "../src/abis.ts";
import {
  buildCertificate,
  buildCertificates,
  checkCertificateOnChain,
  commit,
  commitBatch,
  commitRelayed,
  encodePlanes,
  expire,
  finalize,
  foldCommitments,
  getCredit,
  getPostedOpenings,
  getRequest,
  getRound,
  getRoundCommitments,
  getVotes,
  parseCertificate,
  phases,
  postOpenings,
  quote,
  roundStart,
  settle,
  signCommit,
  verifyCertificate,
  waitForRequest,
  watchRequest,
  withdrawCredit,
} from "../src/index.ts";
import { canRunChain } from "./chain.ts";
import { bundle, type Committee, codeOf, right, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("a request from end to end", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("is opened by permit, committed to, settled from openings, made final and certified", async () => {
    const { client, deployment } = chain;
    const { fee, explanation } = await quote(client, { deployment, domain: 0, tier: "STANDARD", claimCount: 4 });
    expect(fee).toBe(10n ** 16n * 32n * 10n);
    expect(explanation).toContain("3.2 MIRA");
    const requestId = await chain.open();
    expect(requestId >> 32n).toBe(1n);
    expect((await getRequest(client, { deployment, requestId })).header.fee).toBe(fee);
    expect((await getRound(client, { deployment, round: requestId })).phase).toBe("COMMIT");

    const votes = await chain.prepare(requestId, (id) => (id === 5 ? ["TRUE", "TRUE", "INVALID", "FALSE"] : right));
    expect(votes.length).toBeGreaterThanOrEqual(4);
    const [first, second, third, ...rest] = votes;
    if (!first || !second || !third) throw new Error("too few seats");
    await commit(chain.as(first.validatorId), { deployment, ...first });
    expect(await codeOf(commit(chain.as(first.validatorId), { deployment, ...first }))).toBe(
      "CONTRACT_REVERTED Hub_CommitRefused",
    );
    const { skipped } = await commitBatch(chain.as(second.validatorId), { deployment, commitments: [first, second] });
    expect(skipped).toEqual([{ round: requestId, validatorId: first.validatorId, refusal: "NOT_OPERATOR" }]);
    const signed = await Promise.all(
      [third, ...rest].map(async (vote) => ({
        ...vote,
        signature: await signCommit(chain.as(vote.validatorId), { deployment, ...vote }),
      })),
    );
    expect((await commitRelayed(chain.as(9), { deployment, commitments: signed })).skipped).toEqual([]);
    const commitments = await getRoundCommitments(client, { deployment, round: requestId });
    expect(commitments.map(({ validatorId }) => validatorId)).toEqual(votes.map(({ validatorId }) => validatorId));

    const openings = votes.map(({ opening }) => opening);
    await chain.pass(60);
    expect(await codeOf(settle(client, { deployment, requestId, openings: openings.slice(1) }))).toBe(
      "OPENINGS_MISSING",
    );
    const forged = openings.map((one, i) => (i === 0 ? { ...one, planes: encodePlanes(right.toReversed()) } : one));
    expect(await codeOf(settle(client, { deployment, requestId, openings: forged }))).toBe("OPENING_INVALID");
    const dry = await settle(client, { deployment, requestId, openings, dryRun: true });
    expect(dry).toMatchObject({ sent: null, result: null });
    const settled = await settle(chain.as(9), { deployment, requestId, openings });
    expect(settled.verdicts).toEqual(settled.proposed.verdicts);
    expect(settled.verdicts?.slice(0, 3)).toEqual(["TRUE", "FALSE", "INVALID"]);

    const found = await getVotes(client, { deployment, round: requestId });
    expect(found.map(({ validatorId }) => validatorId)).toEqual(votes.map(({ validatorId }) => validatorId));
    expect(found[0]?.answers).toEqual(right);
    expect((await getRound(client, { deployment, round: requestId })).phase).toBe("CLOSED");
    const phaseOf = { abi: verificationHubAbi, address: deployment.hub, functionName: "phaseOf" } as const;
    expect(phases[await readContract(client, { ...phaseOf, args: [requestId] })]).toBe("CLOSED");
    const { header } = await getRequest(client, { deployment, requestId });
    expect(settled.result?.counted).toBe(foldCommitments(roundStart(header, requestId), commitments));
    expect(await getRoundCommitments(client, { deployment, round: requestId })).toEqual(commitments);
    expect(await codeOf(finalize(client, { deployment, requestId }))).toBe("CONTRACT_REVERTED Hub_ChallengeWindowOpen");
    expect(await codeOf(buildCertificate(client, { deployment, requestId, bundle, index: 0 }))).toBe(
      "VERDICT_NOT_FINAL",
    );
    await chain.pass(600);
    expect((await finalize(client, { deployment, requestId })).logIndex).toBe(0n);
    const { verdicts, request } = await waitForRequest(client, { deployment, requestId, timeout: 5_000 });
    expect(verdicts).toEqual(settled.verdicts);
    expect(request.status).toBe("FINAL");
    expect(await getRoundCommitments(client, { deployment, round: requestId })).toEqual(commitments);
    expect(await getVotes(client, { deployment, round: requestId })).toEqual(found);

    const certificates = await buildCertificates(client, { deployment, requestId, bundle });
    const { chainId, registry } = deployment;
    const trusted = { chainId, registry };
    for (const certificate of certificates.map((one) => parseCertificate(JSON.stringify(one)))) {
      const report = await verifyCertificate(client, { certificate, ...trusted, bundle, deployment, proof: true });
      expect(report).toMatchObject({ valid: true, verdict: certificate.verdict });
      expect(report.findings.every(({ status }) => status === "passed")).toBe(true);
      expect(await checkCertificateOnChain(client, { certificate, chainId, registry })).toEqual({
        valid: true,
        verdict: certificate.verdict,
      });
      const asked = { certificate: { ...certificate, question: "support" as const }, chainId, registry };
      expect(await verifyCertificate(client, asked)).toMatchObject({ valid: false, failed: "claim" });
      expect((await checkCertificateOnChain(client, asked)).valid).toBe(false);
    }
  }, 30_000);

  test("is settled by posted openings alone once the reveal window is over", async () => {
    const { client, deployment } = chain;
    const requestId = await chain.open();
    const votes = await chain.prepare(requestId);
    for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
    await chain.pass(60);
    const openings = votes.map(({ opening }) => opening);
    const posted = openings.slice(0, -1);
    await postOpenings(chain.as(9), { deployment, round: requestId, openings: posted });
    expect(await codeOf(postOpenings(client, { deployment, round: requestId, openings: posted }))).toBe(
      "CONTRACT_REVERTED Hub_NothingNew",
    );
    expect((await getPostedOpenings(client, { deployment, round: requestId })).map(({ salt }) => salt)).toEqual(
      posted.map(({ salt }) => salt),
    );
    await chain.pass(60);
    const { summary } = await settle(client, { deployment, requestId, openings });
    expect(summary?.revealedSeats).toBeLessThan(summary?.seats ?? 0);
    const votesFound = await getVotes(client, { deployment, round: requestId });
    expect(votesFound.at(-1)?.answers).toBeNull();
  }, 30_000);

  test("expires and refunds when too few commit, and the watch tells of it", async () => {
    const { client, deployment } = chain;
    const requestId = await chain.open(chain.client);
    const [vote] = await chain.prepare(requestId);
    if (!vote) throw new Error("no seats");
    await commit(chain.as(vote.validatorId), { deployment, ...vote });
    expect(await codeOf(expire(client, { deployment, requestId }))).toBe("CONTRACT_REVERTED Hub_StillRunning");
    const told: string[] = [];
    const watch = watchRequest(client, {
      deployment,
      requestId,
      onEvent: ({ type }) => {
        told.push(type);
      },
      timeout: 10_000,
    });
    await chain.pass(120);
    const { refund } = await expire(client, { deployment, requestId });
    await watch;
    expect(told).toEqual(["opened", "round-opened", "committed", "expired"]);
    expect(refund).toBe(10n ** 16n * 319n);
    const account = chain.accounts[0]?.address as Address;
    expect(await getCredit(client, { deployment, account })).toBeGreaterThanOrEqual(refund ?? 0n);
    expect((await waitForRequest(client, { deployment, requestId, timeout: 5_000 })).verdicts).toBeNull();
    const { amount } = await withdrawCredit(client, { deployment });
    expect(amount).toBeGreaterThan(0n);
    expect(await getCredit(client, { deployment, account })).toBe(0n);
  }, 30_000);

  test("cannot be committed to once it is settled", async () => {
    const { client, deployment } = chain;
    const requestId = await chain.open();
    const votes = await chain.prepare(requestId);
    const late = votes.pop();
    if (!late) throw new Error("no seats");
    for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
    await chain.pass(60);
    await settle(client, { deployment, requestId, openings: votes.map(({ opening }) => opening) });
    const refused: Hex[] = [];
    const code = await codeOf(
      commit(chain.as(late.validatorId), { deployment, ...late }).then((sent) =>
        refused.push(sent?.transactionHash ?? "0x"),
      ),
    );
    expect(code).toBe("CONTRACT_REVERTED Hub_CommitRefused");
    await chain.pass(600);
    expect((await finalize(client, { deployment, requestId })).logIndex).not.toBeNull();
  }, 30_000);
});
