import { unpackPolicyLevels, unpackPolicyTerms } from "../votes/policy.ts";
import { quorum } from "../votes/tally.ts";
import type { Certificate } from "./certificate.ts";
import type { CertificateCommittee } from "./committee.ts";

/** What stands behind a certificate's verdict, apart by what it rests on. */
export type CertificateBacking = {
  /**
   * What the log proves, through the leaf's policy hash: any answer had at least so many committed seats, of so many
   * families. `null` for an UNDECIDED verdict, and where the certificate does not carry its policy.
   */
  proven: { seats: number; families: number } | null;
  /** What chain events tell: `null` where the certificate has no committee. As good as the check `committee`. */
  told: Pick<CertificateCommittee, "behind" | "spread"> | null;
};

/**
 * Says what stands behind a verdict: what the certificate proves by itself, and what it tells.
 *
 * @example
 * const { proven, told } = certificateBacking(certificate);
 * proven?.families; // 2: the policy's minimum
 * told?.behind.families; // 4: by chain events, see the check `committee` of verifyCertificate
 */
export function certificateBacking(certificate: Certificate): CertificateBacking {
  const { committee, policy, verdict } = certificate;
  return {
    proven: policy && verdict !== "UNDECIDED" ? leastBehind(certificate.leaf, policy) : null,
    told: committee ? { behind: committee.behind, spread: committee.spread } : null,
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
