// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../types/Opening.sol";
import {Ballots} from "./Ballots.sol";
import {LeaveOutMany} from "./LeaveOutMany.sol";
import {Tally} from "./Tally.sol";

/// @title LeaveOut
/// @notice For each family of a round the verdict that the committed seats of all other families give, at the round's
/// threshold and without regard to how many families stand behind it. Family 0 is one family like the others.
///
/// In small rounds {Tally} decides for each family anew. The votes are laid out family by family, blanks behind; one
/// family after the other leaves at the front and, once its verdict is known, queues up at the end: at that moment all
/// others lie in one piece, followed by blanks, as {Tally} wants them. In large ones {LeaveOutMany} counts once.
library LeaveOut {
    /// @notice Committed seats of other families below which there is no verdict.
    uint256 internal constant LEAST_OTHER_SEATS = 3;
    /// @dev Unit votes from which on counting once is cheaper.
    uint256 private constant MANY = 16;

    /// @notice The opened ballots, those of one family together.
    /// @param voters One word a ballot: address of its row at bit 64; quorum of its family's verdict at 48, zero where
    /// there is none; seats at 32; its place among the ballots at 16; bit 0 is set on the last of a family.
    /// @param families Families among them.
    struct Line {
        uint256[] voters;
        uint256 families;
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
    ) internal pure returns (Line memory line) {
        // Four bytes a family: committed seats, and one more than the place of its last opened ballot.
        uint256[] memory table = new uint256[](33);
        // Links in the second half; a list of voters, no more than ballots, grows in the first.
        uint256[] memory voters = new uint256[](2 * ballots.length);
        uint256 links = _link(votes, ballots, table, voters);
        uint256 to = 32;
        for (uint256 i; i < ballots.length; ++i) {
            uint256 entry = _take(table, Ballots.ballotAt(ballots, i).seat.family());
            uint256 place = entry & 0xffff;
            if (place == 0) continue;
            // Seats and ballots are counted in 16 bits.
            unchecked {
                uint256 quorum = committed - (entry >> 16);
                quorum = quorum < LEAST_OTHER_SEATS ? 0 : Tally.quorum(quorum, numerator, denominator) << 48;
                ++line.families;
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

    /// @dev Chains the opened ballots of each family, the last one first, and adds up committed seats.
    /// @return links Address one word before the first ballot's link: its row at bit 64, its seats at 32, and one more than
    /// the place of the family's ballot before it.
    function _link(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256[] memory table,
        uint256[] memory voters
    ) private pure returns (uint256 links) {
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
            // Counts of seats and ballots have 16 bits each. Entry 255 ends within the table's 33 words.
            assembly ("memory-safe") {
                i := add(i, 1)
                let entry := add(table, add(0x20, shl(2, family)))
                let word := add(mload(entry), shl(240, seats))
                if isOpened {
                    let place := and(shr(224, word), 0xffff)
                    mstore(add(links, shl(5, i)), or(shl(64, row), or(shl(32, seats), place)))
                    word := xor(word, shl(224, xor(place, i)))
                    row := add(row, mul(seats, stride))
                }
                mstore(entry, word)
            }
        }
    }

    /// @dev A family's entry of the table; the table forgets it.
    function _take(uint256[] memory table, uint256 family) private pure returns (uint256 entry) {
        // As in {_link}.
        assembly ("memory-safe") {
            let at_ := add(table, add(0x20, shl(2, family)))
            entry := mload(at_)
            mstore(at_, shr(32, shl(32, entry)))
            entry := shr(224, entry)
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
        if (votes.count >= MANY) return LeaveOutMany.verdicts(votes, line.voters, line.families, pastEnd);
        planes = new uint256[](line.families);
        Tally.Votes memory queue = _queue(votes, line.voters);
        uint256 family;
        uint256 seats;
        for (uint256 i; i < line.voters.length; ++i) {
            uint256 voter = line.voters[i];
            // Unit votes and families.
            unchecked {
                seats += (voter >> 32) & 0xffff;
                if (voter & 1 == 0) continue;
                planes[family++] = _decide(queue, votes.count, seats, (voter >> 48) & 0xffff, pastEnd);
            }
            seats = 0;
        }
    }

    /// @dev Lays out the votes family by family.
    function _queue(Tally.Votes memory votes, uint256[] memory voters) private pure returns (Tally.Votes memory queue) {
        uint256 stride = votes.stride;
        queue = Tally.allocate(2 * votes.count + 8, votes.plane / 32);
        uint256 row = Tally.rowOf(queue, 0);
        // Copies rows to as many rows.
        assembly ("memory-safe") {
            let voter := add(voters, 0x20)
            for {
                let end := add(voter, shl(5, mload(voters)))
            } lt(voter, end) {
                voter := add(voter, 0x20)
            } {
                let word := mload(voter)
                for {
                    let seats := and(shr(32, word), 0xffff)
                } seats {
                    seats := sub(seats, 1)
                } {
                    mcopy(row, shr(64, word), stride)
                    row := add(row, stride)
                }
            }
        }
    }

    /// @dev The verdict of the votes behind the first `seats` of the queue, which then move to its end.
    function _decide(
        Tally.Votes memory queue,
        uint256 count,
        uint256 seats,
        uint256 quorum,
        uint256 pastEnd
    ) private pure returns (uint256 planes) {
        uint256 size = seats * queue.stride;
        uint256 front = Tally.rowOf(queue, 0);
        // The queue begins one family further on; nobody asks for the length of its rows. What was allocated holds all
        // votes twice, and blanks.
        assembly ("memory-safe") {
            mstore(queue, add(mload(queue), size))
        }
        queue.count = count - seats;
        uint256[] memory verdict;
        if (quorum != 0) {
            verdict = Tally.decide(queue, quorum);
        } else {
            uint256 words = queue.plane / 32;
            verdict = new uint256[](2 * words);
            for (uint256 i; i < words; ++i) verdict[i] = type(uint256).max;
            verdict[words - 1] = ~pastEnd;
        }
        assembly ("memory-safe") {
            mcopy(add(front, mul(count, mload(add(queue, 0x60)))), front, size)
            planes := add(verdict, 0x20)
        }
    }
}
