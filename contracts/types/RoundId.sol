// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One vote on (a part of) a request. A number is never used twice, not even by a successor of the hub.
///
/// | bits     | field      | meaning                                                               |
/// |----------|------------|-----------------------------------------------------------------------|
/// | 63 … 32  | series     | that the verdict registry gave to the hub                             |
/// | 31 … 22  | generation | how many rounds used the slot before                                  |
/// | 21 … 0   | slot       | storage that serves one round after another, see {VerificationHub}    |
type RoundId is uint64;

/// @notice A bundle put up for verification, named by the number of its first round.
type RequestId is uint64;

using {RoundIds.series, RoundIds.generation, RoundIds.place, RoundIds.word, RoundIds.mask} for RoundId global;

library RoundIds {
    /// @notice Slots of one series.
    uint256 internal constant SLOTS = 1 << 22;
    /// @notice Rounds that one slot serves.
    uint256 internal constant GENERATIONS = 1 << 10;

    /// @dev Series must fit 32 bits, generation 10 and slot 22.
    function pack(uint256 series_, uint256 generation_, uint256 slot) internal pure returns (RoundId) {
        return RoundId.wrap(uint64((series_ << 32) | (generation_ << 22) | slot));
    }

    /// @notice Series of the hub that the round is of.
    function series(RoundId self) internal pure returns (uint256) {
        return RoundId.unwrap(self) >> 32;
    }

    function generation(RoundId self) internal pure returns (uint256) {
        return (RoundId.unwrap(self) >> 22) & (GENERATIONS - 1);
    }

    /// @notice Series and slot: what rounds that use the same storage have in common.
    function place(RoundId self) internal pure returns (uint256) {
        return RoundId.unwrap(self) & ~((GENERATIONS - 1) << 22);
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
