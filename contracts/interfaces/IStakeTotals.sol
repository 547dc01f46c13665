// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IStakeTotals
/// @notice Stake that a slash can reach.
interface IStakeTotals {
    /// @notice A validator's active and thawing stake, base units of MIRA.
    function totalStakeOf(ValidatorId id) external view returns (uint256 active, uint256 thawing);
}
