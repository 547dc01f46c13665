// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "./Tally.sol";

/// @title LeaveOutMany
/// @notice {LeaveOut} for rounds of many votes.
///
/// Counters of a block of 256 claims are bit planes, as in {Tally}, but in memory: two counters side by side, of those who
/// say TRUE and of those who say FALSE. All votes are counted once, by the adders of {Tally}; for each family its own are
/// counted by themselves, and what is left of all without them is compared with its quorum. Blocks in which anybody says
/// INVALID are counted a second time, two of them at once, a counter each for those who do, and the verdicts are joined.
library LeaveOutMany {
    uint256 private constant NONE = type(uint256).max;

    /// @dev A block of claims, and where its counters are.
    struct Block {
        /// Bytes from a row's first word.
        uint256 offset;
        /// Of the other block where INVALID is counted; {NONE} where TRUE and FALSE are.
        uint256 other;
        uint256 plane;
        /// What a family without a verdict is given as affirmed.
        uint256 claims;
        /// Address of the counters of all votes, and their bytes.
        uint256 counters;
        uint256 size;
        /// Address of those of one family's.
        uint256 own;
    }

    /// @notice See {LeaveOut}.
    /// @param voters As in {LeaveOut}'s line.
    /// @param out Where the families' planes go, one after the other; blank.
    function verdicts(Tally.Votes memory votes, uint256[] memory voters, uint256 pastEnd, uint256 out) internal pure {
        Block memory b;
        b.plane = votes.plane;
        // Two counters that hold all votes.
        for (uint256 left = votes.count; left != 0; left >>= 1) b.size += 64;
        uint256 column = _allocate(b, votes.count);
        b.other = NONE;
        uint256 waiting = NONE;
        for (uint256 offset; offset != b.plane; offset += 32) {
            b.offset = offset;
            b.claims = offset + 32 == b.plane ? ~pastEnd : type(uint256).max;
            if (votes.isPlain) {
                _count(votes, b, column);
                _decide(voters, b, out);
                continue;
            }
            uint256 called = _split(votes, b, column);
            _countColumns(votes.count, b, column);
            _decide(voters, b, out);
            if (called == 0) continue;
            // Blocks that call anything INVALID wait for another one.
            if (waiting == NONE) waiting = offset;
            else {
                _recount(votes, voters, b, column, out, waiting);
                waiting = NONE;
            }
        }
        if (waiting != NONE) _recount(votes, voters, b, column, out, waiting);
    }

    /// @dev Counts INVALID in the block at `waiting` and in the present one, which may be the same.
    function _recount(
        Tally.Votes memory votes,
        uint256[] memory voters,
        Block memory b,
        uint256 column,
        uint256 out,
        uint256 waiting
    ) private pure {
        (b.offset, b.other, b.claims) = (waiting, b.offset, 0);
        _split(votes, b, column);
        _countColumns(votes.count, b, column);
        _decide(voters, b, out);
        b.other = NONE;
    }

    /// @dev Room for counters, three bits of which are written at a time, and for two columns with blanks behind them.
    function _allocate(Block memory b, uint256 count) private pure returns (uint256 column) {
        uint256[] memory room = new uint256[](b.size / 16 + 4 + 2 * (count + 7));
        // Places in it.
        assembly ("memory-safe") {
            column := add(room, 0x20)
        }
        b.counters = column;
        unchecked {
            b.own = column + b.size + 128;
            column = b.own + b.size;
        }
    }

    /// @dev Counts a block where nobody says INVALID: rows are columns as they are.
    function _count(Tally.Votes memory votes, Block memory b, uint256 column) private pure {
        uint256 row = Tally.rowOf(votes, 0) + b.offset;
        Tally.sum(row, votes.stride, votes.count, column, b.counters);
        Tally.sum(row + b.plane, votes.stride, votes.count, column, b.counters + 32);
    }

    /// @dev Counts the two columns that {_split} wrote.
    function _countColumns(uint256 count, Block memory b, uint256 column) private pure {
        Tally.sum(column, 32, count, column, b.counters);
        column += 32 * (count + 7);
        Tally.sum(column, 32, count, column, b.counters + 32);
    }

    /// @dev Writes two columns: of those who say TRUE and of those who say FALSE, or of those who say INVALID in the one block
    /// and in the other.
    /// @return called Claims that anybody calls invalid.
    function _split(Tally.Votes memory votes, Block memory b, uint256 column) private pure returns (uint256 called) {
        uint256 row = Tally.rowOf(votes, 0);
        uint256 end = column + 32 * votes.count;
        uint256 second = end + 224;
        while (column != end) {
            (uint256 x, uint256 y, uint256 both) = _read(b, row);
            called |= both;
            // Within the two columns.
            assembly ("memory-safe") {
                mstore(column, x)
                mstore(second, y)
                column := add(column, 0x20)
                second := add(second, 0x20)
            }
            unchecked {
                row += votes.stride;
            }
        }
        // Blanks behind them.
        assembly ("memory-safe") {
            calldatacopy(column, calldatasize(), 0xe0)
            calldatacopy(second, calldatasize(), 0xe0)
        }
    }

    /// @dev What the vote at `row` says in the block: TRUE and FALSE, or INVALID in the one and in the other.
    /// @return x TRUE, or INVALID in the block.
    /// @return y FALSE, or INVALID in the other one.
    /// @return both Claims of the block that it calls INVALID.
    function _read(Block memory b, uint256 row) private pure returns (uint256 x, uint256 y, uint256 both) {
        uint256 offset = b.offset;
        uint256 other = b.other;
        uint256 plane = b.plane;
        // Reads a row.
        assembly ("memory-safe") {
            let at := add(row, offset)
            x := mload(at)
            y := mload(add(at, plane))
            both := and(x, y)
            x := xor(both, x)
            y := xor(both, y)
            if not(other) {
                x := both
                at := add(row, other)
                y := and(mload(at), mload(add(at, plane)))
            }
        }
    }

    /// @dev Joins to the verdicts at `out`, `out` + stride, … what the votes without each family give.
    function _decide(uint256[] memory voters, Block memory b, uint256 out) private pure {
        uint256 top = b.own;
        for (uint256 i; i < voters.length; ++i) {
            uint256 voter;
            assembly ("memory-safe") {
                voter := mload(add(add(voters, 0x20), shl(5, i)))
            }
            uint256 quorum = (voter >> 48) & 0xffff;
            if (quorum != 0) top = _add(b, voter, top);
            if (voter & 1 == 0) continue;
            (uint256 affirm, uint256 deny) = quorum == 0 ? (b.claims, 0) : _reached(b, top, quorum);
            _join(b, out, affirm, deny);
            out += 2 * b.plane;
            top = b.own;
        }
    }

    /// @dev Joins to a family's verdict at `out` the claims that it affirms and denies, or calls INVALID in the one block and
    /// in the other.
    function _join(Block memory b, uint256 out, uint256 x, uint256 y) private pure {
        uint256 plane = b.plane;
        uint256 other = b.other;
        uint256 at_ = out + b.offset;
        if (other == NONE) {
            // Within the family's planes, as are the next.
            assembly ("memory-safe") {
                mstore(at_, or(x, mload(at_)))
                at_ := add(at_, plane)
                mstore(at_, or(y, mload(at_)))
            }
            return;
        }
        assembly ("memory-safe") {
            mstore(at_, or(x, mload(at_)))
            at_ := add(at_, plane)
            mstore(at_, or(x, mload(at_)))
            at_ := add(out, other)
            mstore(at_, or(y, mload(at_)))
            at_ := add(at_, plane)
            mstore(at_, or(y, mload(at_)))
        }
    }

    /// @dev Counts a vote among its family's, once a seat. Carries ripple upwards and end where no claim has any.
    /// @param top_ End of the family's counters so far.
    function _add(Block memory b, uint256 voter, uint256 top_) private pure returns (uint256 top) {
        top = top_;
        uint256 own = b.own;
        (uint256 affirm, uint256 deny, ) = _read(b, voter >> 128);
        // A family has no more votes than there are, so that its counters end within their room.
        assembly ("memory-safe") {
            for {
                let seats := and(shr(72, voter), 0xffff)
            } seats {
                seats := sub(seats, 1)
            } {
                let x := affirm
                let y := deny
                for {
                    let counter := own
                } or(x, y) {
                    counter := add(counter, 0x40)
                } {
                    if eq(counter, top) {
                        mstore(counter, x)
                        mstore(add(counter, 0x20), y)
                        top := add(top, 0x40)
                        break
                    }
                    let bits := mload(counter)
                    mstore(counter, xor(bits, x))
                    x := and(bits, x)
                    bits := mload(add(counter, 0x20))
                    mstore(add(counter, 0x20), xor(bits, y))
                    y := and(bits, y)
                }
            }
        }
    }

    /// @dev Claims on which all counters less the family's come to a quorum: subtracted from the lowest bit on, with borrows
    /// w and z, and settled as in {Tally}.
    /// @param top End of the family's counters.
    function _reached(
        Block memory b,
        uint256 top,
        uint256 quorum
    ) private pure returns (uint256 affirmed, uint256 denied) {
        uint256 counter = b.counters;
        uint256 end = counter + b.size;
        uint256 own = b.own;
        // Reads counters. A family's votes are among all, so that nothing is left to borrow in the end.
        assembly ("memory-safe") {
            affirmed := not(0)
            denied := affirmed
            let w := 0
            let z := 0
            for {} lt(counter, end) {
                counter := add(counter, 0x40)
            } {
                let mask := sub(and(quorum, 1), 1)
                quorum := shr(1, quorum)
                let x := 0
                let y := 0
                if lt(own, top) {
                    x := mload(own)
                    y := mload(add(own, 0x20))
                    own := add(own, 0x40)
                }
                let bits := mload(counter)
                let u := xor(x, w)
                affirmed := xor(mask, and(xor(mask, affirmed), xor(mask, xor(bits, u))))
                w := or(and(x, w), and(u, not(bits)))
                bits := mload(add(counter, 0x20))
                u := xor(y, z)
                denied := xor(mask, and(xor(mask, denied), xor(mask, xor(bits, u))))
                z := or(and(y, z), and(u, not(bits)))
            }
            // A quorum of more bits than the counters have is more than all votes.
            if quorum {
                affirmed := 0
                denied := 0
            }
        }
    }
}
