// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {console} from "hardhat/console.sol";
import {Ballot} from "../types/Opening.sol";
import {Ballots} from "./Ballots.sol";
import {Tally} from "./Tally.sol";

/// @title LeaveOut
/// @notice For each family of a round the verdict that the committed seats of all other families give, at the round's
/// threshold and without regard to how many families stand behind it. Family 0 is one family like the others.
///
/// Counters of a block of 256 claims are bit planes, as in {Tally}, but in memory: two counters side by side, of those who
/// say TRUE and of those who say FALSE. All votes are counted once. For a family of few seats it is then enough to know
/// where all votes come to its quorum q, to q + 1, and so on: where the votes left reach k + 1 before one more is taken
/// out, or reach k and that one does not say so, they reach k without it. For a family of many seats its votes are taken
/// out of a copy of the counters. Blocks in which anybody says INVALID are counted a second time, both counters for those
/// who do, and the verdicts of the two are joined.
library LeaveOut {
    /// @notice Committed seats of other families below which there is no verdict.
    uint256 internal constant LEAST_OTHER_SEATS = 3;
    /// @dev Opened seats of a family up to which its votes are taken out of masks rather than of counters.
    uint256 private constant FEW = 3;

    /// @notice The opened ballots, those of one family together.
    /// @param voters One word a ballot: address of its row at bit 64; quorum of its family's verdict at 48, zero where
    /// there is none; seats at 32; its place among the ballots at 16; opened seats of its family at 1; bit 0 is set on the
    /// last of a family.
    /// @param families Families among them.
    /// @param low Lowest quorum of a family of few seats.
    /// @param high Highest quorum and seats of one; less than `low` where there is none.
    struct Line {
        uint256[] voters;
        uint256 families;
        uint256 low;
        uint256 high;
    }

    /// @dev Where counting stands. A pair is two words.
    struct Block {
        uint256[] voters;
        /// Bytes of one plane.
        uint256 plane;
        /// Bytes of a plane before the block.
        uint256 offset;
        /// Ones to count TRUE and FALSE, zero to count INVALID twice.
        uint256 valid;
        /// Address of the counters: a pair of planes for each binary digit.
        uint256 counters;
        /// Their bytes.
        uint256 size;
        /// Address of as many pairs, or of FEW + 1, for copies.
        uint256 spare;
        /// Address of pairs of masks: where all votes come to `low`, to `low` + 1, …, to `high`.
        uint256 marks;
        uint256 low;
        uint256 high;
        /// What a family without a verdict is given as affirmed.
        uint256 claims;
    }

    /// @notice Lines up the opened ballots of a round.
    /// @param votes The opened votes in the ballots' order, a row each seat.
    /// @param committed All committed seats.
    function lineUp(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256 committed,
        uint256 numerator,
        uint256 denominator
    ) internal view returns (Line memory line) {
        // Eight bytes a family: committed seats, opened seats, one more than the place of its last opened ballot.
        uint256[] memory table = new uint256[](65);
        // Links in the second half; a list of voters, no more than ballots, grows in the first.
        uint256[] memory voters = new uint256[](2 * ballots.length);
        uint256 links = _link(votes, ballots, table, voters);
        line.low = type(uint256).max;
        uint256 to = 32;
        for (uint256 i; i < ballots.length; ++i) {
            uint256 entry = _take(table, Ballots.ballotAt(ballots, i).seat.family());
            uint256 place = entry & 0xffff;
            if (place == 0) continue;
            // Seats and ballots are counted in 16 bits.
            unchecked {
                uint256 seats = (entry >> 16) & 0xffff;
                uint256 quorum = committed - (entry >> 32);
                quorum = quorum < LEAST_OTHER_SEATS ? 0 : Tally.quorum(quorum, numerator, denominator);
                if (quorum != 0 && seats <= FEW) {
                    if (quorum < line.low) line.low = quorum;
                    if (quorum + seats > line.high) line.high = quorum + seats;
                }
                ++line.families;
                quorum = (quorum << 48) | (seats << 1);
                // Follows the links to the first ballot of the family.
                assembly ("memory-safe") {
                    for {} place {} {
                        let link := mload(add(links, shl(5, place)))
                        let next := and(link, 0xffff)
                        mstore(
                            add(voters, to),
                            or(xor(link, next), or(or(quorum, iszero(next)), shl(16, sub(place, 1))))
                        )
                        to := add(to, 0x20)
                        place := next
                    }
                }
            }
        }
        assembly ("memory-safe") {
            mstore(voters, sub(shr(5, to), 1))
        }
        line.voters = voters;
    }

    /// @dev Chains the opened ballots of each family, the last one first, and adds up seats.
    /// @return links Address one word before the first ballot's link: its row at bit 64, its seats at 32, and one more than
    /// the place of the family's ballot before it.
    function _link(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256[] memory table,
        uint256[] memory voters
    ) private view returns (uint256 links) {
        uint256 row = Tally.rowOf(votes, 0);
        uint256 stride = votes.stride;
        assembly ("memory-safe") {
            links := add(voters, shl(5, ballots.length))
        }
        for (uint256 i; i < ballots.length;) {
            Ballot calldata ballot = Ballots.ballotAt(ballots, i);
            uint256 family = ballot.seat.family();
            uint256 seats = ballot.seat.seats();
            bool isOpened = Ballots.isOpened(ballot);
            // Counts of seats and ballots have 16 bits each. Entry 255 ends within the table's 65 words.
            assembly ("memory-safe") {
                i := add(i, 1)
                let entry := add(table, add(0x20, shl(3, family)))
                let word := add(mload(entry), shl(240, seats))
                if isOpened {
                    let place := and(shr(208, word), 0xffff)
                    mstore(add(links, shl(5, i)), or(shl(64, row), or(shl(32, seats), place)))
                    word := add(xor(word, shl(208, xor(place, i))), shl(224, seats))
                    row := add(row, mul(seats, stride))
                }
                mstore(entry, word)
            }
        }
    }

    /// @dev A family's entry of the table; the table forgets it.
    function _take(uint256[] memory table, uint256 family) private view returns (uint256 entry) {
        // As in {_link}.
        assembly ("memory-safe") {
            let at_ := add(table, add(0x20, shl(3, family)))
            entry := mload(at_)
            mstore(at_, shr(64, shl(64, entry)))
            entry := shr(208, entry)
        }
    }

    /// @notice Verdict planes of each family of the line, one after the other. Without a verdict, they say TRUE on every
    /// claim: that holds no information, so that whoever compares a vote with it learns how much was answered and no more.
    /// @param pastEnd Bits of a plane's last word that stand for no claim.
    function verdicts(
        Tally.Votes memory votes,
        Line memory line,
        uint256 pastEnd
    ) internal view returns (uint256[] memory planes) {
        // Sizes of arrays in memory.
        unchecked {
            Block memory b;
            (b.voters, b.plane, b.low, b.high) = (line.voters, votes.plane, line.low, line.high);
            planes = new uint256[](line.families * (votes.stride / 32));
            for (uint256 left = votes.count; left != 0; left >>= 1) b.size += 64;
            uint256 marks = b.low > b.high ? 0 : b.high - b.low + 1;
            uint256[] memory room = new uint256[](b.size / 16 + 2 * (FEW + 1) + 2 * marks);
            uint256 out;
            assembly ("memory-safe") {
                out := add(planes, 0x20)
                room := add(room, 0x20)
                mstore(add(b, 0x80), room)
            }
            b.spare = b.counters + b.size;
            b.marks = b.spare + b.size + 64 * (FEW + 1);
            for (uint256 left = b.plane; left != 0; left -= 32) {
                b.claims = left == 32 ? ~pastEnd : type(uint256).max;
                b.valid = type(uint256).max;
                uint256 g = gasleft();
                uint256 called = _count(b);
                uint256 h = gasleft();
                _decide(b, out);
                uint256 k = gasleft();
                if (b.offset == 32) console.log("block", g - h, h - k, b.high - b.low);
                if (called != 0) {
                    (b.valid, b.claims) = (0, 0);
                    _count(b);
                    _decide(b, out);
                }
                b.offset += 32;
                out += 32;
            }
        }
    }

    /// @dev Counts a block's votes, and marks where they come to each quorum in question.
    /// @return called Claims that anybody calls invalid.
    function _count(Block memory b) private view returns (uint256 called) {
        uint256[] memory voters = b.voters;
        uint256 counters = b.counters;
        uint256 plane = b.plane;
        uint256 offset = b.offset;
        uint256 valid = b.valid;
        uint256 size = b.size;
        // Reads rows; writes `size` bytes of counters, which hold all votes, so that carries end within them.
        assembly ("memory-safe") {
            calldatacopy(counters, calldatasize(), size)
            let voter := add(voters, 0x20)
            for {
                let end := add(voter, shl(5, mload(voters)))
            } lt(voter, end) {
                voter := add(voter, 0x20)
            } {
                let seats := mload(voter)
                let row := add(shr(64, seats), offset)
                let affirm := mload(row)
                let deny := mload(add(row, plane))
                row := and(affirm, deny)
                called := or(called, row)
                affirm := xor(row, and(valid, affirm))
                deny := xor(row, and(valid, deny))
                for {
                    seats := and(shr(32, seats), 0xffff)
                } seats {
                    seats := sub(seats, 1)
                } {
                    let x := affirm
                    let y := deny
                    for {
                        let counter := counters
                    } or(x, y) {
                        counter := add(counter, 0x40)
                    } {
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
        uint256 g = gasleft();
        uint256 mark = b.marks;
        for (uint256 quorum = b.low; quorum <= b.high;) {
            _reach(counters, size, quorum, mark);
            unchecked {
                ++quorum;
                mark += 64;
            }
        }
        uint256 h = gasleft();
        if (b.offset == 32) console.log("marks", g - h);
    }

    /// @dev Writes to `mark` where the counters come to a quorum: settled from the lowest bit on, as in {Tally}.
    function _reach(uint256 counter, uint256 size, uint256 quorum, uint256 mark) private view {
        // Reads counters, writes a pair.
        assembly ("memory-safe") {
            let affirmed := not(0)
            let denied := affirmed
            for {
                let end := add(counter, size)
            } lt(counter, end) {
                counter := add(counter, 0x40)
            } {
                let mask := sub(and(quorum, 1), 1)
                quorum := shr(1, quorum)
                affirmed := xor(mask, and(xor(mask, affirmed), xor(mask, mload(counter))))
                denied := xor(mask, and(xor(mask, denied), xor(mask, mload(add(counter, 0x20)))))
            }
            // A quorum of more digits than the counters have is more than all votes.
            if quorum {
                affirmed := 0
                denied := 0
            }
            mstore(mark, affirmed)
            mstore(add(mark, 0x20), denied)
        }
    }

    /// @dev Joins to the verdicts at `out`, `out` + stride, … what the votes without each family give.
    function _decide(Block memory b, uint256 out) private view {
        uint256[] memory voters = b.voters;
        uint256 plane = b.plane;
        uint256 spare = b.spare;
        uint256 left;
        for (uint256 i; i < voters.length; ++i) {
            uint256 voter;
            // Reads within `voters`.
            assembly ("memory-safe") {
                voter := mload(add(add(voters, 0x20), shl(5, i)))
            }
            // Unit votes and words of memory.
            unchecked {
                uint256 quorum = (voter >> 48) & 0xffff;
                uint256 seats = (voter >> 1) & 0x7fff;
                if (quorum != 0) {
                    if (left == 0) {
                        left = seats;
                        if (seats <= FEW) _copy(b.marks + 64 * (quorum - b.low), spare, 64 * (seats + 1));
                        else _copy(b.counters, spare, b.size);
                    }
                    uint256 row = (voter >> 64) + b.offset;
                    if (seats <= FEW) _unmark(row, plane, b.valid, spare, left, (voter >> 32) & 0xffff);
                    else _takeOut(row, plane, b.valid, spare, (voter >> 32) & 0xffff);
                    left -= (voter >> 32) & 0xffff;
                }
                if (voter & 1 == 0) continue;
                if (seats > FEW && quorum != 0) _reach(spare, b.size, quorum, spare);
                uint256 claims = b.claims;
                // Writes within `planes`.
                assembly ("memory-safe") {
                    switch quorum
                    case 0 {
                        mstore(out, or(claims, mload(out)))
                    }
                    default {
                        mstore(out, or(mload(spare), mload(out)))
                        let denied := add(out, plane)
                        mstore(denied, or(mload(add(spare, 0x20)), mload(denied)))
                    }
                    out := add(out, shl(1, plane))
                }
            }
        }
    }

    function _copy(uint256 from, uint256 to, uint256 size) private view {
        // Between pairs that {verdicts} allocated.
        assembly ("memory-safe") {
            mcopy(to, from, size)
        }
    }

    /// @dev Takes the vote at `row` out of `left` + 1 masks, `seats` times; each leaves one mask fewer.
    function _unmark(
        uint256 row,
        uint256 plane,
        uint256 valid,
        uint256 marks,
        uint256 left,
        uint256 seats
    ) private view {
        // Reads a row and a block's pairs, writes pairs.
        assembly ("memory-safe") {
            let affirm := mload(row)
            let deny := mload(add(row, plane))
            row := and(affirm, deny)
            affirm := not(xor(row, and(valid, affirm)))
            deny := not(xor(row, and(valid, deny)))
            for {} seats {
                seats := sub(seats, 1)
            } {
                let mark := marks
                for {
                    let end := add(marks, shl(6, left))
                } lt(mark, end) {
                    mark := add(mark, 0x40)
                } {
                    mstore(mark, or(mload(add(mark, 0x40)), and(mload(mark), affirm)))
                    mstore(add(mark, 0x20), or(mload(add(mark, 0x60)), and(mload(add(mark, 0x20)), deny)))
                }
                left := sub(left, 1)
            }
        }
    }

    /// @dev Takes the vote at `row` out of the counters, `seats` times.
    function _takeOut(uint256 row, uint256 plane, uint256 valid, uint256 counters, uint256 seats) private view {
        // Reads a row; the votes were counted, so that borrows end within the counters.
        assembly ("memory-safe") {
            let affirm := mload(row)
            let deny := mload(add(row, plane))
            row := and(affirm, deny)
            affirm := xor(row, and(valid, affirm))
            deny := xor(row, and(valid, deny))
            for {} seats {
                seats := sub(seats, 1)
            } {
                let x := affirm
                let y := deny
                for {
                    let counter := counters
                } or(x, y) {
                    counter := add(counter, 0x40)
                } {
                    let bits := mload(counter)
                    mstore(counter, xor(bits, x))
                    x := and(not(bits), x)
                    bits := mload(add(counter, 0x20))
                    mstore(add(counter, 0x20), xor(bits, y))
                    y := and(not(bits), y)
                }
            }
        }
    }
}
