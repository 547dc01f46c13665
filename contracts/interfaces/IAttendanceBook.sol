// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Phase} from "../types/RequestStatus.sol";
import {RoundId} from "../types/RoundId.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {IVerificationHub} from "./IVerificationHub.sol";

/// @title IAttendanceBook
/// @notice Suspends validators that leave seats empty: {LEAST_MISSES} or more within 256 consecutive rounds, and 3 of 8 or
/// more of those in which they could have sat. Anyone proves, nothing is kept.
interface IAttendanceBook {
    /// @param word The window: rounds 256 · `word` to 256 · `word` + 255.
    /// @param missed Bit r set for round 256 · `word` + r, if its seat was proven empty.
    /// @param commits Rounds of the window to which the validator committed.
    event AbsenceProven(ValidatorId indexed id, uint256 indexed word, uint256 missed, uint256 commits);

    error Attendance_WrongStanding(ValidatorId id, Standing standing);
    error Attendance_OutsideWindow(RoundId round, uint256 word);
    error Attendance_NamedTwice(RoundId round);
    error Attendance_Committed(RoundId round, ValidatorId id);
    error Attendance_NoCommittee(RoundId round, Phase phase);
    error Attendance_TooOld(RoundId round, uint256 epoch, uint256 present);
    error Attendance_BeforeRearming(RoundId round, uint256 seedTime, uint256 rearmedAt);
    error Attendance_NoSeat(RoundId round, ValidatorId id);
    error Attendance_TooFewMisses(ValidatorId id, uint256 misses, uint256 commits);

    /// @notice Suspends an active validator that missed seats. Its owner may re-arm it at once; misses before that count no
    /// more. Anyone may call.
    /// @param hub Admitted hub of the rounds.
    /// @param rounds Rounds of one window, of the present epoch or the one before, whose committee came together without
    /// the validator, though the first draw gave it a seat.
    function prove(IVerificationHub hub, ValidatorId id, RoundId[] calldata rounds) external;

    /// @notice Least misses that suspend.
    function LEAST_MISSES() external view returns (uint256);
}
