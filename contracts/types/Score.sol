// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoteCounts} from "./VoteCounts.sol";

/// @notice One vote against the verdict of the other families. Figures are in 2⁻³², rounded down.
struct Score {
    /// @dev Comparison over the claims that both decide; zero where there was no verdict to score against.
    VoteCounts counts;
    /// @dev A − E.
    int256 edge;
    /// @dev I of the claims that the verdict decides and the voter answered.
    uint256 information;
    /// @dev I of all claims that the verdict decides.
    uint256 decidedInformation;
    /// @dev Answered share of the claims that the verdict decides; without a verdict, of all claims.
    uint256 coverage;
}
