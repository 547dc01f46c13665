// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "./KappaRecord.sol";

/// @notice What every settlement reads and writes of a validator in a domain, in one slot: its standing, its record of
/// agreement, and what it has earned in the present epoch.
///
/// | bits      | field  | meaning                                                          |
/// |-----------|--------|------------------------------------------------------------------|
/// | 255 … 208 | score  | signed, in 2⁻³², as of `epoch`: see {Reputation}                 |
/// | 207 … 176 | epoch  | in which `earned` gathers: the last one in which it was paid     |
/// | 175 … 112 | earned | units of 10⁻⁹ MIRA                                               |
/// | 111 … 0   | kappa  | {KappaRecord}                                                    |
type ValidatorRecord is uint256;

using {
    ValidatorRecords.kappaRecord,
    ValidatorRecords.epoch,
    ValidatorRecords.earned,
    ValidatorRecords.withEarned,
    ValidatorRecords.score,
    ValidatorRecords.withScore,
    ValidatorRecords.with,
    ValidatorRecords.plus
} for ValidatorRecord global;

library ValidatorRecords {
    uint256 private constant SCORE_SHIFT = 208;

    /// @dev Earnings are a part of the supply and fit, epochs have 32 bits for good, and scores 39.
    function pack(
        KappaRecord kappa,
        uint256 epoch_,
        uint256 earned_,
        int256 score_
    ) internal pure returns (ValidatorRecord) {
        uint256 raw = (uint256(score_) << SCORE_SHIFT) | (epoch_ << 176) | (earned_ << 112);
        return ValidatorRecord.wrap(raw | uint256(KappaRecord.unwrap(kappa)));
    }

    function kappaRecord(ValidatorRecord self) internal pure returns (KappaRecord) {
        // The lowest 112 bits.
        return KappaRecord.wrap(uint112(ValidatorRecord.unwrap(self)));
    }

    function epoch(ValidatorRecord self) internal pure returns (uint256) {
        return uint32(ValidatorRecord.unwrap(self) >> 176);
    }

    /// @notice Units of 10⁻⁹ MIRA.
    function earned(ValidatorRecord self) internal pure returns (uint256) {
        return uint64(ValidatorRecord.unwrap(self) >> 112);
    }

    /// @dev `earned_` is a part of the supply.
    function withEarned(ValidatorRecord self, uint256 earned_) internal pure returns (ValidatorRecord) {
        uint256 others = ValidatorRecord.unwrap(self) & ~(uint256(type(uint64).max) << 112);
        return ValidatorRecord.wrap(others | (earned_ << 112));
    }

    /// @notice In 2⁻³², as it was in `epoch`.
    function score(ValidatorRecord self) internal pure returns (int256) {
        // The sign is the word's.
        return int256(ValidatorRecord.unwrap(self)) >> SCORE_SHIFT;
    }

    /// @dev Scores have 39 bits.
    function withScore(ValidatorRecord self, int256 score_) internal pure returns (ValidatorRecord) {
        uint256 others = ValidatorRecord.unwrap(self) & ((1 << SCORE_SHIFT) - 1);
        return ValidatorRecord.wrap(others | (uint256(score_) << SCORE_SHIFT));
    }

    /// @notice With what a round has taught; earnings and epoch stay.
    /// @dev Scores have 39 bits.
    function with(ValidatorRecord self, KappaRecord kappa, int256 score_) internal pure returns (ValidatorRecord) {
        uint256 others = ValidatorRecord.unwrap(self) & (((1 << 96) - 1) << 112);
        return ValidatorRecord.wrap(others | (uint256(score_) << SCORE_SHIFT) | KappaRecord.unwrap(kappa));
    }

    /// @notice With more earnings, units of 10⁻⁹ MIRA.
    /// @dev They are parts of the supply, as is their sum.
    function plus(ValidatorRecord self, uint256 units) internal pure returns (ValidatorRecord) {
        unchecked {
            return ValidatorRecord.wrap(ValidatorRecord.unwrap(self) + (units << 112));
        }
    }
}
