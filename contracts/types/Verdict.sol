// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What a contested request came to.
struct Verdict {
    /// @dev Deepest level that was counted.
    uint8 level;
    /// @dev Committed seats of its round; the fewest where it was split.
    uint16 seats;
    /// @dev keccak-256 of the verdict planes over all claims of the request, affirm words then deny words.
    bytes32 hash;
}
