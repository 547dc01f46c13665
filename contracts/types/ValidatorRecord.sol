// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "./KappaRecord.sol";

/// @notice What every settlement reads and writes of a validator in a domain, in one slot: its record of agreement, and
/// what it has earned in the present epoch.
///
/// | bits      | field  | meaning                                                          |
/// |-----------|--------|------------------------------------------------------------------|
/// | 255 … 208 | (zero) |                                                                  |
/// | 207 … 176 | epoch  | in which `earned` gathers                                        |
/// | 175 … 112 | earned | units of 10⁻⁹ MIRA                                               |
/// | 111 … 0   | kappa  | {KappaRecord}                                                    |
type ValidatorRecord is uint256;

using {
    ValidatorRecords.kappaRecord,
    ValidatorRecords.epoch,
    ValidatorRecords.earned,
    ValidatorRecords.withEarned,
    ValidatorRecords.withKappa
} for ValidatorRecord global;

library ValidatorRecords {
    /// @dev Earnings are a part of the supply and fit, and epochs have 32 bits for good.
    function pack(KappaRecord kappa, uint256 epoch_, uint256 earned_) internal pure returns (ValidatorRecord) {
        return ValidatorRecord.wrap((epoch_ << 176) | (earned_ << 112) | uint256(KappaRecord.unwrap(kappa)));
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

    function withKappa(ValidatorRecord self, KappaRecord kappa) internal pure returns (ValidatorRecord) {
        uint256 others = ValidatorRecord.unwrap(self) & ~uint256(type(uint112).max);
        return ValidatorRecord.wrap(others | KappaRecord.unwrap(kappa));
    }
}
