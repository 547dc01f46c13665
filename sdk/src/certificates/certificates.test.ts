import { keccak256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import {
  bundleHash,
  type Certificate,
  type CertificateCommittee,
  type CommitteeMember,
  certificateBacking,
  claimEvidenceHash,
  claimProof,
  claimsRoot,
  createBundle,
  createVerdictLog,
  encodePlanes,
  hashVerdictLeaf,
  inspectCertificate,
  MiraError,
  packPolicyLevels,
  packPolicyTerms,
  parseCertificate,
  policyHash,
  type Verdict,
  votesHash,
} from "../index.ts";
import { spreadOf } from "./committee.ts";

const registry = "0x00000000000000000000000000000000000000AA";
const chainId = 31_337;
const hash = toHex(9, { size: 32 });

const first = { seats: 9, leastSeats: 5, cap: 3, thresholdNumerator: 2, thresholdDenominator: 3 };
const levels = packPolicyLevels([first, { ...first, seats: 15, leastSeats: 4 }]);
const windows = { seedDelay: 4, seedBlocks: 1, commitWindow: 60, revealWindow: 60, challengeWindow: 600 };
const shares = { validatorShare: 7_500, burnShare: 1_000, integratorShare: 500, settlerTip: 200 };
const terms = packPolicyTerms({
  levels: 2,
  minFamilies: 2,
  ...windows,
  slashMultiple: 50,
  slashCapBps: 500,
  ...shares,
  price: 1n,
});

function example(verdict: Verdict = "UNDECIDED") {
  const bundle = createBundle({
    question: "support",
    evidence: [{ text: "Evidence." }],
    claims: ["One.", "Two.", { text: "Three.", evidence: [{ text: "Own." }] }],
  });
  const planes = encodePlanes(["TRUE", "FALSE", verdict]);
  const leaf = {
    requestId: 5n,
    domain: 1,
    tier: 1,
    policyHash: policyHash(levels, terms),
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
    verdict,
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
      "policy skipped",
      "committee skipped",
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

/** Nine seats of five validators; 1 to 3 say TRUE, of two families. */
const members: readonly CommitteeMember[] = [
  { validatorId: 1, seats: 3, family: 1, answer: "TRUE", reportHash: hash, region: "eu-west", provider: "Own" },
  { validatorId: 2, seats: 2, family: 2, answer: "TRUE", reportHash: hash, region: "eu-west" },
  { validatorId: 3, seats: 1, family: 2, answer: "TRUE", reportHash: hash },
  { validatorId: 4, seats: 2, family: 3, answer: "ABSTAIN", abstention: "ambiguous", reportHash: hash },
  { validatorId: 5, seats: 1, family: 0, answer: null, reportHash: null },
];
const committee: CertificateCommittee = {
  basis: "events",
  round: "5",
  level: 0,
  behind: { seats: 6, validators: 3, families: 2, regions: 1, providers: 1 },
  spread: { seats: 9, validators: 5, families: 4, regions: 1, providers: 1 },
  members,
};

describe("a certificate of the second version", () => {
  const { version, policy, committee: _, ...body } = example("TRUE").certificate;
  const own = {
    ...body,
    version: 2,
    policy: { basis: "log", levels: toHex(levels, { size: 32 }), terms: toHex(terms, { size: 32 }), minFamilies: 2 },
    committee,
  } as const;
  const findingOf = (altered: Certificate, check: string) =>
    inspectCertificate({ certificate: altered, chainId, registry }).find((one) => one.check === check);

  test("names policy and committee, and says what each rests on", () => {
    const read = parseCertificate(JSON.stringify(own));
    expect(failedOf(read)).toEqual([]);
    expect(findingOf(read, "policy")).toEqual({ check: "policy", status: "passed" });
    // Only the chain's events tell who voted.
    expect(findingOf(read, "committee")).toMatchObject({ status: "skipped" });
    expect(certificateBacking(read)).toEqual({
      proven: { seats: 6, families: 2 },
      told: {
        behind: { ...committee.behind, unstated: { families: 0, regions: 1, providers: 2 } },
        spread: { ...committee.spread, unstated: { families: 1, regions: 3, providers: 4 } },
      },
    });
    expect(certificateBacking(certificate)).toEqual({ proven: null, told: null });
    expect(certificateBacking({ ...own, committee: null }).told).toBeNull();
  });

  test("is read where nobody says where it runs", () => {
    const silent = members.map(({ region: _, provider: __, ...member }): CommitteeMember => member);
    const nowhere = { regions: null, providers: null };
    const read = parseCertificate(
      JSON.stringify(
        changed({
          members: silent,
          behind: { ...committee.behind, ...nowhere },
          spread: { ...committee.spread, ...nowhere },
        }),
      ),
    );
    expect(failedOf(read)).toEqual([]);
    expect(certificateBacking(read).told?.spread).toEqual({
      ...committee.spread,
      ...nowhere,
      unstated: { families: 1, regions: 5, providers: 5 },
    });
  });

  test("proves of a deeper verdict the least that any level asks for", () => {
    const deeper: Certificate = { ...own, leaf: { ...own.leaf, level: 1, seats: 15 } };
    // ⌈2/3 · 5⌉ at level 0, ⌈2/3 · 4⌉ at level 1.
    expect(certificateBacking(deeper).proven).toEqual({ seats: 3, families: 2 });
  });

  const changed = (change: Partial<CertificateCommittee>): Certificate => ({
    ...own,
    committee: { ...committee, ...change },
  });
  const voted = (
    change: (member: CommitteeMember) => CommitteeMember,
    behind = committee.behind,
    spread = committee.spread,
  ) => changed({ members: members.map(change), behind, spread });

  test.each<[string, Certificate, string[]]>([
    ["another policy", { ...own, policy: { ...own.policy, levels: toHex(levels + 1n, { size: 32 }) } }, ["policy"]],
    [
      "more families than its policy asks for",
      { ...own, policy: { ...own.policy, minFamilies: 3 } },
      ["policy", "committee"],
    ],
    [
      "more families behind it than there are",
      changed({ behind: { ...committee.behind, families: 3 } }),
      ["committee"],
    ],
    ["a wider spread", changed({ spread: { ...committee.spread, regions: 2 } }), ["committee"]],
    [
      "one seat less than the leaf",
      voted((one) => (one.validatorId === 5 ? { ...one, seats: 2 } : one), committee.behind, {
        ...committee.spread,
        seats: 10,
      }),
      ["committee"],
    ],
    [
      "a verdict that too few gave",
      voted((one) => (one.validatorId === 1 ? { ...one, answer: "FALSE" } : one), {
        seats: 3,
        validators: 2,
        families: 1,
        regions: 1,
        providers: null,
      }),
      ["committee"],
    ],
    ["a validator twice", voted((one) => (one.validatorId === 3 ? { ...one, validatorId: 2 } : one)), ["committee"]],
    ["a doubt of somebody who answered", voted((one) => ({ ...one, abstention: "ambiguous" })), ["committee"]],
    ["a deeper round than the leaf's", changed({ level: 1 }), ["committee"]],
  ])("with %s fails", (_, altered, failed) => {
    expect(failedOf(altered)).toEqual(failed);
  });

  test("fails where it is UNDECIDED and its votes lead to an answer", () => {
    const undecided: Certificate = {
      ...own,
      ...example("UNDECIDED").certificate,
      version: 2,
      policy: own.policy,
      committee: { ...committee, behind: spreadOf([]) },
    };
    expect(failedOf(undecided)).toEqual(["committee"]);
  });

  test.each([
    ["without a committee", { ...own, committee: undefined }],
    ["of the first version with a committee", { ...own, version: 1 }],
    ["of a version to come", { ...own, version: 3 }],
    ["with an unknown doubt", voted((one) => ({ ...one, abstention: "tired" }) as unknown as CommitteeMember)],
  ])("%s is not read", (_, document) => {
    expect(() => parseCertificate(document)).toThrow(MiraError);
  });
});
