// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IOwnerListener
/// @notice What the validator registry tells the stake manager, whose books name the owner of a bond.
interface IOwnerListener {
    /// @notice `to` owns the validator from now on, `from` no more. From the validator registry alone.
    function ownerChanged(ValidatorId id, address from, address to) external;
}
