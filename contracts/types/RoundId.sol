// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One vote on (a part of) a request. The upper 32 bits are the series that the verdict registry gave to the
/// hub, the lower 32 count within it, so a number is never used twice, not even by a successor of the hub.
type RoundId is uint64;

/// @notice A bundle put up for verification, named by the number of its first round.
type RequestId is uint64;

using {RoundIds.series, RoundIds.word, RoundIds.mask} for RoundId global;

library RoundIds {
    /// @notice Series of the hub that the round is of.
    function series(RoundId self) internal pure returns (uint256) {
        return RoundId.unwrap(self) >> 32;
    }

    /// @notice Index of the 256-bit word in which a bitmap over round numbers holds this round.
    function word(RoundId self) internal pure returns (uint256) {
        return RoundId.unwrap(self) >> 8;
    }

    /// @notice The round's bit within its word.
    function mask(RoundId self) internal pure returns (uint256) {
        return 1 << (RoundId.unwrap(self) & 0xff);
    }
}
