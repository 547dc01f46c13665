// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../types/Opening.sol";
import {LeaveOutMany} from "./LeaveOutMany.sol";
import {Tally} from "./Tally.sol";

/// @title LeaveOut
/// @notice For each family of a round the verdict that the committed seats of all other families give, at the round's
/// threshold and without regard to how many families stand behind it. Family 0 is one family like the others.
///
/// In small rounds the levels of {Tally} tell it. They count all votes; where a vote of the family is counted as well, the
/// others come to k where all come to k + 1: without it, level k is "level k + 1, or level k and not that vote". Votes leave
/// one after the other, the last one from the level of the quorum alone. Large rounds, and those in which anybody says
/// INVALID, are counted by {LeaveOutMany}.
library LeaveOut {
    /// @notice Committed seats of other families below which there is no verdict.
    uint256 internal constant LEAST_OTHER_SEATS = 3;
    /// @notice The opened ballots, those of one family together.
    /// @param voters One word a ballot: address of its row at bit 128; its {Seat} at 64; quorum of its family's verdict at 48,
    /// zero where there is none; its place among the opened ballots at 16; bit 0 is set on the last of a family.
    /// @param families Families among them.
    struct Line {
        uint256[] voters;
        uint256 families;
    }

    /// @notice Lines up the opened ballots of a round, and notes the least quorum of a family among them.
    /// @param votes The opened votes in the ballots' order, a row each seat.
    /// @param committed All committed seats.
    function lineUp(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256 committed,
        uint256 numerator,
        uint256 denominator
    ) internal pure returns (Line memory line) {
        // Four bytes a family: committed seats, and how many ballots were opened up to its last opened one.
        uint256[] memory table = new uint256[](33);
        // Links in the second half; a list of voters, no more than ballots, grows in the first.
        uint256[] memory voters = new uint256[](2 * ballots.length);
        (uint256 links, uint256 opened) = _link(votes, ballots, table, voters);
        uint256 to;
        uint256 lowest = committed;
        assembly ("memory-safe") {
            to := add(voters, 0x20)
        }
        // Seats and families are counted in 16 bits.
        unchecked {
            for (uint256 place = opened; place != 0; --place) {
                uint256 entry = _entryOf(table, links, place);
                // A family's turn comes with its last opened ballot.
                if (entry & 0xffff != place) continue;
                uint256 quorum = committed - (entry >> 16);
                quorum = quorum < LEAST_OTHER_SEATS ? 0 : Tally.quorum(quorum, numerator, denominator);
                if (quorum != 0 && quorum < lowest) lowest = quorum;
                to = _follow(links, place, quorum, to);
                ++line.families;
            }
        }
        // Shortens the list to what was found.
        assembly ("memory-safe") {
            mstore(voters, opened)
        }
        line.voters = voters;
        votes.lowest = lowest;
    }

    /// @dev Chains the opened ballots of each family, the last one first, and adds up committed seats.
    /// @return links Address one word before the first opened ballot's link: its row at bit 128, its {Seat} at 64, and the
    /// number of the family's opened ballot before it, from one, or zero.
    /// @return opened Number of opened ballots.
    function _link(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256[] memory table,
        uint256[] memory voters
    ) private pure returns (uint256 links, uint256 opened) {
        // The compiler inlines no function that returns early; this one would overfill its caller's stack.
        if (ballots.length == 0) return (links, opened);
        uint256 row = Tally.rowOf(votes, 0);
        uint256 stride = votes.stride;
        // Reads ballots of three words, and seats as {Seat} lays them out. Counts of seats and ballots have 16 bits each;
        // entry 255 ends within the table's 33 words, and links are no more than ballots.
        assembly ("memory-safe") {
            links := add(voters, shl(5, ballots.length))
            table := add(table, 0x20)
            let ballot := ballots.offset
            for {
                let end := add(ballot, mul(ballots.length, 0x60))
            } lt(ballot, end) {
                ballot := add(ballot, 0x60)
            } {
                let seat := calldataload(ballot)
                let entry := add(table, shl(2, and(shr(24, seat), 0xff)))
                let seats := and(shr(8, seat), 0xffff)
                let word := add(mload(entry), shl(240, seats))
                // An opening names a report.
                if calldataload(add(ballot, 0x40)) {
                    opened := add(opened, 1)
                    let before := and(shr(224, word), 0xffff)
                    mstore(add(links, shl(5, opened)), or(or(shl(128, row), shl(64, seat)), before))
                    word := xor(word, shl(224, xor(before, opened)))
                    row := add(row, mul(seats, stride))
                }
                mstore(entry, word)
            }
        }
    }

    /// @dev The table's entry of the family of an opened ballot.
    function _entryOf(uint256[] memory table, uint256 links, uint256 place) private pure returns (uint256 entry) {
        // As in {_link}.
        assembly ("memory-safe") {
            let link := mload(add(links, shl(5, place)))
            entry := shr(224, mload(add(add(table, 0x20), shl(2, and(shr(88, link), 0xff)))))
        }
    }

    /// @dev Writes a family's voters to `to`, following the links from its last opened ballot to its first, and returns where
    /// they end.
    function _follow(uint256 links, uint256 place, uint256 quorum, uint256 to) private pure returns (uint256 end) {
        // As many words as there are ballots.
        assembly ("memory-safe") {
            quorum := shl(48, quorum)
            for {} place {} {
                let link := mload(add(links, shl(5, place)))
                let next := and(link, 0xffff)
                mstore(to, or(or(xor(link, next), quorum), or(iszero(next), shl(16, sub(place, 1)))))
                to := add(to, 0x20)
                place := next
            }
            end := to
        }
    }

    /// @notice Where in memory the verdict planes of each family of the line are. Without a verdict, they say TRUE on every
    /// claim: that holds no information, so that whoever compares a vote with it learns how much was answered and no more.
    /// @param pastEnd Bits of a plane's last word that stand for no claim.
    function verdicts(
        Tally.Votes memory votes,
        Line memory line,
        uint256 pastEnd
    ) internal pure returns (uint256[] memory planes) {
        planes = new uint256[](line.families);
        uint256 out = _allocate(planes, votes.stride);
        if (votes.count < Tally.FEW && votes.isPlain) {
            _few(votes, line.voters, pastEnd, out);
            return planes;
        }
        LeaveOutMany.verdicts(votes, line.voters, pastEnd, out);
    }

    /// @dev Room for the families' planes, one after the other, all blank.
    function _allocate(uint256[] memory planes, uint256 stride) private pure returns (uint256 out) {
        uint256[] memory room;
        // The line has no more families than there are rows.
        unchecked {
            room = new uint256[]((planes.length * stride) / 32);
        }
        // Writes `planes`.
        assembly ("memory-safe") {
            out := add(room, 0x20)
            let row := out
            for {
                let end := add(row, shl(5, mload(room)))
            } lt(row, end) {
                row := add(row, stride)
            } {
                planes := add(planes, 0x20)
                mstore(planes, row)
            }
        }
    }

    /// @dev {verdicts} of a round of few votes, none of them INVALID, at `out`, `out` + stride, ….
    function _few(Tally.Votes memory votes, uint256[] memory voters, uint256 pastEnd, uint256 out) private pure {
        uint256 stride = votes.stride;
        uint256 levels = votes.levels == 0 ? Tally.levelsOf(votes, votes.lowest) : votes.levels;
        uint256 first;
        assembly ("memory-safe") {
            first := add(voters, 0x20)
        }
        uint256 seats;
        uint256 end = first + 32 * voters.length;
        for (uint256 at_ = first; at_ != end;) {
            uint256 voter;
            // Reads within `voters`.
            assembly ("memory-safe") {
                voter := mload(at_)
                at_ := add(at_, 0x20)
            }
            // Counts of seats and votes, and places in memory.
            unchecked {
                seats += (voter >> 72) & 0xffff;
                if (voter & 1 == 0) continue;
                uint256 quorum = (voter >> 48) & 0xffff;
                if (quorum == 0)
                    _affirmAll(out, votes.plane, pastEnd);
                    // Where the others have fewer votes than that, all stays undecided.
                else if (quorum + seats <= votes.count)
                    _leave(first, at_, seats, levels + quorum * stride, stride, out);
                out += stride;
            }
            (first, seats) = (at_, 0);
        }
    }

    /// @dev TRUE on every claim.
    function _affirmAll(uint256 out, uint256 plane, uint256 pastEnd) private pure {
        // Writes one plane.
        assembly ("memory-safe") {
            let last := sub(add(out, plane), 0x20)
            for {} lt(out, last) {
                out := add(out, 0x20)
            } {
                mstore(out, not(0))
            }
            mstore(last, not(pastEnd))
        }
    }

    /// @dev Writes to `out` the level at address `level` without the votes of a family.
    /// @param voter Address of the first word of the family's ballots, which end at `end`.
    /// @param seats Their seats; as many levels follow the first one.
    function _leave(
        uint256 voter,
        uint256 end,
        uint256 seats,
        uint256 level,
        uint256 stride,
        uint256 out
    ) private pure {
        (uint256 row, uint256 shift) = _rowAt(voter, stride);
        unchecked {
            if (voter + 64 == end && seats * stride == 2 * shift) {
                (uint256 other, ) = _rowAt(voter + 32, stride);
                _leaveTwo(level, row, other, shift, stride, out);
                return;
            }
            // All but the last leave every level that those after them need. The copies are of no use afterwards, and need no
            // allocation.
            for (uint256 size = seats * stride; voter + 32 < end; (row, shift) = _rowAt(voter, stride)) {
                uint256 copy;
                assembly ("memory-safe") {
                    copy := mload(0x40)
                }
                size -= shift;
                for (uint256 i; i <= size; i += stride) _leaveOne(level + i, row, shift, stride, copy + i);
                level = copy;
                voter += 32;
            }
            _leaveOne(level, row, shift, stride, out);
        }
    }

    /// @dev Address of a ballot's row, and how much further on the levels begin that its seats' votes are part of.
    function _rowAt(uint256 voter, uint256 stride) private pure returns (uint256 row, uint256 shift) {
        assembly ("memory-safe") {
            row := mload(voter)
            shift := mul(and(shr(72, row), 0xffff), stride)
            row := shr(128, row)
        }
    }

    /// @dev Writes to `out` a level without one ballot's votes; they may be the same.
    function _leaveOne(uint256 level, uint256 row, uint256 shift, uint256 stride, uint256 out) private pure {
        // Levels have an even number of words.
        assembly ("memory-safe") {
            let end := add(level, stride)
            for {} 1 {} {
                mstore(out, or(mload(add(level, shift)), and(mload(level), not(mload(row)))))
                row := add(row, 0x20)
                level := add(level, 0x20)
                out := add(out, 0x20)
                mstore(out, or(mload(add(level, shift)), and(mload(level), not(mload(row)))))
                row := add(row, 0x20)
                level := add(level, 0x20)
                out := add(out, 0x20)
                if eq(level, end) {
                    break
                }
            }
        }
    }

    /// @dev Writes to `out` a level without the votes of two ballots of as many seats.
    function _leaveTwo(
        uint256 level,
        uint256 row,
        uint256 other,
        uint256 shift,
        uint256 stride,
        uint256 out
    ) private pure {
        // Places are told by how far they are from that in `out`. A claim that both affirm, or deny, must reach the level two
        // shifts on, one that either does the level between.
        assembly ("memory-safe") {
            row := sub(row, out)
            other := sub(other, out)
            level := sub(level, out)
            for {
                let end := add(out, stride)
            } lt(out, end) {
                out := add(out, 0x20)
            } {
                let x := mload(add(row, out))
                let y := mload(add(other, out))
                let at := add(level, out)
                let found := and(mload(at), not(or(x, y)))
                at := add(at, shift)
                found := or(found, and(mload(at), not(and(x, y))))
                mstore(out, or(found, mload(add(at, shift))))
            }
        }
    }
}
