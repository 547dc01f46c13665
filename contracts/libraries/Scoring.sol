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
        scores = new Score[](ballots.length);
        uint256 family;
        uint256 decided;
        uint256 decidedInformation;
        for (uint256 i; i < line.voters.length; ++i) {
            uint256 voter = line.voters[i];
            uint256 verdict = verdicts[family];
            if (decided == 0) {
                VoteCounts all = count(verdict, verdict, votes.plane);
                (, decidedInformation) = all.figures();
                // Never zero again until the next family.
                decided = all.answered() | (1 << 255);
            }
            Score memory score = scores[(voter >> 16) & 0xffff];
            VoteCounts counts = count(voter >> 64, verdict, votes.plane);
            (score.edge, score.information) = counts.figures();
            score.decidedInformation = decidedInformation;
            // Counts of claims.
            unchecked {
                uint256 n = counts.answered();
                if (n != 0) score.coverage = (n << 32) / (decided & 0xffff);
                if ((voter >> 48) & 0xffff != 0) score.counts = counts;
                if (voter & 1 == 1) {
                    ++family;
                    decided = 0;
                }
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
        // Reads planes alone. Each mask's bits are added up to bytes of at most 8; the remainder by 2¹⁶ − 1 adds the even
        // bytes, and 256 times the odd ones, at most 128 each. These pairs, 16 bits apart, are added at once.
        assembly ("memory-safe") {
            function pairOf(word) -> pair {
                word := sub(word, and(shr(1, word), 0x5555555555555555555555555555555555555555555555555555555555555555))
                word := add(
                    and(word, 0x3333333333333333333333333333333333333333333333333333333333333333),
                    and(shr(2, word), 0x3333333333333333333333333333333333333333333333333333333333333333)
                )
                word := and(add(word, shr(4, word)), 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f)
                pair := mod(word, 0xffff)
            }
            for {
                let end := add(vote, plane)
            } lt(vote, end) {
                vote := add(vote, 0x20)
                verdict := add(verdict, 0x20)
            } {
                let affirm := mload(vote)
                let deny := mload(add(vote, plane))
                let affirmed := mload(verdict)
                let denied := mload(add(verdict, plane))
                let common := and(or(affirm, deny), or(affirmed, denied))
                let pairs := pairOf(and(common, not(or(xor(affirm, affirmed), xor(deny, denied)))))
                deny := and(common, and(affirm, deny))
                denied := and(common, and(affirmed, denied))
                pairs := or(shl(16, pairs), pairOf(common))
                pairs := or(pairs, shl(32, pairOf(and(common, affirm))))
                pairs := or(pairs, shl(48, pairOf(and(common, affirmed))))
                if or(deny, denied) {
                    pairs := or(pairs, or(shl(64, pairOf(deny)), shl(80, pairOf(denied))))
                }
                counts := add(
                    counts,
                    add(and(pairs, 0x00ff00ff00ff00ff00ff00ff), and(shr(8, pairs), 0x00ff00ff00ff00ff00ff00ff))
                )
            }
        }
        return VoteCounts.wrap(counts);
    }
}
