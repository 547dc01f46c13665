export { type AbandonParameters, abandon } from "./actions/abandon.ts";
export { type AbandonContestParameters, abandonContest } from "./actions/abandonContest.ts";
export { type AcceptOwnershipParameters, acceptOwnership } from "./actions/acceptOwnership.ts";
export {
  type AnnounceCommissionParameters,
  type AnnounceCommissionResult,
  announceCommission,
} from "./actions/announceCommission.ts";
export { type BondStakeParameters, type BondStakeResult, bondStake } from "./actions/bondStake.ts";
export { type ChallengeParameters, type ChallengeResult, challenge } from "./actions/challenge.ts";
export { type CheckDeploymentParameters, checkDeployment } from "./actions/checkDeployment.ts";
export { type ClaimBountyParameters, type ClaimBountyResult, claimBounty } from "./actions/claimBounty.ts";
export {
  type ClaimContributionParameters,
  type ClaimContributionResult,
  claimContribution,
} from "./actions/claimContribution.ts";
export { type ClaimEarningsParameters, type ClaimEarningsResult, claimEarnings } from "./actions/claimEarnings.ts";
export { type ClaimEmissionsParameters, type ClaimEmissionsResult, claimEmissions } from "./actions/claimEmissions.ts";
export { type ClaimRewardsParameters, type ClaimRewardsResult, claimRewards } from "./actions/claimRewards.ts";
export { type CloseEpochParameters, type CloseEpochResult, closeEpoch } from "./actions/closeEpoch.ts";
export { type CollectEarningsParameters, type CollectedEarnings, collectEarnings } from "./actions/collectEarnings.ts";
export { type CollectRewardsParameters, collectRewards, type Payment } from "./actions/collectRewards.ts";
export { type CommitInput, type CommitParameters, commit, encodeCommit } from "./actions/commit.ts";
export {
  type CommitBatchParameters,
  type CommitBatchResult,
  type CommitRefusal,
  commitBatch,
  commitRefusals,
  encodeCommitBatch,
  type SkippedCommit,
} from "./actions/commitBatch.ts";
export {
  type CommitRelayedParameters,
  commitRelayed,
  encodeCommitRelayed,
  type SignedCommit,
} from "./actions/commitRelayed.ts";
export {
  type ConcludeParameters,
  type ConcludeResult,
  type ContestChild,
  conclude,
  encodeConclude,
} from "./actions/conclude.ts";
export { type DelegateStakeParameters, type DelegateStakeResult, delegateStake } from "./actions/delegateStake.ts";
export { type EscalateParameters, type EscalateResult, encodeEscalate, escalate } from "./actions/escalate.ts";
export { type ExpireParameters, type ExpireResult, encodeExpire, expire } from "./actions/expire.ts";
export { encodeFinalize, type FinalizeParameters, type FinalizeResult, finalize } from "./actions/finalize.ts";
export {
  encodeFinalizeContest,
  type FinalizeContestParameters,
  finalizeContest,
} from "./actions/finalizeContest.ts";
export { type ContestState, type GetContestParameters, getContest } from "./actions/getContest.ts";
export { type GetCreditParameters, getCredit } from "./actions/getCredit.ts";
export {
  type CheckedDistribution,
  type GetDistributionParameters,
  getDistribution,
  type RecomputedDistribution,
} from "./actions/getDistribution.ts";
export { type DomainState, type GetDomainParameters, getDomain } from "./actions/getDomain.ts";
export { type Earning, type Earnings, type GetEarningsParameters, getEarnings } from "./actions/getEarnings.ts";
export {
  type Distribution,
  type Emissions,
  type GetEmissionsParameters,
  getEmissions,
} from "./actions/getEmissions.ts";
export { type GetHostingsParameters, getHostings } from "./actions/getHostings.ts";
export { type EpochIncome, type GetIncomeParameters, getIncome, type Income } from "./actions/getIncome.ts";
export { type GetOwedParameters, getOwed } from "./actions/getOwed.ts";
export { type GetPolicyParameters, getPolicy, type Policy } from "./actions/getPolicy.ts";
export { type GetPoolParameters, getPool, type StakePool } from "./actions/getPool.ts";
export { type GetPopulationParameters, type Group, getPopulation, type Population } from "./actions/getPopulation.ts";
export {
  type GetPositionParameters,
  getPosition,
  type Position,
  type Stake,
  type ThawingStake,
} from "./actions/getPosition.ts";
export {
  type GetPostedOpeningsParameters,
  getPostedOpenings,
  type PostedOpening,
} from "./actions/getPostedOpenings.ts";
export {
  type GetRequestParameters,
  getRequest,
  type MiraRequest,
  type Place,
} from "./actions/getRequest.ts";
export { type GetRoundParameters, getRound, type Round, SETTLE_PERIOD } from "./actions/getRound.ts";
export {
  type GetRoundCommitmentsParameters,
  getRoundCommitments,
  type RoundCommitment,
} from "./actions/getRoundCommitments.ts";
export { type DomainScore, type GetScoreParameters, getScore } from "./actions/getScore.ts";
export { type GetScoreHistoryParameters, getScoreHistory, type ScoreStep } from "./actions/getScoreHistory.ts";
export { type GetStandingParameters, getStanding, type ValidatorStanding } from "./actions/getStanding.ts";
export { type GetValidatorParameters, getValidator, type Validator } from "./actions/getValidator.ts";
export { type GetVerdictLogParameters, getVerdictLog, type KnownVerdictLog } from "./actions/getVerdictLog.ts";
export {
  type DecodedSettle,
  decodeSettleCalldata,
  type GetVotesParameters,
  getVotes,
  type ReportSource,
  type Vote,
} from "./actions/getVotes.ts";
export { type Jailing, type JailValidatorParameters, jailValidator } from "./actions/jailValidator.ts";
export { type JoinDomainsParameters, joinDomains } from "./actions/joinDomains.ts";
export { type LeaveDomainsParameters, leaveDomains } from "./actions/leaveDomains.ts";
export { type ListedTier, type ListPoliciesParameters, listPolicies } from "./actions/listPolicies.ts";
export { type ListValidatorsParameters, listValidators } from "./actions/listValidators.ts";
export { type OpenContestParameters, openContest } from "./actions/openContest.ts";
export { type OpenRequestParameters, type OpenRequestResult, openRequest } from "./actions/openRequest.ts";
export { type PayOwedParameters, type PayOwedResult, payOwed } from "./actions/payOwed.ts";
export { type PinSeedParameters, pinSeed } from "./actions/pinSeed.ts";
export {
  type PostDistributionParameters,
  type PostDistributionResult,
  postDistribution,
} from "./actions/postDistribution.ts";
export {
  encodePostOpenings,
  type PostOpeningsParameters,
  postOpenings,
  type ValidatorOpening,
} from "./actions/postOpenings.ts";
export { type Quote, type QuoteParameters, quote } from "./actions/quote.ts";
export { type RearmValidatorParameters, rearmValidator } from "./actions/rearmValidator.ts";
export { type ReckonedVote, type ReckonParameters, type ReckonResult, reckon } from "./actions/reckon.ts";
export { type RecomputedSlash, type RecomputeSlashParameters, recomputeSlash } from "./actions/recomputeSlash.ts";
export { type RedeemParameters, type RedeemResult, type Redemption, redeem } from "./actions/redeem.ts";
export {
  type RedelegateStakeParameters,
  type RedelegateStakeResult,
  redelegateStake,
} from "./actions/redelegateStake.ts";
export {
  type RegisterValidatorParameters,
  type RegisterValidatorResult,
  registerValidator,
} from "./actions/registerValidator.ts";
export { type RetireValidatorParameters, retireValidator } from "./actions/retireValidator.ts";
export {
  type RevealSentinelsParameters,
  type RevealSentinelsResult,
  revealSentinels,
} from "./actions/revealSentinels.ts";
export { type Route, type RouteParameters, type RouteReason, route, routeReasons } from "./actions/route.ts";
export { type SeatsOfParameters, seatsOf } from "./actions/seatsOf.ts";
export { type SetCompoundingParameters, setCompounding } from "./actions/setCompounding.ts";
export { type SetHostingParameters, setHosting } from "./actions/setHosting.ts";
export { type SetOperatorParameters, setOperator } from "./actions/setOperator.ts";
export { type SetOperatorBySigParameters, setOperatorBySig } from "./actions/setOperatorBySig.ts";
export { encodeSettle, type SettleParameters, type SettleResult, settle } from "./actions/settle.ts";
export {
  type SettleDistributionParameters,
  type SettleDistributionResult,
  settleDistribution,
} from "./actions/settleDistribution.ts";
export { type SignCommitParameters, signCommit } from "./actions/signCommit.ts";
export { type SignedSetOperator, type SignSetOperatorParameters, signSetOperator } from "./actions/signSetOperator.ts";
export { type StopOperatorParameters, stopOperator } from "./actions/stopOperator.ts";
export { type SyncRankParameters, syncRank } from "./actions/syncRank.ts";
export { type TransferOwnershipParameters, transferOwnership } from "./actions/transferOwnership.ts";
export { type UnbondStakeParameters, type UnbondStakeResult, unbondStake } from "./actions/unbondStake.ts";
export {
  type UndelegateStakeParameters,
  type UndelegateStakeResult,
  undelegateStake,
} from "./actions/undelegateStake.ts";
export { type RequestOutcome, type WaitForRequestParameters, waitForRequest } from "./actions/waitForRequest.ts";
export { type WatchRequestParameters, watchRequest } from "./actions/watchRequest.ts";
export { type WithdrawCreditParameters, type WithdrawCreditResult, withdrawCredit } from "./actions/withdrawCredit.ts";
export { type WithdrawStakeParameters, type WithdrawStakeResult, withdrawStake } from "./actions/withdrawStake.ts";
export { deploymentSchema, type MiraDeployment, parseDeployment } from "./addresses.ts";
export { bundleHash } from "./bundle/bundleHash.ts";
export {
  CLAIM_TYPEHASH,
  type ClaimLeafParameters,
  type ClaimTreeSource,
  claimContextHash,
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
export {
  type BuildCertificateParameters,
  type BuildCertificatesParameters,
  buildCertificate,
  buildCertificates,
} from "./certificates/buildCertificate.ts";
export {
  type Certificate,
  type CertificatePlace,
  certificateSchema,
  parseCertificate,
} from "./certificates/certificate.ts";
export { type CertificateBacking, certificateBacking, type ToldSpread } from "./certificates/certificateBacking.ts";
export {
  type CheckCertificateOnChainParameters,
  checkCertificateOnChain,
  type OnChainCheck,
} from "./certificates/checkCertificateOnChain.ts";
export type { CertificateCommittee, CommitteeMember, CommitteeSpread, Hosting } from "./certificates/committee.ts";
export {
  type CertificateCheck,
  type CertificateFinding,
  certificateChecks,
  type InspectCertificateParameters,
  inspectCertificate,
} from "./certificates/inspectCertificate.ts";
export type { BlockChoice } from "./certificates/provenRoot.ts";
export {
  type CertificateReport,
  type VerifyCertificateParameters,
  verifyCertificate,
} from "./certificates/verifyCertificate.ts";
export { capacityOf, claimsOfRound, splitLevel } from "./contests/capacity.ts";
export { challengeBond } from "./contests/challengeBond.ts";
export {
  agreedClaims,
  allClaims,
  type ClaimMask,
  claimsInMask,
  compressPlane,
  compressPlanes,
  countClaims,
  decidedClaims,
  differenceOf,
  expandPlane,
  expandPlanes,
  flippedClaims,
  intersectionOf,
  maskOfClaims,
  partOfMask,
  unionOf,
} from "./contests/claimMasks.ts";
export {
  type Contest,
  type ContestPhase,
  contestHash,
  contestPhaseOf,
  contestPhases,
  type OpenedContestParameters,
  openedContest,
} from "./contests/contest.ts";
export { type ContestEvent, type ContestRecord, nextRecord, openedRecord } from "./contests/contestRecord.ts";
export { type ClaimsToDecide, type ContestStep, claimsToDecide, contestStep } from "./contests/contestStep.ts";
export { type ClaimJudge, judgeOf } from "./contests/judgeOf.ts";
export { type OverruledRound, overruledRounds } from "./contests/overruledRounds.ts";
export {
  type ContributorPart,
  type DistributeContributionsParameters,
  distributeContributions,
  type RoundNetFee,
} from "./emissions/distributeContributions.ts";
export { type DistributionLeaf, type DistributionTree, distributionTree } from "./emissions/distributionTree.ts";
export { type ContractErrorHint, type ContractErrorName, contractErrorHints } from "./errors/hints.ts";
export { MiraError, type MiraErrorCode, type MiraErrorOptions, miraErrorCodes } from "./errors/miraError.ts";
export { toMiraError } from "./errors/toMiraError.ts";
export type { ActionParameters } from "./internal/chain.ts";
export { encodeOpenContest } from "./internal/contestable.ts";
export type {
  ContestLevel,
  LevelRound,
  RequestChallenge,
  RequestContest,
  SettledRound,
} from "./internal/contestHistory.ts";
export type { RequestEvent } from "./internal/requestEvents.ts";
export type { ContractCall, SendParameters, Sent } from "./internal/send.ts";
export type { StakeParameters } from "./internal/sendStake.ts";
export type { LeavingStake } from "./internal/sharesToLeave.ts";
export type { WaitOptions } from "./internal/wait.ts";
export { createVerdictLog, type VerdictLog } from "./log/createVerdictLog.ts";
export { hashVerdictLeaf, LEAF_TYPEHASH, type VerdictLeaf } from "./log/verdictLeaf.ts";
export { type VerifyLogProofParameters, verifyLogProof } from "./log/verifyLogProof.ts";
export {
  type ClassifyDomainParameters,
  classifyDomain,
  type DomainGuess,
  LEAST_MARGIN,
} from "./routing/classifyDomain.ts";
export type { SpecialDomain } from "./routing/domainSignals.ts";
export { type EscalationCost, EXPECTED_UNDECIDED, LEAST_PAID_CLAIMS, type TierQuote } from "./routing/tierQuote.ts";
export { committeeKappa } from "./scoring/committeeKappa.ts";
export { decayScore, IDLE_PERIOD } from "./scoring/decayScore.ts";
export { SCORE_ONE } from "./scoring/fixedPoint.ts";
export { type JudgeRoundParameters, judgeRound } from "./scoring/judgeRound.ts";
export { kappa } from "./scoring/kappa.ts";
export {
  addToKappaRecord,
  type EnteringFigures,
  emptyKappaRecord,
  enteringFigures,
  HALVING_CLAIMS,
  type KappaRecord,
  POOL_SIZE,
  packKappaRecord,
  unpackKappaRecord,
} from "./scoring/kappaRecord.ts";
export { LEAST_OTHER_SEATS, type LeaveOutParameters, leaveOutVerdict } from "./scoring/leaveOutVerdict.ts";
export {
  type NextScoreParameters,
  nextScore,
  SCORE_CAP,
  SCORE_FLOOR,
  SCORE_STEP,
} from "./scoring/nextScore.ts";
export { payFraction } from "./scoring/payFraction.ts";
export { type Rank, rankOf } from "./scoring/rankOf.ts";
export { type Score, type ScoreVoteParameters, scoreVote } from "./scoring/scoreVote.ts";
export { type SeatPay, unpackSeatPay } from "./scoring/seatPay.ts";
export { countVote, figuresOf, packVoteCounts, type VoteCounts } from "./scoring/voteCounts.ts";
export { type CreateSentinelsParameters, createSentinels } from "./sentinels/createSentinels.ts";
export { missedSentinels } from "./sentinels/missedSentinels.ts";
export {
  type MixedBundle,
  type MixSentinelsParameters,
  mixSentinels,
  type SentinelClaim,
} from "./sentinels/mixSentinels.ts";
export {
  encodeSentinels,
  parseSentinels,
  SENTINEL_TYPEHASH,
  type Sentinels,
  sentinelHash,
  sentinelWords,
} from "./sentinels/sentinels.ts";
export type { StakeIncome } from "./stake/foldStake.ts";
export { type SharePool, worthOf } from "./stake/sharePool.ts";
export { type CauseTerms, MOST_EPOCH_BPS, type SlashParameters, slashOf } from "./stake/slashOf.ts";
export { type ClaimKind, type ClaimSpan, claimKinds } from "./text/claimSpan.ts";
export { type SplitClaimsOptions, splitClaims } from "./text/splitClaims.ts";
export type { Bundle, Claim, Evidence } from "./types/bundle.ts";
export { bundleSchema, evidenceSchema, MAX_CLAIMS } from "./types/bundleSchema.ts";
export { type DomainName, domainMask, domainNumber, domains } from "./types/domains.ts";
export { type Standing, standings } from "./types/standing.ts";
export { type Answer, answers, type Question, questions, type Verdict, verdicts } from "./types/verdict.ts";
export { COMMITMENT_TYPEHASH, type CommitmentParameters, commitmentHash } from "./votes/commitmentHash.ts";
export { type CommitTypedDataParameters, commitTypedData } from "./votes/commitTypedData.ts";
export { createSalt, requireStrongSalt } from "./votes/createSalt.ts";
export {
  type DeeperRound,
  deeperRoundHash,
  deeperRoundStart,
  type StartedRound,
  startOfRound,
} from "./votes/deeperRound.ts";
export {
  type Ballot,
  type DecodedBallot,
  decodeSettlement,
  type EncodeSettlementParameters,
  encodeSettlement,
  type Opening,
  type Settlement,
} from "./votes/encodeSettlement.ts";
export { ESCALATION_PERIOD, finalizableAt } from "./votes/finalizableAt.ts";
export { decodePlanes, decodeVerdict, encodePlanes, type Planes, requirePlanes, wordsOf } from "./votes/planes.ts";
export {
  type LevelPolicy,
  POLICY_TYPEHASH,
  packPolicyLevels,
  packPolicyTerms,
  policyHash,
  type Tier,
  type TierTerms,
  tierNumber,
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
export { headerHash, type RequestHeader, requestHash } from "./votes/requestHeader.ts";
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
  type CountedStatus,
  deeperDetailsHash,
  isCounted,
  type RoundResult,
  resultDigest,
  settledState,
} from "./votes/roundResult.ts";
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
export { packRoundSummary, type RoundSummary, unpackRoundSummary } from "./votes/roundSummary.ts";
export { packSeat, type Seat, unpackSeat } from "./votes/seat.ts";
export { type DrawSeatsParameters, drawSeats, drawSeed } from "./votes/sortition.ts";
export { quorum, type TallyBallot, type TallyParameters, type TallyResult, tally } from "./votes/tally.ts";
export { type ValueAtRiskParameters, valueAtRisk } from "./votes/valueAtRisk.ts";
export { votesHash } from "./votes/votesHash.ts";
