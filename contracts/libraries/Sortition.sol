// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {RoundId} from "../types/RoundId.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title Sortition
/// @notice The stateless draw. With x = seats · power / totalPower a validator holds ⌊x⌋ seats, and one more if its
/// 128-bit ticket falls below the fraction of x. Expectation is linear in power under any split of stake, and the draw is
/// monotone in `seats`: who holds seats at x holds at least as many at 2x.
library Sortition {
    /// @notice Seed of a round: keccak-256 of the seed block's hash and the round's number.
    function seedOf(bytes32 blockHash, RoundId round) internal pure returns (bytes32) {
        return Hashes.efficientKeccak256(blockHash, bytes32(uint256(RoundId.unwrap(round))));
    }

    /// @notice Seats that a validator holds, at most `cap`.
    /// @param seats Expected seats of the whole draw; `seats · power` must fit 256 bits.
    /// @param power The validator's power, at most `totalPower`.
    /// @param totalPower The domain's power, at most 2^128 (registers hold 56 bits); with none, nobody holds a seat.
    function seatsOf(
        bytes32 seed,
        ValidatorId validator,
        uint256 seats,
        uint256 power,
        uint256 totalPower,
        uint256 cap
    ) internal pure returns (uint256 held) {
        bytes32 draw = Hashes.efficientKeccak256(seed, bytes32(uint256(ValidatorId.unwrap(validator))));
        // ticket / 2^128 < remainder / totalPower. No product reaches 2^256, as no power exceeds 2^128; without power, or
        // any in the domain, all of this is zero, and not less than zero.
        assembly ("memory-safe") {
            let weighted := mul(seats, power)
            held := div(weighted, totalPower)
            let ticket := shr(128, shl(128, draw))
            held := add(held, lt(mul(ticket, totalPower), shl(128, mod(weighted, totalPower))))
        }
        if (held > cap) held = cap;
    }
}
