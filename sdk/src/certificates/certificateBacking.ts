import { unpackPolicyLevels, unpackPolicyTerms } from "../votes/policy.ts";
import { quorum } from "../votes/tally.ts";
import type { Certificate } from "./certificate.ts";
import type { CertificateCommittee, CommitteeMember, CommitteeSpread } from "./committee.ts";

/** What stands behind a certificate's verdict, apart by what it rests on. */
export type CertificateBacking = {
  /**
   * What the log proves, through the leaf's policy hash: any answer had at least so many committed seats, of so many
   * families. `null` for an UNDECIDED verdict, and where the certificate does not carry its policy.
   */
  proven: { seats: number; families: number } | null;
  /**
   * What chain events tell: `null` where the certificate has no committee. As good as the check `committee`, but for regions
   * and providers: those are what validators stated in the registry when the certificate was made, and no check confirms
   * them.
   */
  told: { behind: ToldSpread; spread: ToldSpread } | null;
};

/** How a committee is spread, and how many of its validators do not say what they would be counted by. */
export type ToldSpread = CertificateCommittee["spread"] & {
  unstated: Pick<Record<keyof CommitteeSpread, number>, "families" | "regions" | "providers">;
};

/**
 * Says what stands behind a verdict: what the certificate proves by itself, and what it tells.
 *
 * @example
 * const { proven, told } = certificateBacking(certificate);
 * proven?.families; // 2: the policy's minimum
 * told?.behind.families; // 4: by chain events, see the check `committee` of verifyCertificate
 * told?.behind.regions; // 3: by the validators' own word, and
 * told?.behind.unstated.regions; // 2 of them state none
 */
export function certificateBacking(certificate: Certificate): CertificateBacking {
  const { committee, policy, verdict } = certificate;
  return {
    proven: policy && verdict !== "UNDECIDED" ? leastBehind(certificate.leaf, policy) : null,
    told: committee ? toldBy(committee, verdict) : null,
  };
}

function toldBy({ behind, spread, members }: CertificateCommittee, verdict: Certificate["verdict"]) {
  const agreeing = members.filter(({ answer }) => answer === verdict);
  return {
    behind: { ...behind, unstated: unstatedBy(agreeing) },
    spread: { ...spread, unstated: unstatedBy(members) },
  };
}

function unstatedBy(members: readonly CommitteeMember[]): ToldSpread["unstated"] {
  const count = (isUnstated: (member: CommitteeMember) => boolean): number => members.filter(isUnstated).length;
  return {
    families: count(({ family }) => family === 0),
    regions: count(({ region }) => region === undefined),
    providers: count(({ provider }) => provider === undefined),
  };
}

/**
 * The leaf tells of the deepest level alone, and a claim may have been decided by any level above it: of those the least
 * quorum of the least committee counts.
 */
function leastBehind({ level, seats }: Certificate["leaf"], policy: NonNullable<Certificate["policy"]>) {
  const levels = unpackPolicyLevels(BigInt(policy.levels)).slice(0, level + 1);
  const quorums = levels.map(({ leastSeats, thresholdNumerator, thresholdDenominator }, index) =>
    quorum(level === 0 && index === 0 ? seats : leastSeats, thresholdNumerator, thresholdDenominator),
  );
  return { seats: Math.min(...quorums), families: unpackPolicyTerms(BigInt(policy.terms)).minFamilies };
}
