// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Bits
/// @notice Words as sets.
library Bits {
    /// @dev Of every pair of bits, of four and of eight the lower half; of every sixteen the lower eight.
    uint256 private constant PAIRS = type(uint256).max / 3;
    uint256 private constant FOURS = type(uint256).max / 5;
    uint256 private constant EIGHTS = type(uint256).max / 17;
    uint256 private constant SIXTEENS = type(uint256).max / 257;
    /// @dev The lowest bit of every sixteen.
    uint256 private constant ONES = type(uint256).max / 0xffff;

    /// @notice Number of bits that are set, whichever they are at the same cost: sums of one bit and its neighbour, of those
    /// sums, and so on, all side by side.
    function count(uint256 word) internal pure returns (uint256) {
        // A sum of 2ᵏ bits needs k + 1 of its 2ᵏ; the last product holds in its upper sixteen bits the sum of all, at most
        // 256.
        unchecked {
            word -= (word >> 1) & PAIRS;
            word = (word & FOURS) + ((word >> 2) & FOURS);
            word = (word + (word >> 4)) & EIGHTS;
            word = (word + (word >> 8)) & SIXTEENS;
            return (word * ONES) >> 240;
        }
    }
}
