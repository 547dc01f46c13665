// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../types/Opening.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {Score} from "../types/Score.sol";
import {PolicyLevels, PolicyTerms} from "../types/TierPolicy.sol";

/// @title IRoundCounter
/// @notice Counts a round of the hub that asks.
interface IRoundCounter {
    /// @notice A round as its hub knows it.
    struct Round {
        RoundId id;
        RoundConfig config;
        /// @dev State before the first commitment.
        RoundState start;
        /// @dev State now: what the ballots must lead to.
        RoundState state;
        PolicyLevels levels;
        PolicyTerms terms;
    }

    /// @notice Checks every ballot against the round's running hash, counts the opened votes, and scores each against the
    /// verdict of the other families.
    /// @param round Of the calling hub: commitments bind its address.
    /// @param ballots All commitments in order, opened or withheld.
    /// @param planes See {IVerificationHub.settle}.
    /// @return verdict Verdict planes, affirm words then deny words.
    /// @return scores One an opened ballot, in the ballots' order.
    /// @return opened Seats of the opened ballots.
    function count(
        Round calldata round,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external view returns (uint256[] memory verdict, Score[] memory scores, uint256 opened);

    /// @notice The same for a deeper round, and which of its answers stand clear.
    /// @return verdict See {count}.
    /// @return scores See {count}.
    /// @return opened See {count}.
    /// @return clear Mask words: claims that the verdict decides, by nine tenths of the committed seats at least.
    function countDeeper(
        Round calldata round,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external view returns (uint256[] memory verdict, Score[] memory scores, uint256 opened, uint256[] memory clear);
}
