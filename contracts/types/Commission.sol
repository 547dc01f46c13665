// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A validator's commission, whose changes are announced, in 1/10,000.
///
/// | bits    | field    | meaning                          |
/// |---------|----------|----------------------------------|
/// | 63 … 32 | since    | first epoch in which `next` holds |
/// | 31 … 16 | next     | from `since` on                  |
/// | 15 … 0  | previous | before                           |
type Commission is uint64;

using {Commissions.valueAt, Commissions.next, Commissions.since} for Commission global;

library Commissions {
    /// @dev The caller bounds both commissions below 2¹⁶; epochs of a second would fill 32 bits in 136 years.
    function pack(uint256 previous, uint256 next_, uint256 since_) internal pure returns (Commission) {
        return Commission.wrap(uint64((since_ << 32) | (next_ << 16) | previous));
    }

    /// @notice Commission in `epoch`, which is not before the last announcement's.
    function valueAt(Commission self, uint256 epoch) internal pure returns (uint256) {
        return epoch >= since(self) ? next(self) : Commission.unwrap(self) & 0xffff;
    }

    function next(Commission self) internal pure returns (uint256) {
        return (Commission.unwrap(self) >> 16) & 0xffff;
    }

    function since(Commission self) internal pure returns (uint256) {
        return Commission.unwrap(self) >> 32;
    }
}
