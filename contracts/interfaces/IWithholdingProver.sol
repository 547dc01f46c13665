// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DeeperRound} from "../types/DeeperRound.sol";
import {SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {IVerificationHub} from "./IVerificationHub.sol";

/// @title IWithholdingProver
/// @notice Slashes validators that committed a vote and never opened it.
interface IWithholdingProver {
    /// @notice A withheld vote cost its validator stake.
    /// @param position Place in the round's list of commitments.
    /// @param asked {PAY_MULTIPLE} times what its seats would have earned at most, base units of MIRA.
    /// @param taken What was taken of it.
    event WithholdingProven(
        RoundId indexed round,
        ValidatorId indexed id,
        uint256 position,
        uint256 asked,
        uint256 taken
    );
    /// @notice A bounty was divided.
    /// @param toProver Paid to the caller.
    /// @param openers Validators whose openings had been posted.
    /// @param toEach Credited to each of them.
    event BountyDivided(
        RoundId indexed round,
        address indexed prover,
        uint256 toProver,
        uint256 openers,
        uint256 toEach
    );
    event BountyClaimed(ValidatorId indexed id, address indexed owner, uint256 amount);

    error Withholding_ProofPeriodTooLong(uint256 period, uint256 most);
    error Withholding_NotCounted(RoundId round, RoundState given, RoundState stored);
    error Withholding_CommitmentsDiffer(RoundId round, RoundState given, RoundState counted);
    error Withholding_AllOpened(RoundId round, uint256 settledAt, uint256 revealEnd);
    error Withholding_TooLate(RoundId round, uint256 end, uint256 timestamp);
    error Withholding_NoSuchPosition(RoundId round, uint256 position, uint256 commitments);
    error Withholding_Opened(RoundId round, uint256 position);
    error Withholding_NothingTaken(RoundId round);

    /// @notice Proves that commitments of a round stayed closed, and slashes their validators by
    /// 20 · seats · fee · validators' share / max(expected seats, committed seats). Only after a settlement that went by
    /// posted openings: one in the reveal window has them all. Half of the bounty goes to the caller, half in equal parts
    /// to the validators whose openings were posted. Anyone may call, within {PROOF_PERIOD} of the settlement.
    /// @param hub Admitted hub of the round.
    /// @param header As {IVerificationHub.RequestOpened} announced it.
    /// @param deeper As {IVerificationHub.DeeperRoundOpened} announced it; ignored for a request's first round.
    /// @param result As {IVerificationHub.RoundSettled} announced it.
    /// @param commitments All commitments of the round, in order.
    /// @param positions Places of the withheld ones. Those proven already are skipped, as are those of which nothing can be
    /// taken now; they stay open for later.
    /// @return bounty What the caller was paid, base units of MIRA.
    function prove(
        IVerificationHub hub,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        RoundResult calldata result,
        SeatedCommitment[] calldata commitments,
        uint256[] calldata positions
    ) external returns (uint256 bounty);

    /// @notice Pays a validator's bounties to its owner. Anyone may call.
    function claim(ValidatorId id) external returns (uint256 amount);

    /// @notice Bounties that a validator has not claimed, base units of MIRA.
    function creditOf(ValidatorId id) external view returns (uint256);

    /// @notice Whether the commitment at `position` was proven to be withheld.
    function isProven(RoundId round, uint256 position) external view returns (bool);

    /// @notice Name of the cause at the slasher.
    function CAUSE() external view returns (bytes32);

    /// @notice Slash of a withheld seat, in multiples of the most that it could have earned.
    function PAY_MULTIPLE() external view returns (uint256);

    /// @notice Seconds after a settlement within which withholding can be proven.
    function PROOF_PERIOD() external view returns (uint256);
}
