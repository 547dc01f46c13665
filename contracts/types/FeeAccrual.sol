// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What the protocol's side has gathered since it was last swept, and what validators earned in the present
/// epoch, in one slot.
///
/// | bits      | field    | meaning                                                              |
/// |-----------|----------|----------------------------------------------------------------------|
/// | 255 … 166 | treasury | base units of MIRA; the supply has 90 bits                           |
/// | 165 … 76  | burn     | base units of MIRA                                                   |
/// | 75 … 60   | epoch    | lowest bits of the epoch in which `earned` gathers                   |
/// | 59 … 0    | earned   | validators' pay of that epoch, units of 10⁻⁹ MIRA; the supply fits   |
type FeeAccrual is uint256;

using {FeeAccruals.treasury, FeeAccruals.burn, FeeAccruals.epoch, FeeAccruals.earned} for FeeAccrual global;

library FeeAccruals {
    uint256 private constant AMOUNT_MASK = (1 << 90) - 1;
    uint256 private constant EARNED_MASK = (1 << 60) - 1;

    /// @dev Amounts are parts of the supply and fit; of the epoch the lowest 16 bits are kept.
    function pack(
        uint256 treasury_,
        uint256 burn_,
        uint256 epoch_,
        uint256 earned_
    ) internal pure returns (FeeAccrual) {
        return FeeAccrual.wrap((treasury_ << 166) | (burn_ << 76) | (uint256(uint16(epoch_)) << 60) | earned_);
    }

    function treasury(FeeAccrual self) internal pure returns (uint256) {
        return FeeAccrual.unwrap(self) >> 166;
    }

    function burn(FeeAccrual self) internal pure returns (uint256) {
        return (FeeAccrual.unwrap(self) >> 76) & AMOUNT_MASK;
    }

    /// @notice The epoch whose lowest 16 bits are kept: the last one not after `present`.
    function epoch(FeeAccrual self, uint256 present) internal pure returns (uint256) {
        // The difference is modulo 2¹⁶, and at most `present` unless nothing was ever written.
        uint256 age = uint16(present - ((FeeAccrual.unwrap(self) >> 60) & 0xffff));
        return age > present ? 0 : present - age;
    }

    /// @notice Units of 10⁻⁹ MIRA.
    function earned(FeeAccrual self) internal pure returns (uint256) {
        return FeeAccrual.unwrap(self) & EARNED_MASK;
    }
}
