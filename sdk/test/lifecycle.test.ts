import { type Address, type Client, encodeEventTopics, type Hex, HttpRequestError, toHex } from "viem";
import { getBlock, getStorageAt, readContract } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verificationHubAbi } from "../src/abis.ts";
import { BAGS_SLOT } from "../src/certificates/provenRoot.ts";
import {
  type Answer,
  buildCertificate,
  buildCertificates,
  bundleHash,
  type CertificateCheck,
  type CommitInput,
  checkCertificateOnChain,
  claimEarnings,
  commit,
  commitBatch,
  commitmentHash,
  commitRelayed,
  createBundle,
  createReport,
  createSalt,
  depositStake,
  encodePlanes,
  expire,
  finalize,
  foldCommitments,
  getCredit,
  getDomain,
  getPostedOpenings,
  getRequest,
  getRound,
  getRoundCommitments,
  getValidator,
  getVerdictLog,
  getVotes,
  MiraError,
  openRequest,
  parseCertificate,
  phases,
  postOpenings,
  quote,
  registerValidator,
  reportHash,
  requestStatuses,
  roundStart,
  seatsOf,
  settle,
  signCommit,
  type ValidatorOpening,
  verifyCertificate,
  votesHash,
  waitForRequest,
  watchRequest,
  withdrawCredit,
} from "../src/index.ts";
import { canRunChain, startChain, type TestChain } from "./chain.ts";

type RawProof = { accountProof: Hex[]; storageProof: { key: Hex; proof: Hex[] }[] };
/** A lie about one method's answers. */
const on =
  <T>(lied: string, lie: (answer: T) => unknown) =>
  (method: string, answer: never) =>
    method === lied ? lie(answer) : answer;

const MIRA = 10n ** 18n;
/** Validator ids and the accounts that operate them; all are owned by account 0. */
const validatorIds = [1, 2, 3, 4, 5] as const;

describe.skipIf(!canRunChain)("a request from end to end", () => {
  let chain: TestChain;
  const bundle = createBundle({
    question: "truth",
    evidence: [{ text: "Two and two are four." }],
    claims: ["2 + 2 = 4.", "2 + 2 = 5.", "Green ideas sleep.", "It rained in Ur."],
  });
  const right: readonly Answer[] = ["TRUE", "FALSE", "INVALID", "ABSTAIN"];

  beforeAll(async () => {
    chain = await startChain();
    const { client, deployment, accounts } = chain;
    for (const id of validatorIds) {
      const operator = accounts[id]?.address as Address;
      const { validatorId } = await registerValidator(client, {
        deployment,
        operator,
        family: id % 3,
        manifest: toHex(id, { size: 32 }),
        domains: ["general", "law"],
      });
      expect(validatorId).toBe(id);
      await depositStake(client, { deployment, validatorId: id, amount: 20_000n * MIRA });
    }
    // Stake counts from the next epoch on.
    await chain.pass(86_400);
  }, 30_000);
  afterAll(() => chain?.close());

  async function open(client: Client = chain.client): Promise<bigint> {
    const { requestId } = await openRequest(client, {
      deployment: chain.deployment,
      bundle,
      domain: "general",
      tier: "STANDARD",
      contentURI: "https://example.org/bundle.json",
    });
    // The seed is the hash of the block after the opening's, known from the block after that.
    await chain.pass(4);
    await chain.pass(1);
    return requestId as bigint;
  }

  /** Commitments and openings of the validators that hold seats. */
  async function prepare(round: bigint, answersOf: (id: number) => readonly Answer[] = () => right) {
    const { deployment, client } = chain;
    const votes: (CommitInput & { opening: ValidatorOpening })[] = [];
    for (const validatorId of validatorIds) {
      if ((await seatsOf(client, { deployment, round, validatorId })) === 0) continue;
      const planes = encodePlanes(answersOf(validatorId));
      const report = createReport({
        round,
        validatorId,
        bundleHash: bundleHash(bundle),
        answers: answersOf(validatorId).map((answer) => ({
          answer,
          ...(answer === "ABSTAIN" && { abstention: "insufficient-evidence" as const }),
        })),
      });
      const opening = { validatorId, salt: createSalt(), reportHash: reportHash(report), planes };
      const { hub, chainId } = deployment;
      const hashes = { salt: opening.salt, votesHash: votesHash(planes), reportHash: opening.reportHash };
      const commitment = commitmentHash({ chainId, hub, round, validatorId, ...hashes });
      votes.push({ round, validatorId, commitment, opening });
    }
    return votes;
  }

  const codeOf = (promise: Promise<unknown>) =>
    promise.then(
      () => "none",
      (error: unknown) => (error instanceof MiraError ? [error.code, error.details.error].join(" ").trim() : error),
    );

  test("is opened by permit, committed to, settled from openings, made final and certified", async () => {
    const { client, deployment } = chain;
    const { fee, explanation } = await quote(client, { deployment, domain: 0, tier: "STANDARD", claimCount: 4 });
    expect(fee).toBe(10n ** 16n * 32n * 10n);
    expect(explanation).toContain("3.2 MIRA");
    const requestId = await open();
    expect(requestId >> 32n).toBe(1n);
    expect((await getRequest(client, { deployment, requestId })).header.fee).toBe(fee);
    expect((await getRound(client, { deployment, round: requestId })).phase).toBe("COMMIT");

    const votes = await prepare(requestId, (id) => (id === 5 ? ["TRUE", "TRUE", "INVALID", "FALSE"] : right));
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
    for (const certificate of certificates.map((one) => parseCertificate(JSON.stringify(one)))) {
      const report = await verifyCertificate(client, { certificate, chainId, registry, bundle, proof: true });
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

  test("keeps old certificates good when the log grows, and refuses altered ones", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const known = await getVerdictLog(client, { deployment });
    const [requestId] = [(await getRound(client, { deployment, round: (1n << 32n) + 1n })).round];
    const old = await buildCertificate(client, { deployment, requestId, bundle, index: 1 });
    for (let i = 0; i < 2; ++i) {
      const next = await open();
      const votes = await prepare(next);
      for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
      await chain.pass(60);
      await settle(client, { deployment, requestId: next, openings: votes.map(({ opening }) => opening) });
      await chain.pass(600);
      await finalize(client, { deployment, requestId: next });
    }
    const grown = await getVerdictLog(client, { deployment, known });
    expect(grown.log.size).toBe(3);
    const renewed = await buildCertificate(client, { deployment, requestId, bundle, index: 1, known: grown });
    expect(renewed.log.size).toBe(3);
    for (const certificate of [old, renewed]) {
      expect((await verifyCertificate(client, { certificate, chainId, registry })).valid).toBe(true);
      expect((await verifyCertificate(client, { certificate, chainId, registry, proof: true })).valid).toBe(true);
    }
    const altered = { ...renewed, log: { ...renewed.log, root: old.log.root } };
    expect(await verifyCertificate(client, { certificate: altered, chainId, registry })).toMatchObject({
      valid: false,
      failed: "log",
    });
    expect(
      (await checkCertificateOnChain(client, { certificate: { ...renewed, verdict: "TRUE" }, chainId, registry }))
        .valid,
    ).toBe(false);
    // A log of somebody else's making hangs together, but the registry never had its root.
    const elsewhere = { ...old, log: { ...old.log, size: 4_000 } };
    expect((await checkCertificateOnChain(client, { certificate: elsewhere, chainId, registry })).valid).toBe(false);
    const future = await verifyCertificate(client, { certificate: elsewhere, chainId, registry, proof: true });
    expect(future.findings.find(({ check }) => check === "root")).toMatchObject({ status: "failed" });
    // The log's size lies two slots before the mapping that the proof reads, in the lowest 64 bits.
    const head = await getStorageAt(client, { address: registry, slot: toHex(BAGS_SLOT - 2n, { size: 32 }) });
    expect(BigInt.asUintN(64, BigInt(head ?? 0))).toBe(3n);
  }, 30_000);

  test("is not certified by an endpoint that lies", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const certificate = await buildCertificate(client, { deployment, requestId: (1n << 32n) + 1n, bundle, index: 0 });
    const verify = (lie: (method: string, answer: never) => unknown, proof: boolean, block = {}) =>
      verifyCertificate(chain.through(lie as (method: string, answer: unknown) => unknown), {
        certificate,
        chainId,
        registry,
        proof,
        ...block,
      });
    const honest = (_: string, answer: unknown) => answer;
    const { hash } = await getBlock(client);
    expect(await verify(honest, true, { block: { blockHash: hash } })).toMatchObject({
      valid: true,
      provenIn: { blockHash: hash },
    });
    const lies: [CertificateCheck, boolean, (method: string, answer: never) => unknown][] = [
      ["endpoint", true, (method, answer) => (method === "eth_chainId" ? "0x1" : answer)],
      ["root", false, (method, answer) => (method === "eth_call" ? hash : answer)],
      ["state", true, on("eth_getBlockByNumber", (block: { stateRoot: Hex }) => ({ ...block, stateRoot: hash }))],
      ["state", true, on("eth_getBlockByNumber", (block: { hash: Hex }) => ({ ...block, hash }))],
      ["state", true, on("eth_getBlockByNumber", () => null)],
      ["state", true, on("eth_getProof", (proof: RawProof) => ({ ...proof, accountProof: [] }))],
      [
        "state",
        true,
        on("eth_getProof", (proof: RawProof) => ({ ...proof, accountProof: proof.accountProof.slice(1) })),
      ],
      ["state", true, on("eth_getProof", (proof: RawProof) => ({ ...proof, storageProof: [] }))],
      [
        "state",
        true,
        on("eth_getProof", ({ storageProof: [slot], ...proof }: RawProof) => ({
          ...proof,
          storageProof: [{ ...slot, proof: slot?.proof.map((node) => node.replace(/..$/, "77")) }],
        })),
      ],
    ];
    await chain.pass(1);
    for (const [failed, proof, lie] of lies) {
      expect(await verify(lie, proof)).toMatchObject({ valid: false, failed });
    }
    const down = () => {
      throw new Error("down");
    };
    expect(await codeOf(verify(down, true))).toBe("RPC_FAILED");
  }, 30_000);

  test("tells of no other commitments and votes than those counted, whatever an endpoint says", async () => {
    const { deployment } = chain;
    const round = (1n << 32n) + 1n;
    type RawLog = { topics: Hex[]; data: Hex };
    const onLogs = (eventName: "Committed" | "RoundSettled", lie: (logs: RawLog[]) => unknown) => {
      const [topic] = encodeEventTopics({ abi: verificationHubAbi, eventName });
      return on("eth_getLogs", (logs: RawLog[]) => (logs[0]?.topics[0] === topic ? lie(logs) : logs));
    };
    /** Flips a bit in the last digit of a word. */
    const flip = (data: Hex, word: number) => {
      const at = 2 + 64 * (word + 1) - 1;
      return `${data.slice(0, at)}${(Number.parseInt(data.charAt(at), 16) ^ 1).toString(16)}${data.slice(at + 1)}`;
    };
    const inWord = (word: number) => (logs: RawLog[]) => logs.map((log) => ({ ...log, data: flip(log.data, word) }));
    const lies: [commitments: string, votes: string, lie: (method: string, answer: never) => unknown][] = [
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", (logs) => logs.slice(1))],
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", (logs) => [...logs, ...logs.slice(-1)])],
      ["CHAIN_INCONSISTENT", "none", onLogs("Committed", inWord(1))],
      // `settledAt` and `counted`
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(2))],
      ["CHAIN_INCONSISTENT", "CHAIN_INCONSISTENT", onLogs("RoundSettled", inWord(5))],
      // The last vote's planes
      [
        "none",
        "CHAIN_INCONSISTENT",
        on("eth_getTransactionByHash", ({ input, ...transaction }: { input: Hex }) => ({
          ...transaction,
          input: `${input.slice(0, 10)}${flip(`0x${input.slice(10)}`, (input.length - 10) / 64 - 1).slice(2)}`,
        })),
      ],
    ];
    for (const [commitments, votes, lie] of lies) {
      const client = chain.through(lie as (method: string, answer: unknown) => unknown);
      expect(await codeOf(getRoundCommitments(client, { deployment, round }))).toBe(commitments);
      expect(await codeOf(getVotes(client, { deployment, round }))).toBe(votes);
    }
  }, 30_000);

  test("is watched through an endpoint that fails now and then", async () => {
    const { deployment } = chain;
    let calls = 0;
    const flaky = chain.through((_, answer) => {
      if (++calls % 3 === 0) throw new HttpRequestError({ url: "http://127.0.0.1", details: "down" });
      return answer;
    });
    const told: string[] = [];
    let retries = 0;
    await watchRequest(flaky, {
      deployment,
      requestId: (1n << 32n) + 1n,
      onEvent: ({ type }) => {
        told.push(type);
      },
      onRetry: () => {
        retries += 1;
      },
      timeout: 20_000,
    });
    expect(retries).toBeGreaterThan(0);
    expect(told.filter((type) => type !== "committed")).toEqual(["opened", "round-opened", "settled", "final"]);
    expect(told.filter((type) => type === "committed").length).toBeGreaterThanOrEqual(4);
    const failing = watchRequest(chain.client, {
      deployment,
      requestId: (1n << 32n) + 1n,
      onEvent: () => {
        throw new RangeError("mine");
      },
    });
    await expect(failing).rejects.toThrow("mine");
  }, 30_000);

  test("is settled by posted openings alone once the reveal window is over", async () => {
    const { client, deployment } = chain;
    const requestId = await open();
    const votes = await prepare(requestId);
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
    const { result } = await settle(client, { deployment, requestId, openings });
    expect(result?.revealedSeats).toBeLessThan(result?.seats ?? 0);
    const votesFound = await getVotes(client, { deployment, round: requestId });
    expect(votesFound.at(-1)?.answers).toBeNull();
  }, 30_000);

  test("expires and refunds when too few commit, and the watch tells of it", async () => {
    const { client, deployment } = chain;
    const requestId = await open(chain.client);
    const [vote] = await prepare(requestId);
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

  test("fails with codes that a program can act on", async () => {
    const { client, deployment } = chain;
    const parameters = { deployment, bundle, domain: "general", tier: "STANDARD" } as const;
    expect(await codeOf(openRequest(chain.as(8), parameters))).toBe("FUNDS_INSUFFICIENT");
    expect(await codeOf(openRequest(client, { ...parameters, maxFee: 1n }))).toBe("FEE_ABOVE_MAXIMUM");
    expect(await codeOf(openRequest(client, { ...parameters, funding: "allowance" }))).toBe("ALLOWANCE_INSUFFICIENT");
    expect(await codeOf(openRequest(client, { ...parameters, tier: "HIGH" }))).toBe(
      "CONTRACT_REVERTED Policy_NotOffered",
    );
    expect(await codeOf(getRequest(client, { deployment, requestId: 7n }))).toBe("REQUEST_NOT_FOUND");
    expect(await codeOf(getRound(client, { deployment, round: 7n }))).toBe("ROUND_NOT_FOUND");
    expect(await codeOf(getValidator(client, { deployment, validatorId: 77 }))).toBe("VALIDATOR_NOT_FOUND");
    expect(await codeOf(getRound(client, { deployment: { ...deployment, chainId: 1 }, round: 7n }))).toBe(
      "CHAIN_MISMATCH",
    );
    expect(await codeOf(claimEarnings(client, { deployment, validatorId: 1, epochs: [1n] }))).toBe(
      "CONTRACT_REVERTED Fees_NotYetFinal",
    );
    const requestId = await open();
    expect(await codeOf(waitForRequest(client, { deployment, requestId, timeout: 100 }))).toBe("TIMEOUT");
    const controller = new AbortController();
    const waiting = waitForRequest(client, { deployment, requestId, signal: controller.signal });
    controller.abort();
    expect(await codeOf(waiting)).toBe("ABORTED");
    expect(await getDomain(client, { deployment, domain: "general" })).toMatchObject({ validators: 5, families: 3 });
    expect(await getValidator(client, { deployment, validatorId: 2 })).toMatchObject({ family: 2, domains: [0, 4] });
    const stake = { deployment, validatorId: 2, amount: 1n };
    expect(await codeOf(depositStake(chain.as(8), stake))).toBe("FUNDS_INSUFFICIENT");
    expect(requestStatuses).toContain("EXPIRED");
  }, 30_000);

  test("cannot be committed to once it is settled", async () => {
    const { client, deployment } = chain;
    const requestId = await open();
    const votes = await prepare(requestId);
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
