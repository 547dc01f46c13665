// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IPolicyBook} from "../interfaces/IPolicyBook.sol";
import {IRoundCounter} from "../interfaces/IRoundCounter.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictCallback} from "../interfaces/IVerdictCallback.sol";
import {IVerdictWriter} from "../interfaces/IVerdictWriter.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Ballots} from "../libraries/Ballots.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Domain} from "../types/Domain.sol";
import {Ballot, SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../types/RequestHeader.sol";
import {Phase, RequestStatus} from "../types/RequestStatus.sol";
import {RoundFees} from "../types/RoundFees.sol";
import {RoundConfig, RoundConfigs} from "../types/RoundConfig.sol";
import {RequestId, RoundId, RoundIds} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {Score} from "../types/Score.sol";
import {Tier} from "../types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierPolicies} from "../types/TierPolicy.sol";
import {VerdictLeaf} from "../types/VerdictLeaf.sol";
import {CommitBook} from "./CommitBook.sol";

/// @title VerificationHub
/// @notice The life of a request: open, count, provisional, final. Storage keeps one word of a request and two of a
/// round; whoever moves a request on supplies what the words commit to, which events announced.
///
/// Roles: none. Every call is open to anyone who holds what it needs.
/// Invariants: (3) a verdict is the plain count of the opened votes; (4) each counts once; (6) the result depends neither
/// on who sends the transactions nor on their order in a window; (7) a final verdict never changes; (8) a request keeps
/// the policy that it bought; (10) every request ends, final or refunded.
/// Trust: the validator registry, the fee ledger, the counter, the policy book and the verdict registry, all fixed at
/// deployment.
/// Known limits: one level; undecided claims stay undecided until escalation comes. Nobody is paid for finalizing, and a
/// request's callback may cost whoever does {CALLBACK_GAS}.
contract VerificationHub is CommitBook, Multicall {
    /// @notice Most claims of a request.
    uint256 public constant MAX_CLAIMS = 4_096;
    /// @notice Claims that a request pays for at least.
    uint256 public constant LEAST_PAID_CLAIMS = 32;
    /// @notice Longest content URI, bytes.
    uint256 public constant MAX_URI_LENGTH = 512;
    /// @notice Seconds after the reveal window in which the posted openings can be counted.
    uint256 public constant SETTLE_PERIOD = 24 hours;
    /// @notice Gas that a requester's callback gets.
    uint256 public constant CALLBACK_GAS = 200_000;
    /// @notice Seconds after a round's opening before its storage may serve another: longer than a request lives, and its
    /// withheld votes can be proven.
    uint256 public constant REST_PERIOD = 21 days;

    IValidatorRegistry private immutable _VALIDATORS;
    IFeeLedger private immutable _LEDGER;
    IRoundCounter private immutable _COUNTER;
    IPolicyBook private immutable _POLICIES;
    IVerdictRegistry private immutable _REGISTRY;

    /// @dev Which rounds count for the turnout: those whose running hash ends in as many clear bits, which nobody knows
    /// before the last commitment.
    uint256 private constant TURNOUT_SAMPLE = 7 << 40;

    /// @dev Seats of the rounds that count for the next drift of a price.
    struct Turnout {
        uint128 expected;
        uint128 committed;
    }

    mapping(Domain domain => mapping(Tier tier => Turnout)) private _turnouts;

    /// @dev Storage of rounds as a ring: slots below `size` have been used, `cursor` comes next for reuse.
    struct Ring {
        /// As the registry told it; zero before the hub is admitted and after it is dismissed.
        uint32 series;
        /// First slot that was never used.
        uint32 size;
        uint32 cursor;
        /// The slot at the cursor is of no use before this time.
        uint64 restsUntil;
    }

    Ring private _ring;

    constructor(
        IValidatorRegistry validators,
        IFeeLedger ledger,
        IRoundCounter counter,
        IPolicyBook policies,
        IVerdictRegistry registry
    ) CommitBook(validators) {
        _VALIDATORS = validators;
        _LEDGER = ledger;
        _COUNTER = counter;
        _POLICIES = policies;
        _REGISTRY = registry;
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
        LevelPolicy memory level = levels.level(0);
        uint256 fee = _fee(terms, level, p.claimCount);
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
        RoundConfig config = _configure(round, p, level, terms);
        _openRound(round, config, RoundDigests.start(RoundDigests.headerHashInMemory(header), round));
        emit RequestOpened(requestId, msg.sender, p.domain, header, p.contentURI);
        emit RoundOpened(round, requestId, config);
        _LEDGER.takeEscrow(msg.sender, fee + p.escalationBudget);
    }

    /// @inheritdoc IVerdictWriter
    function seriesChanged(uint32 series) external {
        require(msg.sender == address(_REGISTRY), Hub_NotRegistry(msg.sender));
        // A new series has storage of its own. Its first slot stays unused, so that a number's lower half is never zero.
        _ring = Ring({series: series, size: 1, cursor: 1, restsUntil: 0});
    }

    /// @inheritdoc IVerificationHub
    function settle(
        RoundId round,
        RequestHeader calldata header,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external {
        (RoundConfig config, RoundState state) = _load(round);
        _checkOpened(round, config, state, ballots);
        bytes32 headerHash = RoundDigests.headerHash(header);
        (uint256[] memory verdict, Score[] memory scores, uint256 opened) = _COUNTER.count(
            IRoundCounter.Round(
                round,
                config,
                RoundDigests.start(headerHash, round),
                state,
                header.levels,
                header.terms
            ),
            ballots,
            planes
        );
        RoundResult memory result = RoundResult({
            round: round,
            level: uint8(config.level()),
            settledAt: uint40(block.timestamp),
            seats: uint16(state.seats()),
            revealedSeats: uint16(opened),
            counted: state,
            verdictHash: _hashWords(verdict)
        });
        _setState(round, RoundStates.pack(RequestStatus.PROVISIONAL, RoundDigests.resultDigest(headerHash, result)));
        _countTurnout(header, config, state);
        (uint256 paid, uint256 refund) = _divide(round, header, config, state, scores);
        emit RoundSettled(round, RequestId.wrap(RoundId.unwrap(round)), msg.sender, result, verdict, paid, refund);
    }

    /// @inheritdoc IVerificationHub
    function finalize(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external {
        bytes32 digest = RoundDigests.resultDigest(RoundDigests.headerHash(header), result);
        if (!_isProvisional(requestId, digest, result)) return;
        uint256 endsAt = result.settledAt + header.terms.challengeWindow();
        require(block.timestamp >= endsAt, Hub_ChallengeWindowOpen(requestId, endsAt));
        if (header.escalationBudget != 0) _LEDGER.releaseEscrow(header.requester, header.escalationBudget);
        _setState(_firstRound(requestId), RoundStates.pack(RequestStatus.FINAL, digest));
        uint256 index = _REGISTRY.record(
            VerdictLeaf({
                requestId: requestId,
                domain: header.domain,
                tier: header.tier,
                policyHash: TierPolicies.hash(header.levels, header.terms),
                level: result.level,
                bundleHash: header.bundleHash,
                claimsRoot: header.claimsRoot,
                claimCount: header.claimCount,
                verdictHash: result.verdictHash,
                openedAt: header.openedAt,
                finalizedAt: uint40(block.timestamp),
                seats: result.seats
            })
        );
        emit RequestFinalized(requestId, index);
        if (header.callback != address(0)) _callBack(requestId, header, result.verdictHash, index);
    }

    /// @inheritdoc IVerificationHub
    function abandon(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external {
        require(_ring.series != _firstRound(requestId).series(), Hub_StillAdmitted(requestId, _ring.series));
        bytes32 digest = RoundDigests.resultDigest(RoundDigests.headerHash(header), result);
        if (!_isProvisional(requestId, digest, result)) return;
        _setState(_firstRound(requestId), RoundStates.pack(RequestStatus.EXPIRED, digest));
        if (header.escalationBudget != 0) _LEDGER.releaseEscrow(header.requester, header.escalationBudget);
        emit RequestExpired(requestId, result.round, header.escalationBudget);
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
        Phase phase = _phase(config, state);
        bool unsettled = phase == Phase.SETTLE && block.timestamp >= _settleEnd(config, state);
        require(phase == Phase.CLOSED || unsettled, Hub_StillRunning(requestId, phase));
        _setState(round, RoundStates.pack(RequestStatus.EXPIRED, bytes32(0)));
        _countTurnout(header, config, state);
        uint256 escrow = uint256(header.fee) + header.escalationBudget;
        uint256 openingFee = header.terms.price();
        emit RequestExpired(requestId, round, escrow - openingFee);
        _LEDGER.refund(header.requester, escrow, openingFee);
    }

    /// @inheritdoc IVerificationHub
    function driftPrice(Domain domain, Tier tier) external returns (uint256 price) {
        Turnout memory turnout = _turnouts[domain][tier];
        delete _turnouts[domain][tier];
        return _POLICIES.driftPrice(domain, tier, turnout.expected, turnout.committed);
    }

    /// @inheritdoc IVerificationHub
    function turnoutOf(Domain domain, Tier tier) external view returns (uint256 expectedSeats, uint256 committedSeats) {
        Turnout storage turnout = _turnouts[domain][tier];
        return (turnout.expected, turnout.committed);
    }

    /// @inheritdoc IVerificationHub
    function quote(Domain domain, Tier tier, uint256 claimCount) external view returns (uint256 fee) {
        require(claimCount <= MAX_CLAIMS, Hub_BadClaimCount(claimCount, MAX_CLAIMS));
        (PolicyLevels levels, PolicyTerms terms) = _POLICIES.policyOf(domain, tier);
        return _fee(terms, levels.level(0), claimCount);
    }

    /// @dev Takes a number of the hub's series: that of the slot at the ring's cursor where the round in it has ended long
    /// ago, else one of a slot that was never used. Rewriting two words costs 34,000 gas less than writing new ones.
    function _allocateRound() private returns (RoundId round) {
        Ring memory ring = _ring;
        // A hub that the registry has dismissed opens nothing.
        require(ring.series != 0, Hub_NotAdmitted());
        if (ring.cursor < ring.size && block.timestamp >= ring.restsUntil) {
            uint256 generation;
            (generation, ring.restsUntil) = _lookAt(RoundIds.pack(ring.series, 0, ring.cursor));
            if (generation != 0) round = RoundIds.pack(ring.series, generation, ring.cursor);
            // A slot that still rests is looked at again; one whose round never ended is passed over.
            if (block.timestamp >= ring.restsUntil && ++ring.cursor == ring.size) ring.cursor = 1;
        }
        if (RoundId.unwrap(round) == 0) {
            require(ring.size < RoundIds.SLOTS, Hub_TooManyRounds(ring.size));
            round = RoundIds.pack(ring.series, 0, ring.size++);
        }
        _ring = ring;
    }

    /// @dev Whether the storage of a series and slot may serve another round.
    /// @return generation Of the round that it would serve; zero for none.
    /// @return restsUntil When its present round has rested long enough.
    function _lookAt(RoundId anyOfPlace) private view returns (uint256 generation, uint64 restsUntil) {
        (RoundConfig config, RoundState state) = _stored(anyOfPlace);
        // Times have 38 bits.
        restsUntil = uint64(config.seedTime() + REST_PERIOD);
        if (block.timestamp < restsUntil) return (0, restsUntil);
        RequestStatus status = state.status();
        bool ended = status == RequestStatus.FINAL || status == RequestStatus.EXPIRED;
        generation = config.generation() + 1;
        if (!ended || generation == RoundIds.GENERATIONS) generation = 0;
    }

    /// @dev Phases and draw of a first round; reverts where the domain cannot seat the tier.
    function _configure(
        RoundId round,
        RequestParameters calldata p,
        LevelPolicy memory level,
        PolicyTerms terms
    ) private view returns (RoundConfig) {
        IValidatorRegistry.DomainState memory state = _VALIDATORS.domainState(p.domain);
        uint256 leastValidators = Math.ceilDiv(level.leastSeats, level.cap);
        require(state.validators >= leastValidators, Hub_TooFewValidators(p.domain, state.validators, leastValidators));
        uint256 leastFamilies = terms.minFamilies();
        require(state.families >= leastFamilies, Hub_TooFewFamilies(p.domain, state.families, leastFamilies));
        // Times and block numbers fit 40 bits for 30,000 years; registers hold power in 56 bits.
        return
            RoundConfigs.pack(
                RoundConfigs.Fields({
                    level: 0,
                    domain: p.domain,
                    cap: level.cap,
                    leastSeats: level.leastSeats,
                    seats: level.seats,
                    claims: uint16(p.claimCount),
                    epoch: uint24(state.epoch),
                    generation: uint16(round.generation()),
                    revealWindow: terms.revealWindow(),
                    commitWindow: terms.commitWindow(),
                    seedTime: uint40(block.timestamp + terms.seedDelay()),
                    seedBlock: uint40(block.number + terms.seedBlocks()),
                    totalPower: uint56(state.totalPower)
                })
            );
    }

    /// @dev Counts a round's turnout. One in eight tells as much of a price as all, at an eighth of the cost.
    function _countTurnout(RequestHeader calldata header, RoundConfig config, RoundState state) private {
        if (RoundState.unwrap(state) & TURNOUT_SAMPLE != 0) return;
        Turnout storage turnout = _turnouts[header.domain][header.tier];
        // 16 bits a round at most: 2¹¹² rounds would have to pass.
        turnout.expected += uint128(config.seats());
        turnout.committed += uint128(state.seats());
    }

    /// @dev Has the fee divided among the opened ballots; where there are none the request is refunded like one that
    /// expired.
    function _divide(
        RoundId round,
        RequestHeader calldata header,
        RoundConfig config,
        RoundState state,
        Score[] memory scores
    ) private returns (uint256 paid, uint256 refund) {
        if (scores.length == 0) {
            uint256 openingFee = header.terms.price();
            _LEDGER.refund(header.requester, header.fee, openingFee);
            return (0, header.fee - openingFee);
        }
        return
            _LEDGER.divide(
                RoundFees({
                    round: round,
                    requester: header.requester,
                    settler: msg.sender,
                    integrator: header.integrator,
                    domain: header.domain,
                    fee: header.fee,
                    // A level expects at most 255 seats; committed ones have 16 bits in the state.
                    expectedSeats: uint16(config.seats()),
                    committedSeats: uint16(state.seats()),
                    terms: header.terms
                }),
                scores
            );
    }

    /// @dev In the reveal window every ballot must be opened, or posted by all; afterwards exactly the posted ones.
    function _checkOpened(RoundId round, RoundConfig config, RoundState state, Ballot[] calldata ballots) private view {
        Phase phase = _phase(config, state);
        if (phase == Phase.REVEAL) {
            for (uint256 i; i < ballots.length; ++i) {
                require(Ballots.isOpened(Ballots.ballotAt(ballots, i)), Hub_NotAllOpened(round, i));
            }
            return;
        }
        require(phase == Phase.SETTLE && block.timestamp < _settleEnd(config, state), Hub_WrongPhase(round, phase));
        uint256 word;
        for (uint256 i; i < ballots.length; ++i) {
            if (i & 0xff == 0) word = postedOf(round, i >> 8);
            bool posted = (word >> (i & 0xff)) & 1 == 1;
            require(Ballots.isOpened(Ballots.ballotAt(ballots, i)) == posted, Hub_PostedDiffer(round, i, posted));
        }
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

    /// @dev The state of a request is that of its first round.
    function _firstRound(RequestId requestId) private pure returns (RoundId) {
        return RoundId.wrap(RequestId.unwrap(requestId));
    }

    /// @dev Whether the request waits to become final with this result; false once it has ended with it. Somebody was
    /// faster then: no reason to fail a whole batch. The digest binds the result, and the result its round, so the state
    /// need not be asked whose it is.
    function _isProvisional(
        RequestId requestId,
        bytes32 digest,
        RoundResult calldata result
    ) private view returns (bool) {
        (, RoundState stored) = _stored(_firstRound(requestId));
        RoundState provisional = RoundStates.pack(RequestStatus.PROVISIONAL, digest);
        bool isOfRequest = RoundId.unwrap(result.round) == RequestId.unwrap(requestId);
        if (isOfRequest && !stored.differs(provisional)) return true;
        bool ended = stored.status() == RequestStatus.FINAL || stored.status() == RequestStatus.EXPIRED;
        RoundState expected = ended ? RoundStates.pack(stored.status(), digest) : provisional;
        require(isOfRequest && !stored.differs(expected), Hub_UnknownState(requestId, provisional, stored));
        return false;
    }

    function _fee(PolicyTerms terms, LevelPolicy memory level, uint256 claims) private pure returns (uint256) {
        return terms.price() * Math.max(claims, LEAST_PAID_CLAIMS) * level.seats;
    }

    function _settleEnd(RoundConfig config, RoundState state) private pure returns (uint256) {
        return config.revealEnd(state.toppedUp()) + SETTLE_PERIOD;
    }

    /// @dev keccak256(abi.encodePacked(words)).
    function _hashWords(uint256[] memory words) private pure returns (bytes32 digest) {
        // Reads the array alone.
        assembly ("memory-safe") {
            digest := keccak256(add(words, 0x20), shl(5, mload(words)))
        }
    }
}
