// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../types/Opening.sol";
import {Score} from "../types/Score.sol";
import {VoteCounts} from "../types/VoteCounts.sol";
import {Ballots} from "./Ballots.sol";
import {LeaveOut} from "./LeaveOut.sol";
import {Tally} from "./Tally.sol";

/// @title Scoring
/// @notice Scores each opened vote of a round, once an id, against the verdict of the other families, and says what part
/// of its pay a seat has earned. A verdict that held the voter's own vote, or that of a model of its family, would make
/// chance look like skill.
///
/// Whoever says TRUE always, FALSE always, flips coins, or answers as often TRUE as the crowd does, agrees as often as
/// chance: A − E is zero on average. To abstain neither gains nor loses.
library Scoring {
    /// @notice One, in the fixed point of scores.
    uint256 internal constant ONE = 1 << 32;
    /// @dev Claims' worth of the running record that counts in every round.
    uint256 private constant PRIOR = 8;
    /// @dev The lower half of every two, four, eight bits, and of every 16 in as many as six counts.
    uint256 private constant TWOS = 0x5555555555555555555555555555555555555555555555555555555555555555;
    uint256 private constant FOURS = 0x3333333333333333333333333333333333333333333333333333333333333333;
    uint256 private constant EIGHTS = 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;
    uint256 private constant PAIRS = 0x00ff00ff00ff00ff00ff00ff;

    /// @notice Scores a round.
    /// @param votes The opened votes in the ballots' order, a row each seat, as {Ballots.read} leaves them.
    /// @param ballots All committed ballots, opened or not.
    /// @param committed Their seats.
    /// @param numerator Threshold of committed seats, with `denominator`.
    /// @param claims Claims of the round.
    /// @return scores One a ballot; blank for those that nobody opened.
    function judge(
        Tally.Votes memory votes,
        Ballot[] calldata ballots,
        uint256 committed,
        uint256 numerator,
        uint256 denominator,
        uint256 claims
    ) internal pure returns (Score[] memory scores) {
        LeaveOut.Line memory line = LeaveOut.lineUp(votes, ballots, committed, numerator, denominator);
        uint256[] memory verdicts = LeaveOut.verdicts(votes, line, Ballots.pastEndMask(claims));
        scores = _allocate(ballots.length);
        uint256[] memory voters = line.voters;
        uint256 plane = votes.plane;
        uint256 next = verdicts.length;
        uint256 verdict;
        uint256 decided;
        uint256 decidedInformation;
        for (uint256 i = voters.length; i != 0;) {
            uint256 voter;
            Score memory score;
            // Reads within `voters` and `verdicts`, of which there is one for each last voter of a family, in the same
            // order, and within `scores`.
            assembly ("memory-safe") {
                voter := mload(add(voters, shl(5, i)))
                i := sub(i, 1)
                if and(voter, 1) {
                    verdict := mload(add(verdicts, shl(5, next)))
                    next := sub(next, 1)
                }
                score := mload(add(add(scores, 0x20), shl(5, and(shr(16, voter), 0xffff))))
            }
            if (voter & 1 == 1) (decided, decidedInformation) = _decided(verdict, plane);
            VoteCounts counts = count(voter >> 64, verdict, plane);
            (score.edge, score.information) = counts.figures();
            score.decidedInformation = decidedInformation;
            // Counts of claims.
            unchecked {
                uint256 n = counts.answered();
                if (n != 0) score.coverage = (n << 32) / decided;
            }
            if ((voter >> 48) & 0xffff != 0) score.counts = counts;
        }
    }

    /// @dev As many blank scores: an array's length, its pointers, and what they point to.
    function _allocate(uint256 length) private pure returns (Score[] memory scores) {
        // Memory from the free pointer on, which moves behind it.
        assembly ("memory-safe") {
            scores := mload(0x40)
            mstore(scores, length)
            let pointer := add(scores, 0x20)
            let score := add(pointer, shl(5, length))
            let size := mul(length, 0xa0)
            calldatacopy(score, calldatasize(), size)
            mstore(0x40, add(score, size))
            for {
                let end := score
            } lt(pointer, end) {
                pointer := add(pointer, 0x20)
            } {
                mstore(pointer, score)
                score := add(score, 0xa0)
            }
        }
    }

    /// @notice What a seat earns of the most that it could, in 2⁻³², rounded down:
    /// ⅛ + ⅞ · clamp((A − E + 8·κ̂·cov) / (I_all + 8), 0, 1). Without a verdict to score against that is ⅛ + ⅞·κ̂·cov.
    /// @param kappa Running κ before this round, in 2⁻³², between −1 and 1.
    function payFraction(Score memory score, int256 kappa) internal pure returns (uint256) {
        // Figures are below 2⁴⁵, so that products stay below 2¹⁰⁰; the cast is of a positive number.
        unchecked {
            int256 earned = score.edge + ((int256(PRIOR * score.coverage) * kappa) >> 32);
            uint256 whole = score.decidedInformation + PRIOR * ONE;
            if (earned <= 0) return ONE / 8;
            uint256 share = uint256(earned) >= whole ? ONE : (uint256(earned) << 32) / whole;
            return ONE / 8 + ((7 * share) >> 3);
        }
    }

    /// @notice Compares the planes at memory address `vote` with those at `verdict`.
    /// @param plane Bytes of one plane.
    function count(uint256 vote, uint256 verdict, uint256 plane) internal pure returns (VoteCounts) {
        uint256 counts;
        uint256 end = vote + plane;
        while (vote != end) {
            uint256 affirm;
            uint256 affirmed;
            uint256 common;
            uint256 agreed;
            uint256 deny;
            uint256 denied;
            // Reads planes alone.
            assembly ("memory-safe") {
                affirm := mload(vote)
                affirmed := mload(verdict)
                deny := mload(add(vote, plane))
                denied := mload(add(verdict, plane))
                common := and(or(affirm, deny), or(affirmed, denied))
                agreed := and(common, not(or(xor(affirm, affirmed), xor(deny, denied))))
                affirm := and(common, affirm)
                affirmed := and(common, affirmed)
                deny := and(affirm, deny)
                denied := and(affirmed, denied)
            }
            uint256 pairs = _bytePairs(common, agreed, affirm, affirmed, plane);
            if (deny | denied != 0) pairs |= (_bytePair(deny) << 64) | (_bytePair(denied) << 80);
            // Places of words, and counts that stay in their 16 bits.
            unchecked {
                counts += (pairs & PAIRS) + ((pairs >> 8) & PAIRS);
                vote += 32;
                verdict += 32;
            }
        }
        return VoteCounts.wrap(counts);
    }

    /// @dev Claims that a verdict decides, and their information: the comparison of the verdict with itself, without what
    /// would be counted twice.
    function _decided(uint256 verdict, uint256 plane) private pure returns (uint256 n, uint256 information) {
        uint256 counts;
        uint256 end = verdict + plane;
        while (verdict != end) {
            uint256 affirmed;
            uint256 denied;
            // Reads planes alone.
            assembly ("memory-safe") {
                affirmed := mload(verdict)
                denied := mload(add(verdict, plane))
            }
            uint256 pairs = _bytePair(affirmed | denied) | (_bytePair(affirmed) << 48);
            denied &= affirmed;
            if (denied != 0) pairs |= _bytePair(denied) << 80;
            // As in {count}.
            unchecked {
                counts += (pairs & PAIRS) + ((pairs >> 8) & PAIRS);
                verdict += 32;
            }
        }
        (, information) = VoteCounts.wrap(counts).figures();
        return (VoteCounts.wrap(counts).answered(), information);
    }

    /// @dev Bits of a word: those of its even bytes, plus 256 times those of its odd bytes. They are added up by two, by
    /// four, and by eight, in place; the remainder by 2¹⁶ − 1 adds the 16 bytes of either kind, at most 128 bits each. Up
    /// to six such pairs, 16 bits apart, are then joined at once.
    function _bytePair(uint256 word) private pure returns (uint256 pair) {
        assembly ("memory-safe") {
            word := sub(word, and(shr(1, word), TWOS))
            word := add(and(word, FOURS), and(shr(2, word), FOURS))
            pair := mod(and(add(word, shr(4, word)), EIGHTS), 0xffff)
        }
    }

    /// @dev {_bytePair} of four words, 16 bits apart. The compiler builds a constant anew at each use, at four times the
    /// gas of a variable: so these are made of what it cannot know to be constant.
    /// @param small Any number below 2²⁵⁵.
    function _bytePairs(
        uint256 a,
        uint256 b,
        uint256 c,
        uint256 d,
        uint256 small
    ) private pure returns (uint256 pairs) {
        assembly ("memory-safe") {
            let ones := not(shr(255, small))
            let twos := div(ones, 3)
            let fours := div(ones, 5)
            let eights := div(ones, 17)
            a := sub(a, and(shr(1, a), twos))
            a := add(and(a, fours), and(shr(2, a), fours))
            a := mod(and(add(a, shr(4, a)), eights), 0xffff)
            b := sub(b, and(shr(1, b), twos))
            b := add(and(b, fours), and(shr(2, b), fours))
            b := mod(and(add(b, shr(4, b)), eights), 0xffff)
            c := sub(c, and(shr(1, c), twos))
            c := add(and(c, fours), and(shr(2, c), fours))
            c := mod(and(add(c, shr(4, c)), eights), 0xffff)
            d := sub(d, and(shr(1, d), twos))
            d := add(and(d, fours), and(shr(2, d), fours))
            d := mod(and(add(d, shr(4, d)), eights), 0xffff)
            pairs := or(or(a, shl(16, b)), or(shl(32, c), shl(48, d)))
        }
    }
}
