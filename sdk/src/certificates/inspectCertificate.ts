import { type Address, type Hex, isAddressEqual } from "viem";
import { bundleHash } from "../bundle/bundleHash.ts";
import { claimContextHash, claimEvidenceHash, claimTextHash } from "../bundle/claimLeaf.ts";
import { verifyClaimProof } from "../bundle/verifyClaimProof.ts";
import { canonicalJson } from "../internal/canonicalJson.ts";
import { hashVerdictLeaf, type VerdictLeaf } from "../log/verdictLeaf.ts";
import { verifyLogProof } from "../log/verifyLogProof.ts";
import type { Bundle } from "../types/bundle.ts";
import { decodeVerdict } from "../votes/planes.ts";
import { policyHash, unpackPolicyLevels, unpackPolicyTerms } from "../votes/policy.ts";
import { quorum } from "../votes/tally.ts";
import { votesHash } from "../votes/votesHash.ts";
import type { Certificate } from "./certificate.ts";
import { type CertificateCommittee, spreadOf } from "./committee.ts";

/** What can be checked of a certificate, in the order in which it is. */
export const certificateChecks = [
  /** It names the chain and the registry that the caller trusts. */
  "origin",
  /** The claim is the one at its index of the leaf's bundle, asked this question against this evidence. */
  "claim",
  /** The planes are the leaf's verdict, and say of the claim what the certificate says. */
  "verdict",
  /** The leaf stands in the log under the certificate's root. */
  "log",
  /** The policy is the leaf's; the first version of certificates does not carry it. */
  "policy",
  /**
   * The committee hangs together with verdict and policy, and it is the one of the chain's events. Without a deployment to
   * ask, only a contradiction is found, and the check is skipped otherwise. Regions and providers have to add up, and are
   * not compared with the chain: they are what validators said when the certificate was made.
   */
  "committee",
  /** The bundle is the leaf's, asks the same question, and has this claim with this evidence. */
  "bundle",
  /** The endpoint serves the chain. */
  "endpoint",
  /** The registry had this root. */
  "root",
  /** The endpoint's answer about the root is proven against a block's state root. */
  "state",
] as const;
/** One of {@link certificateChecks}. */
export type CertificateCheck = (typeof certificateChecks)[number];

/** Outcome of one check. */
export type CertificateFinding =
  | { check: CertificateCheck; status: "passed" }
  | { check: CertificateCheck; status: "skipped" | "failed"; reason: string };

/** What {@link inspectCertificate} compares with. */
export type InspectCertificateParameters = {
  certificate: Certificate;
  /** Chain that the caller trusts, never taken from the certificate. */
  chainId: number;
  /** Registry that the caller trusts, never taken from the certificate. */
  registry: Address;
  /** The whole bundle, which shows the evidence itself. */
  bundle?: Bundle;
};

/**
 * Checks all of a certificate that can be checked without a chain: that it hangs together, and leads to its root. Whether
 * the registry ever had that root, {@link verifyCertificate} asks.
 *
 * @returns findings, one a check
 *
 * @example
 * const findings = inspectCertificate({ certificate, chainId: 8453, registry: "0x…" });
 * findings.filter(({ status }) => status === "failed");
 */
export function inspectCertificate(parameters: InspectCertificateParameters): readonly CertificateFinding[] {
  const { certificate, bundle } = parameters;
  return [
    finding("origin", checkOrigin(parameters)),
    finding("claim", checkClaim(certificate)),
    finding("verdict", checkVerdict(certificate)),
    finding("log", checkLog(parameters)),
    certificate.policy
      ? finding("policy", checkPolicy(certificate))
      : { check: "policy", status: "skipped", reason: "The certificate does not carry its policy." },
    inspectCommittee(certificate),
    bundle
      ? finding("bundle", checkBundle(certificate, bundle))
      : { check: "bundle", status: "skipped", reason: "No bundle was given: the evidence is known by its hash alone." },
  ];
}

/** A check's outcome from the reason why it failed, if it did. */
export function finding(check: CertificateCheck, reason: string | null): CertificateFinding {
  return reason === null ? { check, status: "passed" } : { check, status: "failed", reason };
}

/** A certificate's leaf as the log knows it. */
export function leafOf({ leaf }: Certificate): VerdictLeaf {
  return { ...leaf, requestId: BigInt(leaf.requestId) };
}

function checkOrigin({ certificate, chainId, registry }: InspectCertificateParameters): string | null {
  if (certificate.chainId !== chainId) return `It is of chain ${certificate.chainId}, not ${chainId}.`;
  if (!isAddressEqual(certificate.registry, registry)) return `It is of registry ${certificate.registry}.`;
  return null;
}

function checkClaim({ question, claim, leaf }: Certificate): string | null {
  const { index, text, salt, evidenceHash, proof } = claim;
  const contextHash = claimContextHash(question, evidenceHash);
  const holds = verifyClaimProof({
    claimsRoot: leaf.claimsRoot,
    claimCount: leaf.claimCount,
    claim: { index, salt, textHash: claimTextHash(text), contextHash, proof },
  });
  return holds ? null : "The claim's question, text, evidence, salt or place is not that of the leaf's bundle.";
}

function checkVerdict({ claim, leaf, planes, verdict }: Certificate): string | null {
  const words = planes.map(BigInt);
  if (votesHash(words) !== leaf.verdictHash) return "The planes are not the leaf's verdict.";
  try {
    const found = decodeVerdict(words, leaf.claimCount)[claim.index];
    return found === verdict ? null : `The planes say ${found ?? "nothing"}, the certificate says ${verdict}.`;
  } catch {
    return "The planes do not fit the number of claims.";
  }
}

function checkLog({ certificate, chainId, registry }: InspectCertificateParameters): string | null {
  const leafHash: Hex = hashVerdictLeaf(leafOf(certificate), { chainId, registry });
  return verifyLogProof({ ...certificate.log, leafHash }) ? null : "The leaf does not lead to the log's root.";
}

function checkPolicy({ leaf, policy }: Certificate): string | null {
  if (!policy) return null;
  const [levels, terms] = [BigInt(policy.levels), BigInt(policy.terms)];
  if (policyHash(levels, terms) !== leaf.policyHash) return "The policy is not the leaf's.";
  const { minFamilies } = unpackPolicyTerms(terms);
  return minFamilies === policy.minFamilies ? null : `The policy asks for ${minFamilies} families.`;
}

/** What speaks against a committee without asking anybody. */
function inspectCommittee(certificate: Certificate): CertificateFinding {
  const { committee } = certificate;
  const skipped = (reason: string) => ({ check: "committee", status: "skipped", reason }) as const;
  if (!committee) return skipped("The certificate does not say who voted.");
  const reason = contradiction(certificate, committee);
  return reason === null
    ? skipped("Chain events tell who voted: give a deployment to have them asked.")
    : finding("committee", reason);
}

function contradiction({ leaf, policy, verdict }: Certificate, committee: CertificateCommittee): string | null {
  const { behind, level, members, spread } = committee;
  const sitting = new Set(members.map(({ validatorId }) => validatorId));
  if (sitting.size !== members.length) return "A validator is named twice.";
  if (!sameSpread(spread, spreadOf(members))) return "The spread is not that of its members.";
  const agreeing = spreadOf(members.filter(({ answer }) => answer === verdict));
  if (!sameSpread(behind, agreeing)) return "Those behind the verdict are not those who gave it.";
  if (members.some(({ answer, abstention }) => abstention !== undefined && answer !== "ABSTAIN")) {
    return "Somebody who answered is said to have abstained.";
  }
  if (level > leaf.level) return "Its round is deeper than the leaf's.";
  // A deeper level may have been split, and the leaf has the fewest seats of its rounds.
  const hasLeafs = level === 0 ? spread.seats === leaf.seats : spread.seats >= leaf.seats;
  if (level === leaf.level && !hasLeafs) return "It has not the leaf's seats.";
  return policy ? checkCount(committee, policy, verdict) : null;
}

const sameSpread = (left: CertificateCommittee["spread"], right: typeof left): boolean =>
  canonicalJson(left) === canonicalJson(right);

/** Whether the votes lead to the verdict under the policy. */
function checkCount(
  { level, members, behind }: CertificateCommittee,
  policy: NonNullable<Certificate["policy"]>,
  verdict: Certificate["verdict"],
): string | null {
  const own = unpackPolicyLevels(BigInt(policy.levels))[level];
  if (!own) return "The policy has no such level.";
  const committed = members.reduce((sum, { seats }) => sum + seats, 0);
  const needed = quorum(committed, own.thresholdNumerator, own.thresholdDenominator);
  const passes = ({ seats, families }: { seats: number; families: number }) =>
    seats >= needed && families >= policy.minFamilies;
  if (verdict !== "UNDECIDED") return passes(behind) ? null : `Fewer stand behind ${verdict} than the policy asks for.`;
  const other = (["TRUE", "FALSE", "INVALID"] as const).find((given) =>
    passes(spreadOf(members.filter(({ answer }) => answer === given))),
  );
  return other ? `Its votes lead to ${other}.` : null;
}

function checkBundle({ claim, leaf, question }: Certificate, bundle: Bundle): string | null {
  if (bundleHash(bundle) !== leaf.bundleHash) return "The bundle is not the leaf's.";
  if (bundle.question !== question) return `The bundle asks for ${bundle.question}, the certificate for ${question}.`;
  const own = bundle.claims[claim.index];
  if (own?.text !== claim.text) return "The bundle has another claim at this place.";
  return claimEvidenceHash(own.evidence ?? bundle.evidence) === claim.evidenceHash
    ? null
    : "The bundle has other evidence for this claim.";
}
