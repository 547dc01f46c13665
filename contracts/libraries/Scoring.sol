// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../types/Opening.sol";
import {Score, Scores} from "../types/Score.sol";
import {Seat} from "../types/Seat.sol";
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
    /// @return scores One an opened ballot, in the ballots' order.
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
        uint256[] memory voters = line.voters;
        scores = new Score[](voters.length);
        uint256 plane = votes.plane;
        uint256 everything = votes.isPlain ? _everything(plane) : 0;
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
            if (voter & 1 == 1) decided = _decided(everything, verdict, plane);
            VoteCounts counts =
                everything == 0 ? count(voter >> 128, verdict, plane) : _countPlain(voter >> 128, verdict, plane);
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

    /// @notice What a seat earns of the most that it could, in 2⁻³², rounded down:
    /// ⅛ + ⅞ · clamp((A − E + 8·κ̂·cov) / (I_all + 8), 0, 1). Without a verdict to score against that is ⅛ + ⅞·κ̂·cov.
    /// Figures are in 2⁻³².
    /// @param edge A − E.
    /// @param decidedInformation I_all, of all claims that the verdict decides.
    /// @param coverage Answered share of them.
    /// @param kappa Running κ before this round, between −1 and 1.
    function payFraction(
        int256 edge,
        uint256 decidedInformation,
        uint256 coverage,
        int256 kappa
    ) internal pure returns (uint256) {
        // Figures are below 2⁴⁵, so that products stay below 2¹⁰⁰; the cast is of a positive number.
        unchecked {
            int256 earned = edge + ((int256(PRIOR * coverage) * kappa) >> 32);
            uint256 whole = decidedInformation + PRIOR * ONE;
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
            uint256 pairs = _bytePair(common) | (_bytePair(agreed) << 16);
            pairs |= (_bytePair(affirm) << 32) | (_bytePair(affirmed) << 48);
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

    /// @dev {count} where neither side says INVALID: every claim of the comparison is one of the four matches.
    function _countPlain(uint256 vote, uint256 verdict, uint256 plane) private pure returns (VoteCounts counts) {
        uint256 matches = _matches(vote, vote + 2 * plane, verdict, plane);
        // Four counts of 16 bits, their sum the claims at most.
        assembly ("memory-safe") {
            let deniedFalse := shr(16, matches)
            let affirmedFalse := shr(32, deniedFalse)
            let affirmedTrue := and(shr(32, matches), 0xffff)
            deniedFalse := and(deniedFalse, 0xffff)
            let deniedTrue := and(matches, 0xffff)
            counts := add(affirmedTrue, affirmedFalse)
            counts := or(
                or(add(counts, add(deniedTrue, deniedFalse)), shl(16, add(affirmedTrue, deniedFalse))),
                or(shl(32, counts), shl(48, add(affirmedTrue, deniedTrue)))
            )
        }
    }

    /// @dev Claims that a verdict decides, those of them that it affirms, and those that it calls INVALID, as {Scores.pack}
    /// takes them.
    function _decided(uint256 everything, uint256 verdict, uint256 plane) private pure returns (uint256) {
        if (everything == 0) {
            // The comparison of the verdict with itself.
            uint256 counts = VoteCounts.unwrap(count(verdict, verdict, plane));
            return (counts & 0xffff) | ((counts >> 32) & 0xffff0000) | ((counts >> 48) & 0xffff00000000);
        }
        uint256 matches = _matches(everything, everything + plane, verdict, plane);
        // Two counts of 16 bits.
        unchecked {
            return (matches & 0xffff) * 0x10001 + (matches >> 16);
        }
    }

    /// @dev A plane with all claims.
    function _everything(uint256 plane) private pure returns (uint256 everything) {
        uint256[] memory room = new uint256[](plane / 32);
        for (uint256 i; i < room.length; ++i) room[i] = type(uint256).max;
        assembly ("memory-safe") {
            everything := add(room, 0x20)
        }
    }

    /// @dev Claims that a plane has in common with the two planes of a verdict, the affirmed ones at bit 0 and the denied
    /// ones at bit 16; of several planes, the first ones' counts are the higher ones.
    ///
    /// Bits are added up by two, by four, and by eight, in place; the bytes of up to 16 words become one word of sums, which
    /// are added by two in turn, and the remainder by 2¹⁶ − 1 adds those of 16 bits. The compiler builds a constant anew at
    /// each use, at four times the gas of a variable: so these are made of what it cannot know to be constant.
    /// @param end Where the last of the planes ends.
    /// @param plane Bytes of each, below 2²⁵⁵.
    function _matches(uint256 vote, uint256 end, uint256 verdict, uint256 plane) private pure returns (uint256 counts) {
        // Reads planes alone.
        assembly ("memory-safe") {
            let all := not(shr(255, plane))
            let twos := div(all, 3)
            let fours := div(all, 5)
            let eights := div(all, 17)
            let shift := sub(verdict, vote)
            for {} lt(vote, end) {} {
                let affirmed := 0
                let denied := 0
                for {
                    let to := add(vote, plane)
                } lt(vote, to) {
                    vote := add(vote, 0x20)
                } {
                    let at := add(vote, shift)
                    let y := mload(vote)
                    let x := and(y, mload(at))
                    y := and(y, mload(add(at, plane)))
                    x := sub(x, and(shr(1, x), twos))
                    x := add(and(x, fours), and(shr(2, x), fours))
                    affirmed := add(affirmed, and(add(x, shr(4, x)), eights))
                    y := sub(y, and(shr(1, y), twos))
                    y := add(and(y, fours), and(shr(2, y), fours))
                    denied := add(denied, and(add(y, shr(4, y)), eights))
                }
                let pairs := div(all, 257)
                affirmed := mod(add(and(affirmed, pairs), and(shr(8, affirmed), pairs)), 0xffff)
                denied := mod(add(and(denied, pairs), and(shr(8, denied), pairs)), 0xffff)
                counts := or(shl(32, counts), or(affirmed, shl(16, denied)))
                shift := sub(shift, plane)
            }
        }
    }

    /// @dev Bits of a word: those of its even bytes, plus 256 times those of its odd bytes, at most 128 of either kind. Up to
    /// six such pairs, 16 bits apart, can then be joined at once.
    function _bytePair(uint256 word) private pure returns (uint256 pair) {
        assembly ("memory-safe") {
            word := sub(word, and(shr(1, word), TWOS))
            word := add(and(word, FOURS), and(shr(2, word), FOURS))
            pair := mod(and(add(word, shr(4, word)), EIGHTS), 0xffff)
        }
    }
}
