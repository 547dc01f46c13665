// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IPolicyBook} from "../interfaces/IPolicyBook.sol";
import {IRoundCounter} from "../interfaces/IRoundCounter.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictCallback} from "../interfaces/IVerdictCallback.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {Domain} from "../types/Domain.sol";
import {SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {RoundSummary} from "../types/RoundSummary.sol";
import {Tier} from "../types/Tier.sol";
import {PolicyLevels, PolicyTerms, TierPolicies} from "../types/TierPolicy.sol";
import {Verdict} from "../types/Verdict.sol";
import {VerdictLeaf} from "../types/VerdictLeaf.sol";
import {CommitBook} from "./CommitBook.sol";
import {RoundSettlement} from "./RoundSettlement.sol";

/// @title VerificationHub
/// @notice The life of a request: open, count, provisional, final; or contested, and then what the contest book makes of
/// it. Storage keeps one word of a request and two of a round; whoever moves a request on supplies what the words commit
/// to, which events announced.
///
/// Roles: the contest book contests requests, opens their deeper rounds and closes them. Every other call is open to
/// anyone who holds what it needs.
/// Invariants: (3) a verdict is the plain count of the opened votes; (4) each counts once; (6) the result depends neither
/// on who sends the transactions nor on their order in a window; (7) a final verdict never changes; (8) a request keeps
/// the policy that it bought; (10) every request ends, final or refunded.
/// Trust: the validator registry, the fee ledger, the counter, the policy book, the verdict registry and the contest book,
/// all fixed at deployment.
/// Known limits: nobody is paid for finalizing, and a request's callback may cost whoever does {CALLBACK_GAS}.
contract VerificationHub is RoundSettlement, CommitBook, Multicall {
    /// @notice Most claims of a request.
    uint256 public constant MAX_CLAIMS = 4_096;
    /// @notice Claims that a request pays for at least.
    uint256 public constant LEAST_PAID_CLAIMS = 32;
    /// @notice Longest content URI, bytes.
    uint256 public constant MAX_URI_LENGTH = 512;
    /// @notice Gas that a requester's callback gets.
    uint256 public constant CALLBACK_GAS = 200_000;
    /// @notice Seconds after the challenge window in which undecided claims that the budget pays for can be escalated.
    uint256 public constant ESCALATION_PERIOD = 12 hours;

    IPolicyBook private immutable _POLICIES;
    IContestBook private immutable _CONTESTS;

    modifier onlyContestBook() {
        require(msg.sender == address(_CONTESTS), Hub_NotContestBook(msg.sender));
        _;
    }

    constructor(
        IValidatorRegistry validators,
        IFeeLedger ledger,
        IRoundCounter counter,
        IPolicyBook policies,
        IVerdictRegistry registry,
        IContestBook contests
    ) RoundSettlement(validators, ledger, counter, registry) CommitBook(validators) {
        _POLICIES = policies;
        _CONTESTS = contests;
    }

    /// @inheritdoc IVerificationHub
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        _LEDGER.depositWithPermit(msg.sender, amount, deadline, v, r, s);
    }

    /// @inheritdoc IVerificationHub
    function openRequest(RequestParameters calldata p) external returns (RequestId requestId) {
        require(p.claimCount != 0, Hub_NoClaims());
        require(p.claimCount <= MAX_CLAIMS, Hub_BadClaimCount(p.claimCount, MAX_CLAIMS));
        require(
            bytes(p.contentURI).length <= MAX_URI_LENGTH,
            Hub_URITooLong(bytes(p.contentURI).length, MAX_URI_LENGTH)
        );
        (PolicyLevels levels, PolicyTerms terms) = _POLICIES.policyOf(p.domain, p.tier);
        if (p.statedValue != 0) _requireTierFor(p.statedValue, levels, terms, p.claimCount);
        uint256 fee = _fee(levels, terms, 0, p.claimCount);
        require(fee <= p.maxFee, Hub_FeeAboveMaximum(fee, p.maxFee));
        RoundId round = _allocateRound();
        requestId = RequestId.wrap(RoundId.unwrap(round));
        RequestHeader memory header = RequestHeader({
            requester: msg.sender,
            bundleHash: p.bundleHash,
            claimsRoot: p.claimsRoot,
            claimCount: p.claimCount,
            domain: p.domain,
            tier: p.tier,
            openedAt: uint40(block.timestamp),
            fee: uint128(fee),
            escalationBudget: p.escalationBudget,
            statedValue: p.statedValue,
            integrator: p.integrator,
            callback: p.callback,
            sentinelHash: p.sentinelHash,
            levels: levels,
            terms: terms
        });
        RoundConfig config = _configure(round, p.domain, levels, terms, 0, p.claimCount);
        _openRound(round, config, RoundDigests.start(RoundDigests.headerHashInMemory(header), round));
        emit RequestOpened(requestId, msg.sender, p.domain, header, p.contentURI);
        emit RoundOpened(round, requestId, config);
        _LEDGER.takeEscrow(msg.sender, fee + p.escalationBudget);
    }

    /// @inheritdoc IVerificationHub
    function finalize(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external {
        bytes32 digest = RoundDigests.resultDigestOf(header, result);
        RoundSummary summary = result.summary;
        if (!_isProvisional(requestId, digest, summary)) return;
        uint256 endsAt = summary.settledAt() + header.terms.challengeWindow();
        require(block.timestamp >= endsAt, Hub_ChallengeWindowOpen(requestId, endsAt));
        if (header.escalationBudget != 0) {
            _requireNothingToEscalate(requestId, header, summary, endsAt + ESCALATION_PERIOD);
            _LEDGER.releaseEscrow(header.requester, header.escalationBudget);
        }
        _setState(_firstRound(requestId), RoundStates.pack(RequestStatus.FINAL, digest));
        _record(requestId, header, result.verdictHash, summary.level(), summary.seats());
    }

    /// @inheritdoc IVerificationHub
    function abandon(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external {
        _requireDismissed(requestId);
        bytes32 digest = RoundDigests.resultDigestOf(header, result);
        if (!_isProvisional(requestId, digest, result.summary)) return;
        _setState(_firstRound(requestId), RoundStates.pack(RequestStatus.EXPIRED, digest));
        if (header.escalationBudget != 0) _LEDGER.releaseEscrow(header.requester, header.escalationBudget);
        emit RequestExpired(requestId, _firstRound(requestId), header.escalationBudget);
    }

    /// @inheritdoc IVerificationHub
    function expire(
        RequestId requestId,
        RequestHeader calldata header,
        SeatedCommitment[] calldata commitments
    ) external {
        RoundId round = _firstRound(requestId);
        (RoundConfig config, RoundState state) = _load(round);
        RoundState given = RoundDigests.fold(RoundDigests.start(RoundDigests.headerHash(header), round), commitments);
        require(!given.differs(state), Hub_UnknownState(requestId, given, state));
        _requireLapsed(round, config, state);
        _setState(round, RoundStates.pack(RequestStatus.EXPIRED, bytes32(0)));
        _countTurnout(header, config, state);
        uint256 escrow = uint256(header.fee) + header.escalationBudget;
        uint256 openingFee = header.terms.price();
        emit RequestExpired(requestId, round, escrow - openingFee);
        _LEDGER.refund(header.requester, escrow, openingFee);
    }

    /// @inheritdoc IVerificationHub
    function contest(
        RequestId requestId,
        RequestHeader calldata header,
        RoundResult calldata result
    ) external onlyContestBook {
        _move(requestId, header, result, RequestStatus.PROVISIONAL, RequestStatus.CONTESTED);
        emit RequestContested(requestId);
    }

    /// @inheritdoc IVerificationHub
    function openDeeper(
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        uint256 level,
        uint256 claims
    ) external onlyContestBook returns (RoundId round) {
        RequestId requestId = deeper.requestId;
        uint256 levels = header.terms.levelCount();
        require(level != 0 && level < levels, Hub_NoSuchLevel(requestId, level, levels));
        require(claims != 0 && claims <= MAX_CLAIMS, Hub_BadClaimCount(claims, MAX_CLAIMS));
        // What a hub opened before it was dismissed it cannot record.
        require(_firstRound(requestId).series() == _series(), Hub_NotAdmitted());
        round = _allocateRound();
        RoundConfig config = _configure(round, header.domain, header.levels, header.terms, level, claims);
        _openRound(round, config, _startDeeper(round, header, deeper));
        emit RoundOpened(round, requestId, config);
        emit DeeperRoundOpened(round, deeper);
    }

    /// @inheritdoc IVerificationHub
    function expireDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        SeatedCommitment[] calldata commitments
    ) external {
        (RoundConfig config, RoundState state) = _load(round);
        RoundState given = RoundDigests.fold(_startDeeper(round, header, deeper), commitments);
        require(!given.differs(state), Hub_UnknownRound(round, given, state));
        _requireLapsed(round, config, state);
        _setState(round, RoundStates.pack(RequestStatus.EXPIRED, bytes32(0)));
        emit RoundExpired(round, deeper.requestId);
    }

    /// @inheritdoc IVerificationHub
    function close(
        RequestId requestId,
        RequestHeader calldata header,
        RoundResult calldata result,
        Verdict calldata verdict
    ) external onlyContestBook returns (uint256 index) {
        _move(requestId, header, result, RequestStatus.CONTESTED, RequestStatus.FINAL);
        return _record(requestId, header, verdict.hash, verdict.level, verdict.seats);
    }

    /// @inheritdoc IVerificationHub
    function drop(
        RequestId requestId,
        RequestHeader calldata header,
        RoundResult calldata result
    ) external onlyContestBook {
        _requireDismissed(requestId);
        _move(requestId, header, result, RequestStatus.CONTESTED, RequestStatus.EXPIRED);
        emit RequestExpired(requestId, _firstRound(requestId), 0);
    }

    /// @inheritdoc IVerificationHub
    function driftPrice(Domain domain, Tier tier) external returns (uint256 price) {
        (uint256 expected, uint256 committed) = _takeTurnout(domain, tier);
        return _POLICIES.driftPrice(domain, tier, expected, committed);
    }

    /// @inheritdoc IVerificationHub
    function quote(Domain domain, Tier tier, uint256 claimCount) external view returns (uint256 fee) {
        require(claimCount <= MAX_CLAIMS, Hub_BadClaimCount(claimCount, MAX_CLAIMS));
        (PolicyLevels levels, PolicyTerms terms) = _POLICIES.policyOf(domain, tier);
        return _fee(levels, terms, 0, claimCount);
    }

    /// @dev Enters a final verdict into the log, and tells the requester's callback.
    function _record(
        RequestId requestId,
        RequestHeader calldata header,
        bytes32 verdictHash,
        uint8 level,
        uint16 seats
    ) private returns (uint256 index) {
        index = _REGISTRY.record(
            VerdictLeaf({
                requestId: requestId,
                domain: header.domain,
                tier: header.tier,
                policyHash: TierPolicies.hash(header.levels, header.terms),
                level: level,
                bundleHash: header.bundleHash,
                claimsRoot: header.claimsRoot,
                claimCount: header.claimCount,
                verdictHash: verdictHash,
                openedAt: header.openedAt,
                finalizedAt: uint40(block.timestamp),
                seats: seats
            })
        );
        if (header.callback != address(0)) _callBack(requestId, header, verdictHash, index);
    }

    /// @dev Capped gas, no return data copied; a failure is announced and harms nobody.
    function _callBack(RequestId requestId, RequestHeader calldata header, bytes32 verdictHash, uint256 index) private {
        // Only 63/64 of what is left can be handed on.
        uint256 needed = (CALLBACK_GAS * 64) / 63 + 10_000;
        require(gasleft() >= needed, Hub_TooLittleGas(gasleft(), needed));
        bytes memory data = abi.encodeCall(
            IVerdictCallback.onVerdict,
            (requestId, header.bundleHash, verdictHash, index)
        );
        address callback = header.callback;
        bool success;
        // The return data's size is never read, so a return bomb costs the callee's own gas alone.
        assembly ("memory-safe") {
            success := call(CALLBACK_GAS, callback, 0, add(data, 0x20), mload(data), 0, 0)
        }
        if (!success) emit CallbackFailed(requestId, callback);
    }

    /// @dev Moves a counted request from one state to the next; its digest stays.
    function _move(
        RequestId requestId,
        RequestHeader calldata header,
        RoundResult calldata result,
        RequestStatus from,
        RequestStatus to
    ) private {
        bytes32 digest = RoundDigests.resultDigestOf(header, result);
        RoundState stored = _storedState(_firstRound(requestId));
        RoundState expected = RoundStates.pack(from, digest);
        require(
            _isOf(result.summary, requestId) && !stored.differs(expected),
            Hub_UnknownState(requestId, expected, stored)
        );
        _setState(_firstRound(requestId), RoundStates.pack(to, digest));
    }

    /// @dev Whether the request waits to become final with this result; false once it has ended with it. Somebody was
    /// faster then: no reason to fail a whole batch. The digest binds the result, and the result its round, so the state
    /// need not be asked whose it is.
    function _isProvisional(RequestId requestId, bytes32 digest, RoundSummary summary) private view returns (bool) {
        RoundState stored = _storedState(_firstRound(requestId));
        RoundState provisional = RoundStates.pack(RequestStatus.PROVISIONAL, digest);
        bool isOfRequest = _isOf(summary, requestId);
        if (isOfRequest && !stored.differs(provisional)) return true;
        bool ended = stored.status() == RequestStatus.FINAL || stored.status() == RequestStatus.EXPIRED;
        RoundState expected = ended ? RoundStates.pack(stored.status(), digest) : provisional;
        require(isOfRequest && !stored.differs(expected), Hub_UnknownState(requestId, provisional, stored));
        return false;
    }

    /// @dev Undecided claims that the budget pays for wait to be escalated, but not for ever.
    function _requireNothingToEscalate(
        RequestId requestId,
        RequestHeader calldata header,
        RoundSummary summary,
        uint256 until
    ) private view {
        uint256 undecided = summary.undecided();
        // Of one level alone nobody counts what it left undecided.
        if (undecided == 0 || !summary.isCounted() || block.timestamp >= until) return;
        uint256 needed = _fee(header.levels, header.terms, 1, undecided);
        require(header.escalationBudget < needed, Hub_MustEscalate(requestId, undecided, until));
    }

    function _requireTierFor(uint256 value, PolicyLevels levels, PolicyTerms terms, uint256 claims) private view {
        uint256 most = _POLICIES.valueAtRisk(levels, terms, claims);
        require(value <= most, Hub_ValueAboveTier(value, most));
    }

    /// @dev The hub's series is not the request's: it cannot be recorded, neither now nor ever.
    function _requireDismissed(RequestId requestId) private view {
        uint256 series = _series();
        require(series != _firstRound(requestId).series(), Hub_StillAdmitted(requestId, uint32(series)));
    }

    /// @dev The state of a request is that of its first round.
    function _firstRound(RequestId requestId) private pure returns (RoundId) {
        return RoundId.wrap(RequestId.unwrap(requestId));
    }

    function _isOf(RoundSummary summary, RequestId requestId) private pure returns (bool) {
        return RoundId.unwrap(summary.round()) == RequestId.unwrap(requestId);
    }

    /// @dev What a round of a level costs at most.
    function _fee(
        PolicyLevels levels,
        PolicyTerms terms,
        uint256 level,
        uint256 claims
    ) private pure returns (uint256) {
        return terms.price() * Math.max(claims, LEAST_PAID_CLAIMS) * levels.seats(level);
    }
}
