// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Contest} from "../types/Contest.sol";
import {Opening} from "../types/Opening.sol";
import {Overruled} from "../types/Overruled.sol";
import {RequestHeader} from "../types/RequestHeader.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IReckoner
/// @notice What follows for the voters of a round whose answers the final verdict overruled: pay is clawed back, agreement
/// is rescored, and where a deeper round was clear, stake is slashed. Whoever challenged those answers shares the bounty.
interface IReckoner {
    /// @notice A vote was reckoned.
    /// @param position Place of its commitment in the round.
    /// @param wrong Claims on which it said what was overruled, and
    /// @param right those on which it said what overruled that.
    /// @param clawedBack Base units of MIRA of its pay.
    /// @param slashed Base units of MIRA of its stake.
    event Reckoned(
        RoundId indexed round,
        ValidatorId indexed id,
        uint256 position,
        uint256 wrong,
        uint256 right,
        uint256 clawedBack,
        uint256 slashed
    );
    /// @notice A challenger got its part of what the slashes for a level's answers left as bounty.
    event BountyPaid(RequestId indexed requestId, uint256 indexed index, address indexed challenger, uint256 amount);

    error Reckoner_NotFinal(RequestId requestId);
    error Reckoner_UnknownContest(RequestId requestId, bytes32 given, bytes32 stored);
    error Reckoner_TooLate(RequestId requestId, uint256 end, uint256 timestamp);
    error Reckoner_TooEarly(RequestId requestId, uint256 end, uint256 timestamp);
    error Reckoner_UnknownRound(RoundId round, bytes32 given, bytes32 expected);
    error Reckoner_CommitmentsDiffer(RoundId round, bytes32 given, bytes32 expected);
    error Reckoner_Differs(RoundId round, Part part, bytes32 given, bytes32 expected);
    error Reckoner_VerdictDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Reckoner_NotOverruled(RoundId round);
    error Reckoner_BadOpening(RoundId round, uint256 position);
    error Reckoner_NotCounted(RoundId round, uint256 position);
    error Reckoner_NothingNew(RoundId round);
    error Reckoner_ChallengeDiffers(RequestId requestId, uint256 index, bytes32 given, bytes32 expected);
    error Reckoner_NoFlip(RequestId requestId, uint256 index);
    error Reckoner_AlreadyPaid(RequestId requestId, uint256 index);

    /// @notice What a caller supplies besides openings.
    enum Part {
        HEADER,
        REQUEST,
        DETAILS,
        VERDICT,
        SELECTION,
        CLEAR
    }

    /// @notice Holds votes of a counted round against the request's final verdict, within {RECKON_PERIOD} of it. For each
    /// vote, on the claims that round and final verdict decide differently:
    /// - ⌈pay · wrong / claims of the round⌉ is clawed back, see {IFeeLedger.clawBack}; the caller has a tenth;
    /// - the voter's record moves by right − wrong claims, see {IFeeLedger.rescore};
    /// - slash multiple · price · seats · claims that it got wrong and on which the final answer is clear are taken of its
    /// stake, within the policy's cap for one request.
    /// Anyone. Votes that were reckoned already are skipped.
    /// @param contest Of the request, as it ended.
    /// @param openings Of commitments whose votes were counted.
    /// @param finalVerdict Planes over the request's claims.
    /// @param clear Mask words of the final verdict's clear answers, see {Contest}.
    function reckon(
        Contest calldata contest,
        RequestHeader calldata header,
        Overruled calldata overruled,
        Opening[] calldata openings,
        uint256[] calldata finalVerdict,
        uint256[] calldata clear
    ) external;

    /// @notice Pays a challenge's part of the bounties for its level's answers once nothing more can be reckoned: by its
    /// flips of all flips that challenges of the level brought. Anyone; to the challenger.
    /// @param index Of the challenge.
    /// @param claims Mask words, as challenged.
    /// @param verdictBefore Planes of the verdict that was challenged.
    /// @param finalVerdict Planes of the final one.
    function claimBounty(
        Contest calldata contest,
        uint256 index,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore,
        uint256[] calldata finalVerdict
    ) external returns (uint256 amount);

    /// @notice Whether a vote was reckoned.
    function isReckoned(RoundId round, uint256 position) external view returns (bool);

    /// @notice Base units of MIRA taken of a validator's stake for a request, in all its rounds.
    function takenFor(RequestId requestId, ValidatorId id) external view returns (uint256);

    /// @notice Bounties for the answers of a request's level that nobody claimed yet, base units of MIRA.
    function bountyOf(RequestId requestId, uint256 level) external view returns (uint256);

    /// @notice Name of the cause at the slasher.
    function CAUSE() external view returns (bytes32);

    /// @notice Seconds from the final verdict within which votes can be reckoned.
    function RECKON_PERIOD() external view returns (uint256);
}
