// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Capacity
/// @notice How many claims a round can vote on and still be settled by one transaction of 16,777,216 gas and 128 KiB, at
/// twice its expected seats, each held by another validator.
library Capacity {
    /// @param seats Expected seats, at most 127.
    function claimsOf(uint256 seats) internal pure returns (uint256) {
        if (seats <= 31) return 4_096;
        return seats <= 63 ? 2_048 : 1_024;
    }
}
