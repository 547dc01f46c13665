// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IRoundCounter} from "../interfaces/IRoundCounter.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Ballots} from "../libraries/Ballots.sol";
import {Bits} from "../libraries/Bits.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {Domain} from "../types/Domain.sol";
import {Ballot} from "../types/Opening.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {Phase, RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundFees} from "../types/RoundFees.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {RoundSummaries, RoundSummary} from "../types/RoundSummary.sol";
import {Score} from "../types/Score.sol";
import {Tier} from "../types/Tier.sol";
import {RoundRing} from "./RoundRing.sol";

/// @title RoundSettlement
/// @notice Counts rounds, first and deeper ones, and has their fees divided.
///
/// Invariants: (3) a verdict is the plain count of the opened votes; (4) each counts once; (6) the result depends neither
/// on who sends the transactions nor on their order in a window.
/// Trust: ledger and counter, fixed at deployment; a round's word is written after they were asked, as it holds their
/// answers, and neither calls anybody else.
abstract contract RoundSettlement is RoundRing {
    /// @notice Seconds after the reveal window in which the posted openings can be counted.
    uint256 public constant SETTLE_PERIOD = 24 hours;
    /// @dev Which rounds count for the turnout: those whose running hash ends in as many clear bits, which nobody knows
    /// before the last commitment.
    uint256 private constant TURNOUT_SAMPLE = 7 << 40;

    /// @dev Seats of the rounds that count for the next drift of a price.
    struct Turnout {
        uint128 expected;
        uint128 committed;
    }

    IFeeLedger internal immutable _LEDGER;
    IRoundCounter private immutable _COUNTER;

    mapping(Domain domain => mapping(Tier tier => Turnout)) private _turnouts;

    constructor(
        IValidatorRegistry validators,
        IFeeLedger ledger,
        IRoundCounter counter,
        IVerdictRegistry registry
    ) RoundRing(validators, registry) {
        _LEDGER = ledger;
        _COUNTER = counter;
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
        // A deeper round starts otherwise: the counter would not find its commitments.
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
        _countTurnout(header, config, state);
        (uint256 paid, uint256 refund, bytes32 paysHash) = _divideFirst(round, header, config, state, scores);
        RoundResult memory result = RoundResult({
            summary: _summary(round, config, state, opened, _undecided(header, verdict), header.fee - refund),
            counted: state,
            verdictHash: RoundDigests.hashWords(verdict),
            detailsHash: paysHash
        });
        _setState(round, RoundStates.pack(RequestStatus.PROVISIONAL, RoundDigests.resultDigest(headerHash, result)));
        emit RoundSettled(round, RequestId.wrap(RoundId.unwrap(round)), msg.sender, result, verdict, paid, refund);
    }

    /// @inheritdoc IVerificationHub
    function settleDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external {
        (RoundConfig config, RoundState state) = _load(round);
        _checkOpened(round, config, state, ballots);
        (uint256[] memory verdict, Score[] memory scores, uint256 opened, uint256[] memory clear) = _COUNTER
            .countDeeper(
                IRoundCounter.Round(
                    round,
                    config,
                    _startDeeper(round, header, deeper),
                    state,
                    header.levels,
                    header.terms
                ),
                ballots,
                planes
            );
        (uint256 paid, uint256 refund, bytes32 paysHash) = _divideDeeper(round, header, deeper, config, state, scores);
        RoundResult memory result = RoundResult({
            summary: _summary(round, config, state, opened, RoundSummaries.UNCOUNTED, deeper.fee - refund),
            counted: state,
            verdictHash: RoundDigests.hashWords(verdict),
            detailsHash: RoundDigests.deeperDetails(paysHash, RoundDigests.hashWords(clear))
        });
        // A vote is over when it is counted.
        bytes32 digest = RoundDigests.resultDigest(RoundDigests.headerHash(header), result);
        _setState(round, RoundStates.pack(RequestStatus.FINAL, digest));
        emit ClearAnswersCounted(round, clear);
        emit RoundSettled(round, deeper.requestId, msg.sender, result, verdict, paid, refund);
    }

    /// @inheritdoc IVerificationHub
    function turnoutOf(Domain domain, Tier tier) external view returns (uint256 expectedSeats, uint256 committedSeats) {
        Turnout storage turnout = _turnouts[domain][tier];
        return (turnout.expected, turnout.committed);
    }

    /// @dev Reads the turnout since the last time, and begins anew.
    function _takeTurnout(Domain domain, Tier tier) internal returns (uint256 expectedSeats, uint256 committedSeats) {
        Turnout memory turnout = _turnouts[domain][tier];
        delete _turnouts[domain][tier];
        return (turnout.expected, turnout.committed);
    }

    /// @dev Counts a first round's turnout. One in eight tells as much of a price as all, at an eighth of the cost.
    function _countTurnout(RequestHeader calldata header, RoundConfig config, RoundState state) internal {
        if (RoundState.unwrap(state) & TURNOUT_SAMPLE != 0) return;
        Turnout storage turnout = _turnouts[header.domain][header.tier];
        // 16 bits a round at most: 2¹¹² rounds would have to pass.
        turnout.expected += uint128(config.seats());
        turnout.committed += uint128(state.seats());
    }

    function _startDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper
    ) internal pure returns (RoundState) {
        return RoundDigests.startDeeper(RoundDigests.headerHash(header), RoundDigests.deeperHash(deeper), round);
    }

    /// @dev Whether a round can end uncounted: it found too few seats, or nobody settled it in time.
    function _requireLapsed(RoundId round, RoundConfig config, RoundState state) internal view {
        Phase phase = _phase(config, state);
        bool unsettled = phase == Phase.SETTLE && block.timestamp >= _settleEnd(config, state);
        require(phase == Phase.CLOSED || unsettled, Hub_StillRunning(round, phase));
    }

    /// @dev Has the fee divided among the opened ballots; where there are none the request is refunded like one that
    /// expired.
    function _divideFirst(
        RoundId round,
        RequestHeader calldata header,
        RoundConfig config,
        RoundState state,
        Score[] memory scores
    ) private returns (uint256 paid, uint256 refund, bytes32 paysHash) {
        if (scores.length != 0) return _divide(round, header, header.requester, header.fee, config, state, scores);
        uint256 openingFee = header.terms.price();
        _LEDGER.refund(header.requester, header.fee, openingFee);
        return (0, header.fee - openingFee, keccak256(""));
    }

    /// @dev The same for a deeper round, whose fee is of several payers and no requester's: what is left stays in escrow.
    function _divideDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        RoundConfig config,
        RoundState state,
        Score[] memory scores
    ) private returns (uint256 paid, uint256 refund, bytes32 paysHash) {
        if (scores.length != 0) return _divide(round, header, address(0), deeper.fee, config, state, scores);
        return (0, deeper.fee, keccak256(""));
    }

    function _divide(
        RoundId round,
        RequestHeader calldata header,
        address requester,
        uint128 fee,
        RoundConfig config,
        RoundState state,
        Score[] memory scores
    ) private returns (uint256 paid, uint256 refund, bytes32 paysHash) {
        return
            _LEDGER.divide(
                RoundFees({
                    round: round,
                    requester: requester,
                    settler: msg.sender,
                    integrator: header.integrator,
                    domain: header.domain,
                    fee: fee,
                    // A level expects at most 255 seats; committed ones have 16 bits in the state.
                    expectedSeats: uint16(config.seats()),
                    committedSeats: uint16(state.seats()),
                    terms: header.terms
                }),
                scores
            );
    }

    function _summary(
        RoundId round,
        RoundConfig config,
        RoundState state,
        uint256 opened,
        uint256 undecided,
        uint256 netFee
    ) private view returns (RoundSummary) {
        // Seats have 16 bits in the state, and claims fit them too; fees are parts of the supply, which has 90.
        return RoundSummaries.pack(round, config.level(), block.timestamp, state.seats(), opened, undecided, netFee);
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

    /// @dev Claims that the verdict leaves undecided, where a budget could pay for deciding them.
    function _undecided(RequestHeader calldata header, uint256[] memory verdict) private pure returns (uint256) {
        if (header.escalationBudget == 0 || header.terms.levelCount() == 1) return RoundSummaries.UNCOUNTED;
        uint256 decided;
        uint256 words = verdict.length / 2;
        for (uint256 i; i < words; ++i) decided += Bits.count(verdict[i] | verdict[words + i]);
        return header.claimCount - decided;
    }

    function _settleEnd(RoundConfig config, RoundState state) private pure returns (uint256) {
        return config.revealEnd(state.toppedUp()) + SETTLE_PERIOD;
    }
}
