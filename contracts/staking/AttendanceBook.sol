// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAttendanceBook} from "../interfaces/IAttendanceBook.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Bits} from "../libraries/Bits.sol";
import {HubRounds} from "../libraries/HubRounds.sol";
import {Phase, RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title AttendanceBook
/// @notice Proofs of empty seats. A window is one word of the hub's own bitmap of commitments, and a proof names all the
/// misses at once, so the book keeps no storage and no list: the hub knows who committed, the draw who could have.
///
/// Roles: none; it holds the validator registry's role to suspend.
/// Invariants: (9) a call loops over the rounds that it names. Nobody is suspended for a round to which it committed, in
/// which it had no seat by the first draw, whose draw it could not have answered since it was last re-armed, or which
/// never found its committee: where a chain stood still, nobody could vote.
/// Trust: hubs that the verdict registry admits.
/// Known limits: the prover chooses the window. A hub that opens 256 rounds within minutes asks for attendance by
/// minutes; where so many validators share the seats that one sits less than three times in 256 rounds, its absence
/// passes. Rounds that failed for want of voters are proof of nothing.
contract AttendanceBook is IAttendanceBook {
    /// @inheritdoc IAttendanceBook
    uint256 public constant LEAST_MISSES = 3;
    /// @dev Missed seats of all seats, as a fraction, from which on a validator is suspended.
    uint256 private constant MISSED_NUMERATOR = 3;
    uint256 private constant MISSED_DENOMINATOR = 8;

    IValidatorRegistry private immutable _VALIDATORS;
    IVerdictRegistry private immutable _REGISTRY;

    constructor(IValidatorRegistry validators, IVerdictRegistry registry) {
        _VALIDATORS = validators;
        _REGISTRY = registry;
    }

    /// @inheritdoc IAttendanceBook
    function prove(IVerificationHub hub, ValidatorId id, RoundId[] calldata rounds) external {
        require(rounds.length != 0, Attendance_TooFewMisses(id, 0, 0));
        // A window lies within a series.
        HubRounds.check(_REGISTRY, address(hub), rounds[0]);
        Standing standing = _VALIDATORS.standingOf(id);
        require(standing == Standing.ACTIVE, Attendance_WrongStanding(id, standing));
        uint256 word = rounds[0].word();
        uint256 committed = hub.committedWord(id, word);
        uint256 missed = _missed(hub, id, rounds, word, committed);
        _requireAbsence(id, rounds.length, Bits.count(committed));
        emit AbsenceProven(id, word, missed, Bits.count(committed));
        _VALIDATORS.suspend(id, block.timestamp);
    }

    /// @dev The bits of the named rounds, each of which was missed.
    function _missed(
        IVerificationHub hub,
        ValidatorId id,
        RoundId[] calldata rounds,
        uint256 word,
        uint256 committed
    ) private view returns (uint256 missed) {
        (, uint256 rearmedAt) = _VALIDATORS.suspensionOf(id);
        uint256 present = _VALIDATORS.epochAt(block.timestamp);
        for (uint256 i; i < rounds.length; ++i) {
            RoundId round = rounds[i];
            require(round.word() == word, Attendance_OutsideWindow(round, word));
            require(missed & round.mask() == 0, Attendance_NamedTwice(round));
            require(committed & round.mask() == 0, Attendance_Committed(round, id));
            missed |= round.mask();
            _checkRound(hub, round, rearmedAt, present);
            require(hub.seatsAt(round, id) != 0, Attendance_NoSeat(round, id));
        }
    }

    /// @dev Whether a seat left empty in this round says anything.
    function _checkRound(IVerificationHub hub, RoundId round, uint256 rearmedAt, uint256 present) private view {
        (RoundConfig config, RoundState state) = hub.roundOf(round);
        // A round that was counted had its committee. One that ended otherwise no longer says whether it had.
        if (!_wasCounted(state.status())) {
            Phase phase = hub.phaseOf(round);
            require(phase == Phase.REVEAL || phase == Phase.SETTLE, Attendance_NoCommittee(round, phase));
        }
        // Registers hold no older powers.
        require(config.epoch() + 1 >= present, Attendance_TooOld(round, config.epoch(), present));
        uint256 seedTime = config.seedTime();
        require(seedTime >= rearmedAt, Attendance_BeforeRearming(round, seedTime, rearmedAt));
    }

    function _wasCounted(RequestStatus status) private pure returns (bool) {
        return
            status == RequestStatus.PROVISIONAL || status == RequestStatus.FINAL || status == RequestStatus.CONTESTED;
    }

    function _requireAbsence(ValidatorId id, uint256 misses, uint256 commits) private pure {
        require(
            misses >= LEAST_MISSES && misses * MISSED_DENOMINATOR >= (commits + misses) * MISSED_NUMERATOR,
            Attendance_TooFewMisses(id, misses, commits)
        );
    }
}
