// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Score, Scores} from "../types/Score.sol";
import {Seat} from "../types/Seat.sol";
import {VoteCounts} from "../types/VoteCounts.sol";
import {Ballots} from "./Ballots.sol";
import {LeaveOut} from "./LeaveOut.sol";
import {Tally} from "./Tally.sol";

/// @title Scoring
/// @notice Compares each opened vote of a round, once an id, with the verdict of the other families. A verdict that held
/// the voter's own vote, or that of a model of its family, would make chance look like skill. What follows from the counts
/// is {Payroll}'s.
///
/// Whoever says TRUE always, FALSE always, flips coins, or answers as often TRUE as the crowd does, agrees as often as
/// chance: A − E is zero on average. To abstain neither gains nor loses.
library Scoring {
    /// @notice Scores a round.
    /// @param votes The opened votes in the ballots' order, a row each seat, as {Ballots.read} leaves them.
    /// @param line What {LeaveOut.lineUp} made of the ballots.
    /// @param claims Claims of the round.
    /// @return scores One an opened ballot, in the ballots' order.
    function judge(
        Tally.Votes memory votes,
        LeaveOut.Line memory line,
        uint256 claims
    ) internal pure returns (Score[] memory scores) {
        // The compiler inlines no function that returns early; this one would overfill its caller's stack.
        if (votes.count == 0) return scores;
        uint256[] memory verdicts = LeaveOut.verdicts(votes, line, Ballots.pastEndMask(claims));
        uint256[] memory voters = line.voters;
        scores = new Score[](voters.length);
        uint256 plane = votes.plane;
        uint256 everything = _everything(plane);
        bool isPlain = votes.isPlain;
        uint256 next = verdicts.length;
        uint256 verdict;
        uint256 decided;
        for (uint256 i = voters.length; i != 0;) {
            uint256 voter;
            // Reads within `voters` and `verdicts`, of which there is one for each last voter of a family, in the same
            // order.
            assembly ("memory-safe") {
                voter := mload(add(voters, shl(5, i)))
                i := sub(i, 1)
                if and(voter, 1) {
                    verdict := mload(add(verdicts, shl(5, next)))
                    next := sub(next, 1)
                }
            }
            uint256 row = voter >> 128;
            VoteCounts counts;
            if (isPlain) {
                if (voter & 1 == 1) decided = _plainDecided(_common(everything, verdict, plane));
                counts = _plainCounts(_common(row, verdict, plane), _common(row + plane, verdict, plane));
            } else {
                if (voter & 1 == 1) decided = _decided(_count(verdict, verdict, plane, everything));
                counts = _count(row, verdict, plane, everything);
            }
            Score score = Scores.pack(
                Seat.wrap((voter >> 64) & type(uint64).max),
                (voter >> 48) & 0xffff != 0,
                decided,
                counts
            );
            // The places of opened ballots are below their number.
            assembly ("memory-safe") {
                mstore(add(add(scores, 0x20), shl(5, and(shr(16, voter), 0xffff))), score)
            }
        }
    }

    /// @dev Compares the planes at `vote` with those at `verdict`: makes a plane of each count, in memory that nobody needs
    /// afterwards, and counts two of them at a time.
    function _count(
        uint256 vote,
        uint256 verdict,
        uint256 plane,
        uint256 everything
    ) private pure returns (VoteCounts) {
        uint256 planes;
        // Reads planes, and writes six of them above the free memory pointer.
        assembly ("memory-safe") {
            planes := mload(0x40)
            for {
                let at := planes
                let end := add(at, plane)
            } lt(at, end) {
                at := add(at, 0x20)
            } {
                let affirm := mload(vote)
                let affirmed := mload(verdict)
                let deny := mload(add(vote, plane))
                let denied := mload(add(verdict, plane))
                let common := and(or(affirm, deny), or(affirmed, denied))
                mstore(at, common)
                let to := add(at, plane)
                mstore(to, and(common, not(or(xor(affirm, affirmed), xor(deny, denied)))))
                to := add(to, plane)
                mstore(to, and(common, affirm))
                to := add(to, plane)
                mstore(to, and(common, affirmed))
                to := add(to, plane)
                mstore(to, and(common, and(affirm, deny)))
                mstore(add(to, plane), and(common, and(affirmed, denied)))
                vote := add(vote, 0x20)
                verdict := add(verdict, 0x20)
            }
        }
        // Places in memory.
        unchecked {
            uint256 counts = _common(everything, planes, plane);
            counts |= _common(everything, planes + 2 * plane, plane) << 32;
            return VoteCounts.wrap(counts | (_common(everything, planes + 4 * plane, plane) << 64));
        }
    }

    /// @dev Claims that a verdict decides, those of them that it affirms, and those that it calls INVALID, as {Scores.pack}
    /// takes them.
    /// @param self The comparison of the verdict with itself.
    function _decided(VoteCounts self) private pure returns (uint256) {
        uint256 counts = VoteCounts.unwrap(self);
        return (counts & 0xffff) | ((counts >> 32) & 0xffff0000) | ((counts >> 48) & 0xffff00000000);
    }

    /// @dev The same where it calls none INVALID.
    /// @param matches What it has in common with all claims.
    function _plainDecided(uint256 matches) private pure returns (uint256) {
        // Two counts of 16 bits, their sum the claims at most.
        unchecked {
            return (matches & 0xffff) * 0x10001 + (matches >> 16);
        }
    }

    /// @dev {_count} where neither side says INVALID: every claim of the comparison is one of the four matches.
    /// @param affirmed What the vote's first plane has in common with the verdict.
    /// @param denied The same of its second one.
    function _plainCounts(uint256 affirmed, uint256 denied) private pure returns (VoteCounts counts) {
        // Four counts of 16 bits, their sum the claims at most.
        assembly ("memory-safe") {
            let isTrue := and(affirmed, 0xffff)
            let isFalse := shr(16, denied)
            denied := and(denied, 0xffff)
            affirmed := add(isTrue, shr(16, affirmed))
            counts := or(
                or(add(affirmed, add(denied, isFalse)), shl(16, add(isTrue, isFalse))),
                or(shl(32, affirmed), shl(48, add(isTrue, denied)))
            )
        }
    }

    /// @dev A plane with all claims.
    function _everything(uint256 plane) private pure returns (uint256 everything) {
        // Takes memory from the free pointer on.
        assembly ("memory-safe") {
            everything := mload(0x40)
            let end := add(everything, plane)
            mstore(0x40, end)
            for {
                let at := everything
            } lt(at, end) {
                at := add(at, 0x20)
            } {
                mstore(at, not(0))
            }
        }
    }

    /// @dev Counts the claims that the plane at `vote` has in common with the two planes at `verdict`, at bits 0 and 16.
    ///
    /// Four words at a time: full adders take two words each into a first binary digit of how many words have a claim's
    /// place, and their two carries into a second one. As in {Tally}, but of s, x and y, where s is a digit, u = s ^ x,
    /// carry = s ^ (u & (s ^ y)) and sum = u ^ y: fewer copies on the stack. The carry of the second digit weighs four. Its
    /// bits are added up by two, by four, and by eight, in place, and the bytes to those of other carries; the digits come
    /// to them in the end. The bytes, at most 8 · 16, are added by two, and the remainder by 2¹⁶ − 1 adds up those of 16
    /// bits. The compiler builds a constant anew at each use, at four times the gas of a variable: so these are made of
    /// what it cannot know to be constant.
    /// @param plane Bytes of each, below 2²⁵⁵.
    function _common(uint256 vote, uint256 verdict, uint256 plane) private pure returns (uint256 counts) {
        if (plane == 32) return _commonOfWord(vote, verdict, plane);
        // Reads planes; the two words of scratch space hold the bytes.
        assembly ("memory-safe") {
            let eights := not(shr(255, plane))
            let twos := div(eights, 3)
            let fours := div(eights, 5)
            eights := div(eights, 17)
            let end := add(vote, plane)
            let other := add(verdict, plane)
            let affirmed := 0
            let affirmedTwos := 0
            let denied := 0
            let deniedTwos := 0
            let u, y, c, d
            // Up to three words, so that fours are left.
            for {
                u := add(vote, and(plane, 0x60))
            } lt(vote, u) {} {
                c := mload(vote)
                y := and(c, mload(verdict))
                affirmedTwos := or(affirmedTwos, and(affirmed, y))
                affirmed := xor(affirmed, y)
                y := and(c, mload(other))
                deniedTwos := or(deniedTwos, and(denied, y))
                denied := xor(denied, y)
                vote := add(vote, 0x20)
                verdict := add(verdict, 0x20)
                other := add(other, 0x20)
            }
            mstore(0x00, 0)
            mstore(0x20, 0)
            for {} lt(vote, end) {} {
                u := xor(affirmed, and(mload(vote), mload(verdict)))
                y := and(mload(add(vote, 0x20)), mload(add(verdict, 0x20)))
                c := xor(affirmed, and(u, xor(affirmed, y)))
                affirmed := xor(u, y)
                u := xor(affirmed, and(mload(add(vote, 0x40)), mload(add(verdict, 0x40))))
                y := and(mload(add(vote, 0x60)), mload(add(verdict, 0x60)))
                d := xor(affirmed, and(u, xor(affirmed, y)))
                affirmed := xor(u, y)
                u := xor(affirmedTwos, c)
                c := xor(affirmedTwos, and(u, xor(affirmedTwos, d)))
                affirmedTwos := xor(u, d)
                c := sub(c, and(shr(1, c), twos))
                c := add(and(c, fours), and(shr(2, c), fours))
                mstore(0x00, add(and(add(c, shr(4, c)), eights), mload(0x00)))
                u := xor(denied, and(mload(vote), mload(other)))
                y := and(mload(add(vote, 0x20)), mload(add(other, 0x20)))
                c := xor(denied, and(u, xor(denied, y)))
                denied := xor(u, y)
                u := xor(denied, and(mload(add(vote, 0x40)), mload(add(other, 0x40))))
                y := and(mload(add(vote, 0x60)), mload(add(other, 0x60)))
                d := xor(denied, and(u, xor(denied, y)))
                denied := xor(u, y)
                u := xor(deniedTwos, c)
                c := xor(deniedTwos, and(u, xor(deniedTwos, d)))
                deniedTwos := xor(u, d)
                c := sub(c, and(shr(1, c), twos))
                c := add(and(c, fours), and(shr(2, c), fours))
                mstore(0x20, add(and(add(c, shr(4, c)), eights), mload(0x20)))
                vote := add(vote, 0x80)
                verdict := add(verdict, 0x80)
                other := add(other, 0x80)
            }
            u := sub(affirmed, and(shr(1, affirmed), twos))
            affirmed := add(and(u, fours), and(shr(2, u), fours))
            u := sub(affirmedTwos, and(shr(1, affirmedTwos), twos))
            u := add(and(u, fours), and(shr(2, u), fours))
            affirmed := add(affirmed, add(u, u))
            affirmed := add(add(and(affirmed, eights), and(shr(4, affirmed), eights)), shl(2, mload(0x00)))
            u := sub(denied, and(shr(1, denied), twos))
            denied := add(and(u, fours), and(shr(2, u), fours))
            u := sub(deniedTwos, and(shr(1, deniedTwos), twos))
            u := add(and(u, fours), and(shr(2, u), fours))
            denied := add(denied, add(u, u))
            denied := add(add(and(denied, eights), and(shr(4, denied), eights)), shl(2, mload(0x20)))
            // The lower half of every 16 bits.
            twos := mul(div(twos, 257), 3)
            affirmed := mod(add(and(affirmed, twos), and(shr(8, affirmed), twos)), 0xffff)
            denied := mod(add(and(denied, twos), and(shr(8, denied), twos)), 0xffff)
            counts := or(affirmed, shl(16, denied))
        }
    }

    /// @dev {_common} of a single word. At most 128 bits are set in its bytes at even places, and at odd ones, so that the
    /// remainder of both sums fits 16 bits without adding bytes by two first.
    /// @param plane 32.
    function _commonOfWord(uint256 vote, uint256 verdict, uint256 plane) private pure returns (uint256 counts) {
        // Reads planes.
        assembly ("memory-safe") {
            let denied := mload(vote)
            let affirmed := and(denied, mload(verdict))
            denied := and(denied, mload(add(verdict, plane)))
            let eights := not(shr(255, plane))
            let twos := div(eights, 3)
            affirmed := sub(affirmed, and(shr(1, affirmed), twos))
            denied := sub(denied, and(shr(1, denied), twos))
            twos := div(eights, 5)
            affirmed := add(and(affirmed, twos), and(shr(2, affirmed), twos))
            denied := add(and(denied, twos), and(shr(2, denied), twos))
            eights := div(eights, 17)
            affirmed := mod(and(add(affirmed, shr(4, affirmed)), eights), 0xffff)
            denied := mod(and(add(denied, shr(4, denied)), eights), 0xffff)
            counts := or(affirmed, shl(16, denied))
            counts := add(and(counts, 0x00ff00ff), and(shr(8, counts), 0x00ff00ff))
        }
    }
}
