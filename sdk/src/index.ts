export { bundleHash } from "./bundle/bundleHash.ts";
export {
  CLAIM_TYPEHASH,
  type ClaimLeafParameters,
  claimEvidenceHash,
  claimLeaf,
  claimTextHash,
} from "./bundle/claimLeaf.ts";
export { type ClaimProof, claimProof } from "./bundle/claimProof.ts";
export { claimsRoot } from "./bundle/claimsRoot.ts";
export { type CreateBundleParameters, createBundle } from "./bundle/createBundle.ts";
export { encodeBundle, MAX_BUNDLE_BYTES } from "./bundle/encodeBundle.ts";
export { type ParseBundleOptions, parseBundle } from "./bundle/parseBundle.ts";
export { splitBundle } from "./bundle/splitBundle.ts";
export { type VerifyClaimProofParameters, verifyClaimProof } from "./bundle/verifyClaimProof.ts";
export { MiraError, type MiraErrorCode, type MiraErrorOptions, miraErrorCodes } from "./errors/miraError.ts";
export { createVerdictLog, type VerdictLog } from "./log/createVerdictLog.ts";
export { hashVerdictLeaf, LEAF_TYPEHASH, type VerdictLeaf } from "./log/verdictLeaf.ts";
export { type VerifyLogProofParameters, verifyLogProof } from "./log/verifyLogProof.ts";
export { type ClaimKind, type ClaimSpan, claimKinds } from "./text/claimSpan.ts";
export { type SplitClaimsOptions, splitClaims } from "./text/splitClaims.ts";
export type { Bundle, Claim, Evidence } from "./types/bundle.ts";
export { bundleSchema, evidenceSchema, MAX_CLAIMS } from "./types/bundleSchema.ts";
export { type Answer, answers, type Question, questions, type Verdict, verdicts } from "./types/verdict.ts";
export { COMMITMENT_TYPEHASH, type CommitmentParameters, commitmentHash } from "./votes/commitmentHash.ts";
export { type CommitTypedDataParameters, commitTypedData } from "./votes/commitTypedData.ts";
export { createSalt, requireStrongSalt } from "./votes/createSalt.ts";
export {
  type Ballot,
  type DecodedBallot,
  decodeSettlement,
  type EncodeSettlementParameters,
  encodeSettlement,
  type Opening,
  type Settlement,
} from "./votes/encodeSettlement.ts";
export { decodePlanes, decodeVerdict, encodePlanes, type Planes, requirePlanes, wordsOf } from "./votes/planes.ts";
export {
  type LevelPolicy,
  POLICY_TYPEHASH,
  packPolicyLevels,
  packPolicyTerms,
  policyHash,
  type Tier,
  type TierTerms,
  tiers,
  unpackPolicyLevels,
  unpackPolicyTerms,
} from "./votes/policy.ts";
export {
  type AbstentionReason,
  abstentionReasons,
  type CreateReportParameters,
  createReport,
  encodeReport,
  parseReport,
  type ReportedAnswer,
  reportHash,
  type VoteReport,
} from "./votes/report.ts";
export { type RequestHeader, requestHash } from "./votes/requestHeader.ts";
export {
  type Phase,
  packRoundConfig,
  phaseAt,
  phases,
  type RoundConfig,
  type RoundTimes,
  roundTimes,
  unpackRoundConfig,
} from "./votes/roundConfig.ts";
export {
  foldCommitments,
  pushCommitment,
  type RequestStatus,
  type RoundState,
  requestStatuses,
  roundStart,
  type SeatedCommitment,
  unpackRoundState,
} from "./votes/roundState.ts";
export { packSeat, type Seat, unpackSeat } from "./votes/seat.ts";
export { type DrawSeatsParameters, drawSeats, drawSeed } from "./votes/sortition.ts";
export { quorum, type TallyBallot, type TallyParameters, type TallyResult, tally } from "./votes/tally.ts";
export { votesHash } from "./votes/votesHash.ts";
