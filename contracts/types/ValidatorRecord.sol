// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "./KappaRecord.sol";

/// @notice What every settlement reads and writes of a validator in a domain, in one slot: its record of agreement, and
/// what it has earned in the present epoch.
///
/// | bits      | field  | meaning                                                          |
/// |-----------|--------|------------------------------------------------------------------|
/// | 255 … 192 | (zero) |                                                                  |
/// | 191 … 176 | epoch  | lowest bits of the epoch in which `earned` gathers               |
/// | 175 … 112 | earned | units of 10⁻⁹ MIRA                                               |
/// | 111 … 0   | kappa  | {KappaRecord}                                                    |
type ValidatorRecord is uint256;

using {
    ValidatorRecords.kappaRecord,
    ValidatorRecords.isOf,
    ValidatorRecords.epoch,
    ValidatorRecords.earned
} for ValidatorRecord global;

library ValidatorRecords {
    /// @dev Earnings are a part of the supply and fit; of the epoch the lowest 16 bits are kept.
    function pack(KappaRecord kappa, uint256 epoch_, uint256 earned_) internal pure returns (ValidatorRecord) {
        return
            ValidatorRecord.wrap(
                (uint256(uint16(epoch_)) << 176) | (earned_ << 112) | uint256(KappaRecord.unwrap(kappa))
            );
    }

    function kappaRecord(ValidatorRecord self) internal pure returns (KappaRecord) {
        // The lowest 112 bits.
        return KappaRecord.wrap(uint112(ValidatorRecord.unwrap(self)));
    }

    /// @notice Whether `earned` gathers in the present epoch.
    function isOf(ValidatorRecord self, uint256 present) internal pure returns (bool) {
        return (ValidatorRecord.unwrap(self) >> 176) & 0xffff == present & 0xffff;
    }

    /// @notice The epoch whose lowest 16 bits are kept: the last one not after `present`.
    function epoch(ValidatorRecord self, uint256 present) internal pure returns (uint256) {
        // The difference is modulo 2¹⁶, and at most `present` unless nothing was ever written.
        unchecked {
            uint256 age = uint16(present - ((ValidatorRecord.unwrap(self) >> 176) & 0xffff));
            return age > present ? 0 : present - age;
        }
    }

    /// @notice Units of 10⁻⁹ MIRA.
    function earned(ValidatorRecord self) internal pure returns (uint256) {
        return uint64(ValidatorRecord.unwrap(self) >> 112);
    }
}
