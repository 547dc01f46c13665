// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Seat} from "./Seat.sol";

/// @notice All commitments of a round so far, in one slot: a running hash over them, with seats and count.
///
/// | bits     | field    | meaning                                                     |
/// |----------|----------|-------------------------------------------------------------|
/// | 255 … 40 | hash     | upper 216 bits of keccak(previous word, seat, commitment)    |
/// | 39 … 24  | seats    | committed seats                                             |
/// | 23 … 8   | count    | commitments                                                 |
/// | 7 … 0    | toppedUp | 1 once a commitment came in the top-up window               |
///
/// Two lists with one hash take some 2¹⁰⁸ trials to find.
type CommitChain is uint256;

using {
    CommitChains.seats,
    CommitChains.count,
    CommitChains.toppedUp,
    CommitChains.push,
    CommitChains.differs
} for CommitChain global;

library CommitChains {
    uint256 private constant HASH_MASK = ~uint256(type(uint40).max);

    function seats(CommitChain self) internal pure returns (uint256) {
        return (CommitChain.unwrap(self) >> 24) & 0xffff;
    }

    function count(CommitChain self) internal pure returns (uint256) {
        return (CommitChain.unwrap(self) >> 8) & 0xffff;
    }

    function toppedUp(CommitChain self) internal pure returns (bool) {
        return CommitChain.unwrap(self) & 1 == 1;
    }

    /// @notice Appends a commitment.
    /// @dev Neither field of 16 bits can overflow: an id commits once, so the draw bounds both far below (see
    /// {TierPolicy}: at most 255 expected seats).
    function push(CommitChain self, Seat seat, bytes32 commitment) internal pure returns (CommitChain) {
        uint256 word = CommitChain.unwrap(self);
        uint256 next;
        // Writes to the scratch space alone, and to the free memory above the pointer, which nothing reads afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, word)
            mstore(add(free, 0x20), seat)
            mstore(add(free, 0x40), commitment)
            next := keccak256(free, 0x60)
        }
        uint256 counts = (word & type(uint40).max) | (seat.toppedUp() ? 1 : 0);
        return CommitChain.wrap((next & HASH_MASK) | (counts + (seat.seats() << 24) + (1 << 8)));
    }

    function differs(CommitChain self, CommitChain other) internal pure returns (bool) {
        return CommitChain.unwrap(self) != CommitChain.unwrap(other);
    }
}
