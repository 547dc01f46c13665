import { keccak256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import {
  bundleHash,
  type Certificate,
  claimEvidenceHash,
  claimProof,
  claimsRoot,
  createBundle,
  createVerdictLog,
  encodePlanes,
  hashVerdictLeaf,
  inspectCertificate,
  MiraError,
  parseCertificate,
  votesHash,
} from "../index.ts";

const registry = "0x00000000000000000000000000000000000000AA";
const chainId = 31_337;
const hash = toHex(9, { size: 32 });

function example() {
  const bundle = createBundle({
    question: "support",
    evidence: [{ text: "Evidence." }],
    claims: ["One.", "Two.", { text: "Three.", evidence: [{ text: "Own." }] }],
  });
  const planes = encodePlanes(["TRUE", "FALSE", "UNDECIDED"]);
  const leaf = {
    requestId: 5n,
    domain: 1,
    tier: 1,
    policyHash: hash,
    level: 0,
    bundleHash: bundleHash(bundle),
    claimsRoot: claimsRoot(bundle),
    claimCount: 3,
    verdictHash: votesHash(planes),
    openedAt: 1,
    finalizedAt: 2,
    seats: 9,
  };
  const others = [1, 2, 3].map((i) => keccak256(toHex(i)));
  const log = createVerdictLog([...others, hashVerdictLeaf(leaf, { chainId, registry }), ...others]);
  const { textHash, contextHash, ...claim } = claimProof(bundle, 2);
  const certificate: Certificate = {
    type: "mira.certificate",
    version: 1,
    chainId,
    registry,
    question: "support",
    claim: { ...claim, text: "Three.", evidenceHash: claimEvidenceHash([{ text: "Own." }]) },
    verdict: "UNDECIDED",
    planes: planes.map((word) => toHex(word, { size: 32 })),
    leaf: { ...leaf, requestId: "5" },
    log: { index: 3, size: log.size, root: log.root(), proof: log.proof(3) },
    opened: { blockNumber: "1", transactionHash: hash },
    recorded: { blockNumber: "2", transactionHash: hash },
  };
  return { bundle, certificate };
}

const { bundle, certificate } = example();
const failedOf = (altered: Certificate, more = {}) =>
  inspectCertificate({ certificate: altered, chainId, registry, ...more })
    .filter(({ status }) => status === "failed")
    .map(({ check }) => check);

describe("a certificate", () => {
  test("passes every check that needs no chain", () => {
    const read = parseCertificate(JSON.stringify(certificate, null, 2));
    const findings = inspectCertificate({
      certificate: read,
      chainId,
      registry: registry.toLowerCase() as `0x${string}`,
      bundle,
    });
    expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual([
      "origin passed",
      "claim passed",
      "verdict passed",
      "log passed",
      "bundle passed",
    ]);
    const alone = inspectCertificate({ certificate: read, chainId, registry });
    expect(alone.at(-1)).toMatchObject({ check: "bundle", status: "skipped" });
  });

  const { claim, leaf, log } = certificate;
  test.each<[string, Certificate, string[]]>([
    ["another text", { ...certificate, claim: { ...claim, text: "3." } }, ["claim"]],
    ["another salt", { ...certificate, claim: { ...claim, salt: hash } }, ["claim"]],
    ["other evidence", { ...certificate, claim: { ...claim, evidenceHash: hash } }, ["claim"]],
    ["another question", { ...certificate, question: "truth" }, ["claim"]],
    ["another place", { ...certificate, claim: { ...claim, index: 1 } }, ["claim", "verdict"]],
    ["another verdict", { ...certificate, verdict: "TRUE" }, ["verdict"]],
    ["other planes", { ...certificate, planes: [...certificate.planes].reverse() }, ["verdict"]],
    ["another leaf", { ...certificate, leaf: { ...leaf, seats: 10 } }, ["log"]],
    ["more claims", { ...certificate, leaf: { ...leaf, claimCount: 5 } }, ["claim", "log"]],
    ["another place in the log", { ...certificate, log: { ...log, index: 2 } }, ["log"]],
    ["a shorter proof", { ...certificate, log: { ...log, proof: log.proof.slice(1) } }, ["log"]],
    ["another chain", { ...certificate, chainId: 1 }, ["origin"]],
    ["another registry", { ...certificate, registry: "0x00000000000000000000000000000000000000Ab" }, ["origin"]],
  ])("with %s fails", (_, altered, failed) => {
    expect(failedOf(altered)).toEqual(failed);
  });

  test("fails with another question with and without the bundle, and with another bundle", () => {
    const altered: Certificate = { ...certificate, question: "truth" };
    expect(failedOf(altered, { bundle })).toEqual(["claim", "bundle"]);
    expect(failedOf(certificate, { bundle: example().bundle })).toEqual(["bundle"]);
  });

  test.each([
    ["no JSON", "{"],
    ["another type", { ...certificate, type: "other" }],
    ["an unknown member", { ...certificate, more: 1 }],
    ["a long proof", { ...certificate, claim: { ...claim, proof: Array(13).fill(hash) } }],
    ["an unsafe number", { ...certificate, log: { ...log, size: 2 ** 53 } }],
    ["a request that is no number", { ...certificate, leaf: { ...leaf, requestId: "05" } }],
  ])("that is %s is not read", (_, document) => {
    expect(() => parseCertificate(document)).toThrow(MiraError);
  });
});
