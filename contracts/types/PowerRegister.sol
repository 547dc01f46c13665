// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A quantity of power whose changes count from the next epoch on, in one slot.
///
/// | bits      | field    | meaning                              |
/// |-----------|----------|--------------------------------------|
/// | 255 … 224 | epoch    | first epoch in which `latest` counts |
/// | 223 … 168 | (zero)   |                                      |
/// | 167 … 112 | earlier  | power in `epoch − 2` and before      |
/// | 111 … 56  | previous | power in `epoch − 1`                 |
/// | 55 … 0    | latest   | power from `epoch` on                |
///
/// A round that opened in epoch e and still takes commitments in e + 1 finds the value of e even after a change in
/// e + 1 has written `epoch = e + 2`; two values would not do. Older epochs are not kept.
/// One unit is 10⁻⁶ MIRA of stake times a rank factor of 3 to 6: the whole supply at the highest is below 2⁵³.
type PowerRegister is uint256;

using {
    PowerRegisters.valueAt,
    PowerRegisters.latest,
    PowerRegisters.since,
    PowerRegisters.set
} for PowerRegister global;

library PowerRegisters {
    uint256 internal constant MAX = type(uint56).max;
    uint256 private constant EPOCH_SHIFT = 224;

    /// @notice Power in `epoch`; exact for the present epoch, the one before and the next.
    function valueAt(PowerRegister self, uint256 epoch) internal pure returns (uint256) {
        uint256 raw = PowerRegister.unwrap(self);
        uint256 effective = raw >> EPOCH_SHIFT;
        if (epoch >= effective) return raw & MAX;
        return (epoch + 1 == effective ? raw >> 56 : raw >> 112) & MAX;
    }

    /// @notice Power after all changes made so far.
    function latest(PowerRegister self) internal pure returns (uint256) {
        return PowerRegister.unwrap(self) & MAX;
    }

    /// @notice First epoch in which {latest} counts.
    function since(PowerRegister self) internal pure returns (uint256) {
        return PowerRegister.unwrap(self) >> EPOCH_SHIFT;
    }

    /// @notice Sets the power that counts from `epoch + 1` on, seen from `epoch`.
    /// @dev `power` must fit 56 bits, `epoch` 31; callers derive both from the token's supply and the clock.
    function set(PowerRegister self, uint256 epoch, uint256 power) internal pure returns (PowerRegister) {
        uint256 previous = valueAt(self, epoch);
        uint256 earlier = epoch == 0 ? previous : valueAt(self, epoch - 1);
        return PowerRegister.wrap(((epoch + 1) << EPOCH_SHIFT) | (earlier << 112) | (previous << 56) | power);
    }
}
