// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Tally
/// @notice Counts votes on 256 claims at a time. A vote is two planes, affirm and deny: TRUE is affirm alone, FALSE deny
/// alone, INVALID both, ABSTAIN neither.
///
/// A column is one word of one plane from each vote: 256 sums to be made at once. Four full adders turn its first seven
/// words into bits 0, 1 and 2 of each sum; seven more fold in eight words at a time, and the carries, which weigh eight,
/// form a shorter column that is summed the same way. A full adder of s, x and y: u = s ^ x, carry = s & x | u & y,
/// sum = u ^ y.
///
/// sum ≥ quorum is settled bit by bit from the lowest, beginning with "yes": where the quorum has a 1, the sum needs that
/// bit and a yes from below; where it has a 0, either suffices. A mask of ones in the latter case makes one expression of
/// the two, as x | y = ~(~x & ~y).
///
/// Where nobody says INVALID, affirm is TRUE and deny is FALSE. Where somebody does, the two planes still name the only
/// answer that can have won: a quorum is more than half of the votes, so a winner has a quorum in each plane that it sets
/// and less in the other. A column of the votes that equal that answer then tells whether it has won.
///
/// @dev Functions are cut where the compiler's stack ends: with more live variables in one, it moves them to memory and
/// repeats expressions, at several times the gas.
library Tally {
    /// @notice Unit votes.
    /// @param rows Row i at word i · stride / 32: affirm words, then deny words. Columns are read to a multiple of eight
    /// rows; those past the last vote are blank.
    /// @param count Rows in use.
    /// @param plane Bytes of one plane, 32 to 512.
    /// @param stride Bytes of a row, 2 · plane: kept, as the compiler would compute it at each use.
    /// @param isPlain Set only by who knows that no vote says INVALID: nobody looks for such votes then.
    /// @param levels What {levelsOf} returned, once {decide} called it for these votes; zero before.
    /// @param lowest Least quorum that anybody asks about besides {decide}; zero where that is not known.
    struct Votes {
        uint256[] rows;
        uint256 count;
        uint256 plane;
        uint256 stride;
        bool isPlain;
        uint256 levels;
        uint256 lowest;
    }

    /// @notice Unit votes from which on {levelsOf} is not for them.
    uint256 internal constant FEW = 16;

    /// @notice Unit votes that an answer needs: ⌈committed · numerator / denominator⌉.
    function quorum(uint256 committed, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        // Seats have 16 bits, the parts of the fraction 8.
        unchecked {
            return (committed * numerator + denominator - 1) / denominator;
        }
    }

    /// @notice Room for `count` unit votes, all abstaining.
    /// @param words Words of one plane, 1 to 16.
    function allocate(uint256 count, uint256 words) internal pure returns (Votes memory votes) {
        // Counts of seats have 16 bits.
        unchecked {
            votes.rows = new uint256[](((count | 7) + 1) * 2 * words);
            votes.count = count;
            votes.plane = 32 * words;
            votes.stride = 64 * words;
        }
    }

    /// @notice Memory address of unit vote `index`: its affirm words, then its deny words.
    function rowOf(Votes memory votes, uint256 index) internal pure returns (uint256 row) {
        uint256[] memory rows = votes.rows;
        uint256 stride = votes.stride;
        // Only an address is computed, past the array's length; an index has 16 bits.
        assembly ("memory-safe") {
            row := add(add(rows, 0x20), mul(index, stride))
        }
    }

    /// @notice Makes the unit vote at `index` count `seats` times, by copies in the rows that follow it.
    function repeat(Votes memory votes, uint256 index, uint256 seats) internal pure {
        repeat(rowOf(votes, index), votes.stride, seats);
    }

    /// @notice The same of the unit vote at memory address `row`.
    function repeat(uint256 row, uint256 stride, uint256 seats) internal pure {
        // Writes the next `seats` − 1 rows, allocated by `allocate`.
        assembly ("memory-safe") {
            let end := add(row, mul(stride, seats))
            for {
                let copy := add(row, stride)
            } lt(copy, end) {
                copy := add(copy, stride)
            } {
                mcopy(copy, row, stride)
            }
        }
    }

    /// @notice The verdict planes, affirm words then deny words; a claim that no answer won has both bits clear.
    /// @param quorum_ Unit votes that an answer needs; panics unless it is more than half of `votes.count`.
    function decide(Votes memory votes, uint256 quorum_) internal pure returns (uint256[] memory verdict) {
        assert(2 * quorum_ > votes.count);
        verdict = new uint256[](votes.stride / 32);
        if (votes.count < quorum_) return verdict;
        if (votes.count < FEW) _decideFew(votes, quorum_, verdict);
        else _decideMany(votes, quorum_, verdict);
        if (!votes.isPlain) _checkInvalid(votes, quorum_, verdict);
    }

    /// @notice Counts fewer than {FEW} votes for every quorum at once. A level is laid out as a vote is: level k says of each
    /// claim whether at least k votes affirm it, and whether at least k deny it.
    /// @param lowest Levels below it need not be there.
    /// @return levels Address of level 0, which is not there; level k is k strides further on, up to level 7, or 15 where
    /// there are more votes than seven.
    function levelsOf(Votes memory votes, uint256 lowest) internal pure returns (uint256 levels) {
        uint256 row = rowOf(votes, 0);
        uint256 stride = votes.stride;
        bool areSeven = votes.count < 8;
        // The lower three are made together or not at all.
        lowest = areSeven && lowest > 3 ? 4 : 1;
        // Takes memory from the free pointer on for levels `lowest` to 7 or 15, all of which are written.
        assembly ("memory-safe") {
            let free := mload(0x40)
            levels := sub(free, mul(lowest, stride))
            mstore(0x40, add(levels, shl(sub(4, areSeven), stride)))
        }
        if (areSeven) _levelsOfSeven(row, stride, levels, lowest);
        else _levelsOfFifteen(row, stride, levels);
    }

    /// @dev Up to seven votes: the adders of {_sumSeven} in line, where carry = s ^ (u & (s ^ y)) takes fewer copies on the
    /// stack.
    function _levelsOfSeven(uint256 row, uint256 stride, uint256 levels, uint256 lowest) private pure {
        // Reads rows, eight of which are allocated; writes the levels from `lowest`, 1 or 4, to 7.
        assembly ("memory-safe") {
            let end := add(row, stride)
            for {} lt(row, end) {
                row := add(row, 0x20)
                levels := add(levels, 0x20)
            } {
                let s := mload(row)
                let at := add(row, stride)
                let u := xor(s, mload(at))
                at := add(at, stride)
                let y := mload(at)
                let f := xor(s, and(u, xor(s, y)))
                s := xor(u, y)
                at := add(at, stride)
                u := xor(s, mload(at))
                at := add(at, stride)
                y := mload(at)
                let t := xor(s, and(u, xor(s, y)))
                s := xor(u, y)
                at := add(at, stride)
                u := xor(s, mload(at))
                y := mload(add(at, stride))
                // The three carries, t last.
                at := xor(s, and(u, xor(s, y)))
                s := xor(u, y)
                u := xor(f, t)
                f := xor(f, and(u, xor(f, at)))
                t := xor(u, at)
                u := or(s, t)
                s := and(s, t)
                if eq(lowest, 1) {
                    at := add(levels, stride)
                    mstore(at, or(f, u))
                    at := add(at, stride)
                    mstore(at, or(f, t))
                    mstore(add(at, stride), or(f, s))
                }
                at := add(levels, shl(2, stride))
                mstore(at, f)
                at := add(at, stride)
                mstore(at, and(f, u))
                at := add(at, stride)
                mstore(at, and(f, t))
                mstore(add(at, stride), and(f, s))
            }
        }
    }

    /// @dev Eight to fifteen votes.
    function _levelsOfFifteen(uint256 row, uint256 stride, uint256 levels) private pure {
        uint256 end = row + stride;
        while (row != end) {
            (uint256 s, uint256 t, uint256 f) = _sumSeven(row, stride);
            (s, t, f) = _addEights(row, stride, 1, levels + 8 * stride, s, t, f);
            // Writes the levels 1 to 7.
            assembly ("memory-safe") {
                let at := add(levels, stride)
                let u := or(s, t)
                mstore(at, or(f, u))
                at := add(at, stride)
                mstore(at, or(f, t))
                at := add(at, stride)
                s := and(s, t)
                mstore(at, or(f, s))
                at := add(at, stride)
                mstore(at, f)
                at := add(at, stride)
                mstore(at, and(f, u))
                at := add(at, stride)
                mstore(at, and(f, t))
                mstore(add(at, stride), and(f, s))
            }
            _raise(levels, stride);
            unchecked {
                row += 32;
                levels += 32;
            }
        }
    }

    /// @dev With the carry that weighs eight as level 8, makes of the levels 1 to 7 of the rest those of all, and 9 to 15.
    function _raise(uint256 levels, uint256 stride) private pure {
        // Reads and writes levels.
        assembly ("memory-safe") {
            let upper := shl(3, stride)
            let eight := add(levels, upper)
            let carry := mload(eight)
            for {
                levels := add(levels, stride)
            } lt(levels, eight) {
                levels := add(levels, stride)
            } {
                let level := mload(levels)
                mstore(levels, or(carry, level))
                mstore(add(levels, upper), and(carry, level))
            }
        }
    }

    /// @notice Clears the verdict of claims whose answer was given by fewer than `quorum_` unit votes.
    function confirm(Votes memory votes, uint256 quorum_, uint256[] memory verdict) internal pure {
        uint256 out;
        assembly ("memory-safe") {
            out := add(verdict, 0x20)
        }
        uint256 end = out + votes.plane;
        uint256 row = rowOf(votes, 0);
        uint256 column = _column(votes);
        // {_reached} looks at no more bits of a quorum than so many votes fill.
        bool isReachable = votes.count >= quorum_;
        for (; out != end; out += 32) {
            if (isReachable) _settle(votes, row, quorum_, out, column);
            else _clear(out, votes.plane);
            row += 32;
        }
    }

    function _clear(uint256 out, uint256 plane) private pure {
        // The caller's words.
        assembly ("memory-safe") {
            mstore(out, 0)
            mstore(add(out, plane), 0)
        }
    }

    /// @notice Clears the verdict of claims whose answer was given by fewer than `least` families.
    /// @param families Declared family of each unit vote.
    function spread(
        Votes memory votes,
        uint8[] memory families,
        uint256[] memory verdict,
        uint256 least
    ) internal pure {
        if (least < 2) return;
        uint256[] memory order = _byFamily(votes, families);
        uint256[] memory seen = new uint256[](least);
        uint256 words = votes.plane / 32;
        for (uint256 i; i < words; ++i) {
            uint256 row = rowOf(votes, 0) + 32 * i;
            uint256 kept = _spreadOver(order, row, votes.plane, verdict[i], verdict[words + i], seen);
            verdict[i] &= kept;
            verdict[words + i] &= kept;
        }
    }

    /// @dev The level of the quorum.
    function _decideFew(Votes memory votes, uint256 quorum_, uint256[] memory verdict) private pure {
        uint256 levels = levelsOf(votes, votes.lowest < quorum_ ? votes.lowest : quorum_);
        votes.levels = levels;
        uint256 stride = votes.stride;
        // The verdict is as long as a level; of those there are as many as votes, and no less than the quorum.
        assembly ("memory-safe") {
            mcopy(add(verdict, 0x20), add(levels, mul(quorum_, stride)), stride)
        }
    }

    /// @dev Any number of votes: a block's two columns, one after the other.
    function _decideMany(Votes memory votes, uint256 quorum_, uint256[] memory verdict) private pure {
        uint256 row = rowOf(votes, 0);
        uint256 stride = votes.stride;
        uint256 column = _column(votes);
        for (uint256 i; i < verdict.length; ++i) {
            verdict[i] = _reached(row + 32 * i, stride, votes.count, quorum_, column);
        }
    }

    /// @dev Room for a column of all votes, and seven blanks.
    function _column(Votes memory votes) private pure returns (uint256 column) {
        uint256[] memory room = new uint256[](votes.count + 7);
        assembly ("memory-safe") {
            column := add(room, 0x20)
        }
    }

    /// @dev Clears the verdict where anybody says INVALID and fewer than a quorum of votes equal it.
    function _checkInvalid(Votes memory votes, uint256 quorum_, uint256[] memory verdict) private pure {
        uint256 row = rowOf(votes, 0);
        uint256 plane = votes.plane;
        uint256 column = _column(votes);
        uint256 out;
        uint256 end;
        assembly ("memory-safe") {
            out := add(verdict, 0x20)
            end := add(out, plane)
        }
        while (out != end) {
            uint256 found;
            // Reads within `verdict`.
            assembly ("memory-safe") {
                found := or(mload(out), mload(add(out, plane)))
            }
            if (found & _invalid(row, plane, votes.stride, votes.count) != 0) {
                _settle(votes, row, quorum_, out, column);
            }
            unchecked {
                row += 32;
                out += 32;
            }
        }
    }

    /// @dev Claims of the block at `row` that anyone calls invalid.
    function _invalid(uint256 row, uint256 plane, uint256 stride, uint256 count) private pure returns (uint256 both) {
        // Reads rows, a multiple of four of which are allocated.
        assembly ("memory-safe") {
            for {
                let end := add(row, mul(stride, count))
            } lt(row, end) {} {
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, stride)
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, stride)
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, stride)
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, stride)
            }
        }
    }

    /// @dev Clears the verdict at `out` where fewer than a quorum of votes equal it.
    function _settle(Votes memory votes, uint256 row, uint256 quorum_, uint256 out, uint256 column) private pure {
        uint256 plane = votes.plane;
        uint256 count = votes.count;
        // Reads rows; writes `count` words and seven blanks to `column`.
        assembly ("memory-safe") {
            let affirmed := not(mload(out))
            let denied := not(mload(add(out, plane)))
            let to := column
            for {
                let end := add(column, shl(5, count))
            } lt(to, end) {
                to := add(to, 0x20)
            } {
                let x := xor(affirmed, mload(row))
                row := add(row, plane)
                mstore(to, and(x, xor(denied, mload(row))))
                row := add(row, plane)
            }
            calldatacopy(to, calldatasize(), 0xe0)
        }
        uint256 won = _reached(column, 32, count, quorum_, column);
        // Writes within `verdict`.
        assembly ("memory-safe") {
            mstore(out, and(won, mload(out)))
            out := add(out, plane)
            mstore(out, and(won, mload(out)))
        }
    }

    /// @dev Claims whose bit is set in at least `quorum_` of the `count` words at `row`, `row` + `stride`, …; the quorum is no
    /// more than the words. Seven of them are read at least.
    /// @param carries Room for ⌊count / 8⌋ + 7 words; may be the column itself, as carry i is written after 8 · i + 15
    /// words are read.
    function _reached(
        uint256 row,
        uint256 stride,
        uint256 count,
        uint256 quorum_,
        uint256 carries
    ) private pure returns (uint256 reached) {
        reached = type(uint256).max;
        while (true) {
            (uint256 s, uint256 t, uint256 f) = _sumSeven(row, stride);
            count >>= 3;
            if (count != 0) (s, t, f) = _addEights(row, stride, count, carries, s, t, f);
            assembly ("memory-safe") {
                let m := sub(and(quorum_, 1), 1)
                reached := xor(m, and(xor(m, reached), xor(m, s)))
                m := sub(and(shr(1, quorum_), 1), 1)
                reached := xor(m, and(xor(m, reached), xor(m, t)))
                m := sub(and(shr(2, quorum_), 1), 1)
                reached := xor(m, and(xor(m, reached), xor(m, f)))
            }
            if (count == 0) return reached;
            // Blanks to the end of the next column.
            assembly ("memory-safe") {
                calldatacopy(add(carries, shl(5, count)), calldatasize(), 0xe0)
            }
            quorum_ >>= 3;
            row = carries;
            stride = 32;
        }
    }

    /// @notice Writes the bits of a column's sums, the lowest to `to`, `to` + 0x40, …, three at a time.
    /// @param row Address of the column's first word, with `stride` to the next; read to a multiple of eight words less one.
    /// @param count Words of the column.
    /// @param carries As in {_reached}.
    function sum(uint256 row, uint256 stride, uint256 count, uint256 carries, uint256 to) internal pure {
        while (true) {
            (uint256 s, uint256 t, uint256 f) = _sumSeven(row, stride);
            count >>= 3;
            if (count != 0) (s, t, f) = _addEights(row, stride, count, carries, s, t, f);
            // Within the caller's room. Blanks to the end of the next column.
            assembly ("memory-safe") {
                mstore(to, s)
                mstore(add(to, 0x40), t)
                mstore(add(to, 0x80), f)
                to := add(to, 0xc0)
                calldatacopy(add(carries, shl(5, count)), calldatasize(), 0xe0)
            }
            if (count == 0) return;
            row = carries;
            stride = 32;
        }
    }

    /// @dev Bits 0, 1 and 2 of the sums of seven words.
    function _sumSeven(uint256 row, uint256 stride) private pure returns (uint256 s, uint256 t, uint256 f) {
        assembly ("memory-safe") {
            s := mload(row)
            row := add(row, stride)
            let x := mload(row)
            row := add(row, stride)
            let y := mload(row)
            row := add(row, stride)
            let u := xor(s, x)
            t := or(and(s, x), and(u, y))
            s := xor(u, y)
            x := mload(row)
            row := add(row, stride)
            y := mload(row)
            row := add(row, stride)
            u := xor(s, x)
            f := or(and(s, x), and(u, y))
            s := xor(u, y)
            x := mload(row)
            row := add(row, stride)
            y := mload(row)
            u := xor(s, x)
            x := or(and(s, x), and(u, y))
            s := xor(u, y)
            u := xor(t, f)
            f := or(and(t, f), and(u, x))
            t := xor(u, x)
        }
    }

    /// @dev Adds `left` times eight words, those after the first seven, to the sums with the bits s, t and f.
    function _addEights(
        uint256 row,
        uint256 stride,
        uint256 left,
        uint256 carries,
        uint256 s_,
        uint256 t_,
        uint256 f_
    ) private pure returns (uint256 s, uint256 t, uint256 f) {
        (s, t, f) = (s_, t_, f_);
        unchecked {
            row += 6 * stride;
        }
        while (true) {
            // Writes `left` words to `carries`.
            assembly ("memory-safe") {
                row := add(row, stride)
                let x := mload(row)
                row := add(row, stride)
                let y := mload(row)
                let u := xor(s, x)
                let c := or(and(s, x), and(u, y))
                s := xor(u, y)
                row := add(row, stride)
                x := mload(row)
                row := add(row, stride)
                y := mload(row)
                u := xor(s, x)
                x := or(and(s, x), and(u, y))
                s := xor(u, y)
                u := xor(t, c)
                c := or(and(t, c), and(u, x))
                t := xor(u, x)
                row := add(row, stride)
                x := mload(row)
                row := add(row, stride)
                y := mload(row)
                u := xor(s, x)
                let e := or(and(s, x), and(u, y))
                s := xor(u, y)
                row := add(row, stride)
                x := mload(row)
                row := add(row, stride)
                y := mload(row)
                u := xor(s, x)
                x := or(and(s, x), and(u, y))
                s := xor(u, y)
                u := xor(t, e)
                e := or(and(t, e), and(u, x))
                t := xor(u, x)
                u := xor(f, c)
                mstore(carries, or(and(f, c), and(u, e)))
                carries := add(carries, 0x20)
                left := sub(left, 1)
                f := xor(u, e)
            }
            // The compiler inlines no function that returns early; this one would overfill its caller's stack.
            if (left == 0) return (s, t, f);
        }
    }

    /// @dev Rows' offsets, those of one family together; the last of each has its lowest bit set.
    function _byFamily(Votes memory votes, uint8[] memory families) private pure returns (uint256[] memory order) {
        uint256 count = votes.count;
        uint256 stride = votes.stride;
        // Links in the second half; the list grows in the first.
        order = new uint256[](2 * count);
        // Two bytes a family: the number of its last row that was chained, from one.
        uint256[] memory table = new uint256[](17);
        // Reads `families`, one word each, below 256. Entry 255 ends within the table's 17 words, and there are as many links
        // and places as rows. Rows have 16 bits; offsets are multiples of 64.
        assembly ("memory-safe") {
            families := add(families, 0x20)
            table := add(table, 0x20)
            let to := add(order, 0x20)
            let links := add(to, shl(5, count))
            for {
                let i := 0
            } lt(i, count) {} {
                let entry := add(table, shl(1, mload(add(families, shl(5, i)))))
                let word := mload(entry)
                mstore(add(links, shl(5, i)), shr(240, word))
                i := add(i, 1)
                mstore(entry, xor(word, shl(240, xor(shr(240, word), i))))
            }
            for {
                let i := count
            } i {} {
                i := sub(i, 1)
                let entry := add(table, shl(1, mload(add(families, shl(5, i)))))
                let word := mload(entry)
                let place := shr(240, word)
                // A family that is in the list has left the table.
                if place {
                    mstore(entry, shr(16, shl(16, word)))
                    for {} place {} {
                        place := sub(place, 1)
                        let next := mload(add(links, shl(5, place)))
                        mstore(to, or(mul(place, stride), iszero(next)))
                        to := add(to, 0x20)
                        place := next
                    }
                }
            }
            mstore(order, count)
        }
    }

    /// @dev Claims of the block at `row` on which as many families as `seen` is long gave the answer (affirmed, denied).
    /// seen[j] collects those with more than j: a family's claims enter it where they are in the one below.
    function _spreadOver(
        uint256[] memory order,
        uint256 row,
        uint256 plane,
        uint256 affirmed,
        uint256 denied,
        uint256[] memory seen
    ) private pure returns (uint256 kept) {
        // Reads rows; writes `seen`.
        assembly ("memory-safe") {
            let first := add(seen, 0x20)
            let last := shl(5, mload(seen))
            calldatacopy(first, calldatasize(), last)
            last := add(seen, last)
            let agreed := 0
            let place := add(order, 0x20)
            for {
                let end := add(place, shl(5, mload(order)))
            } lt(place, end) {
                place := add(place, 0x20)
            } {
                let vote := mload(place)
                let isLast := and(vote, 1)
                vote := add(row, xor(vote, isLast))
                agreed := or(agreed, not(or(xor(affirmed, mload(vote)), xor(denied, mload(add(vote, plane))))))
                if isLast {
                    for {
                        let at := last
                    } gt(at, first) {} {
                        let below := sub(at, 0x20)
                        mstore(at, or(mload(at), and(agreed, mload(below))))
                        at := below
                    }
                    mstore(first, or(mload(first), agreed))
                    agreed := 0
                }
            }
            kept := mload(last)
        }
    }
}
