// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Bits
/// @notice Words as sets.
library Bits {
    /// @notice Number of bits that are set; cost grows with them.
    function count(uint256 word) internal pure returns (uint256 ones) {
        // At most 256 rounds, and a word above zero has something to take off.
        unchecked {
            for (; word != 0; word &= word - 1) ++ones;
        }
    }
}
