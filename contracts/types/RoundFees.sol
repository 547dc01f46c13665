// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "./Domain.sol";
import {RoundId} from "./RoundId.sol";
import {PolicyTerms} from "./TierPolicy.sol";

/// @notice What a counted round has to divide.
struct RoundFees {
    RoundId round;
    /// @dev Gets what is left of the fee; zero where that stays in escrow.
    address requester;
    /// @dev Gets the tip.
    address settler;
    /// @dev Gets the integrator's share; zero for none, and the treasury has it.
    address integrator;
    Domain domain;
    /// @dev Escrow of the round, base units of MIRA.
    uint128 fee;
    uint16 expectedSeats;
    uint16 committedSeats;
    PolicyTerms terms;
}

/// @notice How a round's fee was divided; the sum of all is the fee. Base units of MIRA.
struct FeeDivision {
    /// @dev To the seats.
    uint256 paid;
    uint256 tip;
    uint256 integrator;
    uint256 burned;
    uint256 treasury;
    /// @dev To the requester's credit, or left in escrow where the round names none.
    uint256 refund;
}
