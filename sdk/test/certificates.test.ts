import { type Hex, toHex } from "viem";
import { getBlock, getStorageAt } from "viem/actions";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validatorRegistryAbi } from "../src/abis.ts";
import { BAGS_SLOT } from "../src/certificates/provenRoot.ts";
import {
  buildCertificate,
  type Certificate,
  type CertificateCheck,
  checkCertificateOnChain,
  commit,
  encodeReport,
  finalize,
  getVerdictLog,
  getVotes,
  parseCertificate,
  type ReportSource,
  setHosting,
  settle,
  verifyCertificate,
} from "../src/index.ts";
import { encodeCall, send } from "../src/internal/send.ts";
import { canRunChain } from "./chain.ts";
import { bundle, type Committee, codeOf, on, right, startCommittee } from "./committee.ts";

type RawProof = { accountProof: Hex[]; storageProof: { key: Hex; proof: Hex[] }[] };

describe.skipIf(!canRunChain)("certificates of a chain", () => {
  let chain: Committee;
  let requestId: bigint;

  beforeAll(async () => {
    chain = await startCommittee();
    requestId = await chain.finished();
  }, 30_000);
  afterAll(() => chain?.close());

  test("stay good when the log grows, and altered ones are refused", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const known = await getVerdictLog(client, { deployment });
    const old = await buildCertificate(client, { deployment, requestId, bundle, index: 1 });
    for (let i = 0; i < 2; ++i) await chain.finished();
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

  test("say who voted and why not, which chain events bear out", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const round = await chain.open();
    const votes = await chain.prepare(round, (id) => (id === 2 ? ["ABSTAIN", "FALSE", "INVALID", "ABSTAIN"] : right));
    for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
    await chain.pass(60);
    await settle(client, { deployment, requestId: round, openings: votes.map(({ opening }) => opening) });
    await chain.pass(600);
    await finalize(client, { deployment, requestId: round });
    const reports: ReportSource = (hash) => {
      const found = votes.find(({ opening }) => opening.reportHash === hash);
      return found ? encodeReport(found.report) : null;
    };
    const without = await buildCertificate(client, { deployment, requestId: round, bundle, index: 0 });
    const certificate = await buildCertificate(client, { deployment, requestId: round, bundle, index: 0, reports });
    const doubtOf = ({ committee }: Certificate) => committee?.members.find(({ answer }) => answer === "ABSTAIN");
    expect(doubtOf(without)).not.toHaveProperty("abstention");
    expect(doubtOf(certificate)).toMatchObject({ validatorId: 2, family: 2, abstention: "insufficient-evidence" });
    expect(certificate.committee?.members.map(({ validatorId }) => validatorId)).toEqual(
      votes.map(({ validatorId }) => validatorId),
    );

    const checked = await verifyCertificate(client, { certificate, chainId, registry, deployment });
    const seats = certificate.leaf.seats;
    expect(checked).toMatchObject({
      valid: true,
      backing: { proven: { seats: Math.ceil((2 * seats) / 3), families: 2 }, told: { spread: { seats } } },
    });
    const findingOf = async (altered: Certificate, more = {}) =>
      (await verifyCertificate(client, { certificate: altered, chainId, registry, ...more })).findings.find(
        ({ check }) => check === "committee",
      );
    expect(await findingOf(certificate, { deployment })).toEqual({ check: "committee", status: "passed" });
    expect(await findingOf(certificate)).toMatchObject({ status: "skipped" });
    // Consistent in itself, and not what happened: only the chain's events tell.
    const members = certificate.committee?.members.map((one) => ({ ...one, validatorId: one.validatorId + 100 })) ?? [];
    const invented = { ...certificate, committee: { ...certificate.committee, members } } as Certificate;
    expect(await findingOf(invented)).toMatchObject({ status: "skipped" });
    expect(await findingOf(invented, { deployment })).toMatchObject({ status: "failed" });
    const elsewhere = { ...certificate, committee: { ...certificate.committee, round: `${requestId}` } } as Certificate;
    expect(await findingOf(elsewhere, { deployment })).toMatchObject({ status: "failed" });
    const unknown = { ...certificate, committee: { ...certificate.committee, round: `${7n << 32n}` } } as Certificate;
    expect(await findingOf(unknown, { deployment })).toMatchObject({ status: "failed" });
    const foreign = verifyCertificate(client, {
      certificate,
      chainId,
      registry,
      deployment: { ...deployment, chainId: 1 },
    });
    expect(await codeOf(foreign)).toBe("VALUE_INVALID");

    const lying: ReportSource = (hash) => {
      const [first] = votes;
      return first && hash !== first.opening.reportHash ? encodeReport(first.report) : null;
    };
    const told = await getVotes(client, { deployment, round, reports: lying });
    expect(told.map(({ report }) => report)).toEqual(votes.map(() => null));
  }, 30_000);

  test("tell where validators said that they run, and stay good when they move", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const built = { deployment, requestId, bundle, index: 1 };
    const before = await buildCertificate(client, built);
    const seats = before.committee?.members ?? [];
    const silent = { regions: null, providers: null };
    expect(before.committee?.spread).toMatchObject(silent);
    expect(seats.some((member) => "region" in member || "provider" in member)).toBe(false);

    const [first, second, third] = seats.map(({ validatorId }) => validatorId) as [number, number, number];
    const garbage = `0x${"ff".repeat(32)}` as const;
    await setHosting(client, { deployment, validatorId: first, region: "CH", provider: "own rack" });
    await setHosting(client, { deployment, validatorId: second, region: "CH", provider: "" });
    const raw = encodeCall(deployment.validators, validatorRegistryAbi, "setHosting", [third, garbage, garbage]);
    await send(client, raw, { deployment });
    const certificate = parseCertificate(JSON.stringify(await buildCertificate(client, built)));
    expect(certificate.committee?.members.slice(0, 3)).toMatchObject([
      { region: "CH", provider: "own rack" },
      { region: "CH" },
      { region: garbage, provider: garbage },
    ]);
    expect(certificate.committee?.members[1]).not.toHaveProperty("provider");
    expect(certificate.committee?.spread).toMatchObject({ regions: 2, providers: 2 });

    await setHosting(client, { deployment, validatorId: first, region: "DE", provider: "a cloud" });
    for (const told of [before, certificate]) {
      const checked = await verifyCertificate(client, { certificate: told, chainId, registry, deployment });
      expect(checked.findings).toContainEqual({ check: "committee", status: "passed" });
      expect(checked.valid).toBe(true);
    }
    const { backing } = await verifyCertificate(client, { certificate, chainId, registry });
    expect(backing.told?.spread.unstated).toMatchObject({ regions: seats.length - 3, providers: seats.length - 2 });
  }, 30_000);

  test("are not confirmed by an endpoint that lies", async () => {
    const { client, deployment } = chain;
    const { chainId, registry } = deployment;
    const certificate = await buildCertificate(client, { deployment, requestId, bundle, index: 0 });
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
});
