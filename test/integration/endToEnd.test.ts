import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  buildCertificates,
  bundleHash,
  type Certificate,
  type CertificateCheck,
  checkCertificateOnChain,
  createVerdictLog,
  encodeBundle,
  encodePlanes,
  getCredit,
  getPostedOpenings,
  getValidator,
  getVotes,
  hashVerdictLeaf,
  parseCertificate,
  parseReport,
  verifyCertificate,
  votesHash,
  waitForRequest,
} from "@mira-protocol/sdk";
import { feeLedgerAbi, miraTokenAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { toHex } from "viem";
import { createRig, type Rig } from "./support/createRig.ts";
import { earningsOf } from "./support/earningsOf.ts";
import { EXPECTED, lighthouse, VERIFIERS } from "./support/lighthouse.ts";

/** Blocks that an opening waits for after the commit window: the worker's default. */
const CONFIRMATIONS = 1n;
/** Seconds from block to block where latency is counted in blocks: time enough for a busy machine to keep up. */
const CALM = 4;

describe("a request, from claims to certificates", function () {
  this.timeout(300_000);
  let rig: Rig;
  const bundle = lighthouse();
  let requestId: bigint;
  let certificates: readonly Certificate[];

  before(async () => {
    rig = await createRig("endToEnd", { verifiers: VERIFIERS });
    await Promise.all(VERIFIERS.map((_, place) => rig.start(place)));
  });

  after(() => rig?.close());

  it("settles within three blocks of the commit window's end, and not before", async () => {
    const { client, deployment } = rig;
    ({ requestId } = await rig.open(bundle));
    const commitments = await rig.commitments(requestId, 3);
    const { times } = await rig.round(requestId);
    expect(commitments.map(({ weight }) => weight)).to.deep.equal([2, 2, 2]);
    expect(await getPostedOpenings(client, { deployment, round: requestId })).to.deep.equal([]);

    await rig.pace(CALM);
    await rig.moveTo(times.commitEnd);
    const { settled } = await rig.settled(requestId);
    await rig.pace(1);

    let end = settled.blockNumber;
    while (Number((await client.getBlock({ blockNumber: end - 1n })).timestamp) >= times.commitEnd) end -= 1n;
    const posted = await getPostedOpenings(client, { deployment, round: requestId });
    expect(posted.map(({ position }) => position)).to.have.members([0, 1, 2]);
    // An opening follows the block that has the confirmations; `end` itself is the first.
    for (const { blockNumber } of posted) expect(blockNumber >= end + CONFIRMATIONS).to.equal(true);
    expect(Number(settled.blockNumber - end)).to.be.at.most(3);
    expect(settled.summary).to.include({ seats: 6, revealedSeats: 6, level: 0 });
  });

  it("makes the verdict final once the challenge window is over", async () => {
    const { client, deployment } = rig;
    const { finalizableAt } = await rig.settled(requestId);
    await rig.moveTo(finalizableAt ?? 0);
    const { request, verdicts } = await waitForRequest(client, { deployment, requestId, timeout: 90_000 });
    expect(request.status).to.equal("FINAL");
    expect(verdicts).to.deep.equal(EXPECTED);
    const votes = await getVotes(client, { deployment, round: requestId });
    for (const { answers } of votes) expect(answers).to.deep.equal(EXPECTED);
  });

  it("certifies each claim: off line by the endpoint's word, by its proof, and on chain", async () => {
    const { client, deployment } = rig;
    const { chainId, registry } = deployment;
    certificates = await buildCertificates(client, { deployment, requestId, bundle });
    expect(certificates.map(({ verdict }) => verdict)).to.deep.equal(EXPECTED);
    for (const certificate of certificates) {
      const parsed = parseCertificate(JSON.parse(JSON.stringify(certificate)));
      const own = { certificate: parsed, chainId, registry, deployment };
      const believed = await verifyCertificate(client, { ...own, bundle });
      const proven = await verifyCertificate(client, { ...own, bundle, proof: true });
      const onChain = await checkCertificateOnChain(client, own);
      expect(believed).to.include({ valid: true, verdict: certificate.verdict, provenIn: null });
      expect(proven).to.include({ valid: true, verdict: certificate.verdict });
      expect(proven.findings.filter(({ status }) => status !== "passed")).to.deep.equal([]);
      expect(onChain).to.deep.equal({ valid: true, verdict: certificate.verdict });
    }
  });

  it("refuses every certificate that was tampered with, each by the check that finds it", async () => {
    const { client, deployment } = rig;
    const { chainId, registry } = deployment;
    const honest = certificates[0] as Certificate;
    // Who voted would give it away before anything else does.
    const flipped = { ...honest, verdict: "FALSE", planes: wordsOf("FALSE"), committee: null } as Certificate;
    const forgeries: readonly (readonly [CertificateCheck, Certificate])[] = [
      ["verdict", { ...honest, verdict: "FALSE" }],
      ["verdict", flipped],
      ["claim", { ...honest, claim: { ...honest.claim, text: "The tower stands 32 metres high." } }],
      ["claim", { ...honest, claim: { ...honest.claim, index: 1 } }],
      ["log", { ...flipped, leaf: { ...honest.leaf, verdictHash: votesHash(flipped.planes.map(BigInt)) } }],
      ["claim", { ...honest, question: "truth" }],
      // It hangs together, and leads to a root; only the registry never had that root.
      ["root", rewriteHistory(unwitnessed(flipped))],
    ];
    for (const [check, certificate] of forgeries) {
      const own = { certificate, chainId, registry };
      const believed = await verifyCertificate(client, own);
      const proven = await verifyCertificate(client, { ...own, proof: true });
      expect(believed).to.include({ valid: false });
      expect(believed.findings.find(({ status }) => status === "failed")).to.include({ check });
      expect(proven).to.include({ valid: false });
      expect((await checkCertificateOnChain(client, own)).valid, check).to.equal(false);
    }
    // The registry itself looks at none of these: it has its own root, on its own chain.
    const misplaced: readonly (readonly [CertificateCheck, Certificate])[] = [
      ["log", { ...honest, log: { ...honest.log, root: honest.leaf.bundleHash } }],
      ["origin", { ...honest, chainId: 1 }],
      ["origin", { ...honest, registry: deployment.hub }],
    ];
    for (const [check, certificate] of misplaced) {
      const report = await verifyCertificate(client, { certificate, chainId, registry });
      expect(report.findings.find(({ status }) => status === "failed")).to.include({ check });
    }
  });

  it("refuses a bundle that is not the certificate's", async () => {
    const { client, deployment } = rig;
    const { chainId, registry } = deployment;
    const own = { certificate: certificates[0] as Certificate, chainId, registry };
    const report = await verifyCertificate(client, { ...own, bundle: lighthouse() });
    expect(report).to.include({ valid: false, failed: "bundle" });
  });

  it("abstains where the content was altered after the request, and nobody loses anything but the fee", async () => {
    const { client, deployment, bundles, validators, requester } = rig;
    const altered = lighthouse();
    const stakes = (): Promise<bigint[]> =>
      Promise.all(
        validators.map(async ({ id }) => (await getValidator(client, { deployment, validatorId: id })).pool.assets),
      );
    const before = {
      stakes: await stakes(),
      credit: await getCredit(client, { deployment, account: requester.address }),
    };

    // Nobody gets the bundle before it is altered: it is not there until then.
    const { requestId: second, fee } = await rig.open(altered, "nothing");
    bundles.put(bundleHash(altered), encodeBundle({ ...altered, question: "truth" }));

    const commitments = await rig.commitments(second, 3);
    await rig.moveTo((await rig.round(second)).times.commitEnd);
    const { settled, finalizableAt } = await rig.settled(second);
    const posted = await getPostedOpenings(client, { deployment, round: second });
    for (const { validatorId, reportHash } of posted) {
      const name = validators.find(({ id }) => id === validatorId)?.name;
      const file = join(rig.directory, `${validatorId}-${name}`, "reports", `${reportHash}.json`);
      const { answers } = parseReport(await readFile(file), reportHash);
      expect(answers.map(({ answer, abstention }) => [answer, abstention])).to.deep.equal(
        altered.claims.map(() => ["ABSTAIN", "content-unavailable"]),
      );
    }
    expect(posted).to.have.length(commitments.length);
    await rig.moveTo(finalizableAt ?? 0);
    const { verdicts } = await waitForRequest(client, { deployment, requestId: second, timeout: 90_000 });
    expect(verdicts).to.deep.equal(["UNDECIDED", "UNDECIDED", "UNDECIDED"]);

    expect(await stakes()).to.deep.equal(before.stakes);
    // The fee came from the credit first; what was not spent is back.
    const credit = await getCredit(client, { deployment, account: requester.address });
    const fromCredit = before.credit < fee ? before.credit : fee;
    expect(credit).to.equal(before.credit - fromCredit + settled.refund);
    expect(settled.paid + settled.refund <= fee).to.equal(true);
  });

  it("accounts for every unit that the fee ledger holds, and burns or mints none", async () => {
    const { client, deployment, requester, validators, account } = rig;
    const token = { abi: miraTokenAbi, address: deployment.token } as const;
    const ledger = { abi: feeLedgerAbi, address: deployment.ledger } as const;
    const held = await client.readContract({ ...token, functionName: "balanceOf", args: [deployment.ledger] });
    const operators = await Promise.all(validators.map(({ id }) => operatorOf(id)));
    const credits = await Promise.all(
      [requester.address, ...operators].map((address) => getCredit(client, { deployment, account: address })),
    );
    const earnings = await Promise.all(validators.map(({ id }) => earningsOf(rig, id)));
    const [treasury, burn] = await client.readContract({ ...ledger, functionName: "protocolFees" });
    const sum = [...credits, ...earnings, treasury, burn].reduce((total, one) => total + one, 0n);
    expect(held).to.equal(sum);
    expect(treasury > 0n && burn > 0n).to.equal(true);
    expect(await client.readContract({ ...token, functionName: "totalSupply" })).to.equal(10n ** 27n);
    expect(await getCredit(client, { deployment, account: account(19).address })).to.equal(0n);
  });

  /** Where a validator's operator sends from. */
  async function operatorOf(validatorId: number): Promise<`0x${string}`> {
    const { operator } = await getValidator(rig.client, { deployment: rig.deployment, validatorId });
    if (!operator) throw new Error(`Validator ${validatorId} has no operator.`);
    return operator;
  }

  /** Without the votes, which would tell otherwise. */
  function unwitnessed(forged: Certificate): Certificate {
    return forged.version === 1 ? forged : { ...forged, committee: null };
  }

  /** A log of the forger's own with another verdict in it, and proofs that fit. */
  function rewriteHistory(forged: Certificate): Certificate {
    const leaf = { ...forged.leaf, verdictHash: votesHash(forged.planes.map(BigInt)) };
    const leafHash = hashVerdictLeaf({ ...leaf, requestId: BigInt(leaf.requestId) }, rig.deployment);
    // The chain's first verdict, so the log is this leaf.
    const log = createVerdictLog([leafHash]);
    return { ...forged, leaf, log: { index: 0, size: 1, root: log.root(), proof: log.proof(0) } };
  }

  /** Verdict planes with another verdict on the first claim. */
  function wordsOf(first: "FALSE"): Certificate["planes"] {
    const [, ...rest] = EXPECTED as readonly ("TRUE" | "FALSE")[];
    return encodePlanes([first, ...rest]).map((word) => toHex(word, { size: 32 }));
  }
});
