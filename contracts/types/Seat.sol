// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Family} from "./Domain.sol";
import {ValidatorId} from "./ValidatorId.sol";

/// @notice Who sits in a round with how much weight, as it enters the running hash.
///
/// | bits     | field     | meaning                                |
/// |----------|-----------|----------------------------------------|
/// | 63 … 32  | validator | {ValidatorId}                          |
/// | 31 … 24  | family    | declared model family at commitment    |
/// | 23 … 8   | seats     | unit votes, at least 1                 |
/// | 7 … 0    | toppedUp  | 1 if committed in the top-up window    |
type Seat is uint256;

using {Seats.validator, Seats.family, Seats.seats, Seats.toppedUp} for Seat global;

library Seats {
    function pack(ValidatorId id, Family family_, uint256 seats_, bool toppedUp_) internal pure returns (Seat) {
        uint256 raw = (uint256(ValidatorId.unwrap(id)) << 32) | (uint256(Family.unwrap(family_)) << 24);
        // A flag is 0 or 1.
        assembly ("memory-safe") {
            raw := or(raw, toppedUp_)
        }
        return Seat.wrap(raw | ((seats_ & 0xffff) << 8));
    }

    function validator(Seat self) internal pure returns (ValidatorId) {
        return ValidatorId.wrap(uint32(Seat.unwrap(self) >> 32));
    }

    function family(Seat self) internal pure returns (uint256) {
        return (Seat.unwrap(self) >> 24) & 0xff;
    }

    function seats(Seat self) internal pure returns (uint256) {
        return (Seat.unwrap(self) >> 8) & 0xffff;
    }

    function toppedUp(Seat self) internal pure returns (bool) {
        return Seat.unwrap(self) & 1 == 1;
    }
}
