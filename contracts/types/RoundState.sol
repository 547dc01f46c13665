// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestStatus} from "./RequestStatus.sol";
import {Seat} from "./Seat.sol";

/// @notice What storage keeps of a round besides its configuration, in one word. The word of a request's first round is
/// the request's own.
///
/// | bits     | field    | meaning                                                                         |
/// |----------|----------|---------------------------------------------------------------------------------|
/// | 255 … 40 | digest   | VOTING: running hash, first of the header, then of each commitment; else a hash |
/// |          |          | of what the round came to                                                       |
/// | 39 … 24  | seats    | committed seats                                                                 |
/// | 23 … 8   | count    | commitments                                                                     |
/// | 7 … 1    | status   | {RequestStatus}                                                                 |
/// | 0        | toppedUp | 1 once a commitment came in the top-up window                                   |
///
/// While votes are taken the word is keccak(previous word, seat, commitment) in its upper bits, so whoever supplies the
/// header and all commitments in order proves both at once. Two lists with one hash take some 2¹⁰⁸ trials to find.
type RoundState is uint256;

using {
    RoundStates.seats,
    RoundStates.count,
    RoundStates.status,
    RoundStates.isVoting,
    RoundStates.toppedUp,
    RoundStates.push,
    RoundStates.differs
} for RoundState global;

library RoundStates {
    uint256 private constant DIGEST_MASK = ~uint256(type(uint40).max);

    /// @notice A state without commitments.
    function pack(RequestStatus status_, bytes32 digest) internal pure returns (RoundState) {
        return RoundState.wrap((uint256(digest) & DIGEST_MASK) | (uint256(status_) << 1));
    }

    function seats(RoundState self) internal pure returns (uint256) {
        return (RoundState.unwrap(self) >> 24) & 0xffff;
    }

    function count(RoundState self) internal pure returns (uint256) {
        return (RoundState.unwrap(self) >> 8) & 0xffff;
    }

    function status(RoundState self) internal pure returns (RequestStatus) {
        return RequestStatus((RoundState.unwrap(self) >> 1) & 0x7f);
    }

    /// @notice Whether the round takes votes still, or waits to be counted.
    function isVoting(RoundState self) internal pure returns (bool) {
        return (RoundState.unwrap(self) >> 1) & 0x7f == uint256(RequestStatus.VOTING);
    }

    function toppedUp(RoundState self) internal pure returns (bool) {
        return RoundState.unwrap(self) & 1 == 1;
    }

    /// @notice Appends a commitment.
    /// @dev Neither count of 16 bits can overflow: an id commits once, so the draw bounds both far below (a level has at
    /// most 255 expected seats).
    function push(RoundState self, Seat seat, bytes32 commitment) internal pure returns (RoundState) {
        uint256 word = RoundState.unwrap(self);
        uint256 next;
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, word)
            mstore(add(free, 0x20), seat)
            mstore(add(free, 0x40), commitment)
            next := keccak256(free, 0x60)
        }
        uint256 counts = (word & type(uint40).max) | (Seat.unwrap(seat) & 1);
        // No sum leaves its field, see above.
        unchecked {
            return RoundState.wrap((next & DIGEST_MASK) | (counts + (seat.seats() << 24) + (1 << 8)));
        }
    }

    function differs(RoundState self, RoundState other) internal pure returns (bool) {
        return RoundState.unwrap(self) != RoundState.unwrap(other);
    }
}
