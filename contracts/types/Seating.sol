// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Family} from "./Domain.sol";
import {PowerRegister} from "./PowerRegister.sol";

/// @notice What a commitment asks of a validator in a domain, in one slot: a copy of what identity and power register
/// say, so that the usual commitment reads one slot instead of two.
///
/// | bits      | field    | meaning                              |
/// |-----------|----------|--------------------------------------|
/// | 255 … 224 | since    | first epoch in which `power` counts  |
/// | 223 … 168 | power    | latest power                         |
/// | 167 … 160 | family   | declared model family                |
/// | 159 … 0   | operator | key that votes, zero while stopped   |
type Seating is uint256;

using {Seatings.operator, Seatings.family, Seatings.power, Seatings.since, Seatings.withPower} for Seating global;

library Seatings {
    function pack(address operator_, Family family_, PowerRegister register) internal pure returns (Seating) {
        uint256 raw = (register.since() << 224) | (register.latest() << 168);
        return Seating.wrap(raw | (uint256(Family.unwrap(family_)) << 160) | uint160(operator_));
    }

    function operator(Seating self) internal pure returns (address) {
        return address(uint160(Seating.unwrap(self)));
    }

    function family(Seating self) internal pure returns (Family) {
        return Family.wrap(uint8(Seating.unwrap(self) >> 160));
    }

    function power(Seating self) internal pure returns (uint256) {
        return uint56(Seating.unwrap(self) >> 168);
    }

    function since(Seating self) internal pure returns (uint256) {
        return Seating.unwrap(self) >> 224;
    }

    /// @notice The same with another power, of at most 56 bits.
    function withPower(Seating self, uint256 power_) internal pure returns (Seating) {
        uint256 mask = uint256(type(uint56).max) << 168;
        return Seating.wrap((Seating.unwrap(self) & ~mask) | (power_ << 168));
    }
}
