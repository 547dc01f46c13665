// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "./ValidatorId.sol";

/// @notice What a validator earned in a round and how it stands after it, as events tell it.
///
/// | bits       | field     | meaning                                                    |
/// |------------|-----------|------------------------------------------------------------|
/// | 199 … 160  | score     | in the domain, after the round: signed, in 2⁻³²            |
/// | 159 … 128  | validator | {ValidatorId}                                              |
/// | 127 … 64   | fraction  | part of the most that its seats could earn, in 2⁻³²        |
/// | 63 … 0     | units     | pay of all its seats, units of 10⁻⁹ MIRA                   |
type SeatPay is uint256;

using {SeatPays.validator, SeatPays.units} for SeatPay global;

library SeatPays {
    /// @dev The fraction is at most 2³², pay a part of the supply, and scores have 39 bits.
    function pack(ValidatorId id, uint256 fraction, uint256 units_, int256 score) internal pure returns (SeatPay) {
        uint256 raw = (uint256(uint40(uint256(score))) << 160) | (uint256(ValidatorId.unwrap(id)) << 128);
        return SeatPay.wrap(raw | (fraction << 64) | units_);
    }

    function validator(SeatPay self) internal pure returns (ValidatorId) {
        return ValidatorId.wrap(uint32(SeatPay.unwrap(self) >> 128));
    }

    /// @notice Units of 10⁻⁹ MIRA.
    function units(SeatPay self) internal pure returns (uint256) {
        return uint64(SeatPay.unwrap(self));
    }
}
