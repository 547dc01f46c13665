// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Score} from "../../../contracts/types/Score.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";

/// @notice Figures, pay, record and score as the protocol states them, one step at a time and with checked arithmetic: what
/// {Payroll} is held to.
library PlainScores {
    int256 internal constant ONE = 1 << 32;

    /// @dev TRUE, FALSE and INVALID answers of the vote, and the same of the verdict.
    function _table(VoteCounts counts) private pure returns (uint256[3] memory own, uint256[3] memory found) {
        uint256 n = _count(counts, 0);
        own = [_count(counts, 2) - _count(counts, 4), n - _count(counts, 2), _count(counts, 4)];
        found = [_count(counts, 3) - _count(counts, 5), n - _count(counts, 3), _count(counts, 5)];
    }

    function _count(VoteCounts counts, uint256 field) private pure returns (uint256) {
        return (VoteCounts.unwrap(counts) >> (16 * field)) & 0xffff;
    }

    /// @notice A − E and I.
    function figures(VoteCounts counts) internal pure returns (int256 edge, uint256 information) {
        uint256 n = _count(counts, 0);
        if (n == 0) return (0, 0);
        (uint256[3] memory own, uint256[3] memory found) = _table(counts);
        uint256 expected;
        for (uint256 i; i < 3; ++i) expected += own[i] * found[i];
        edge = int256(_count(counts, 1) << 32) - int256(((expected << 32) + n - 1) / n);
        information = informationOf(found);
    }

    /// @notice n − Σ Y² / n.
    function informationOf(uint256[3] memory found) internal pure returns (uint256) {
        uint256 n = found[0] + found[1] + found[2];
        if (n == 0) return 0;
        uint256 squares;
        for (uint256 i; i < 3; ++i) squares += found[i] * found[i];
        return (n << 32) - ((squares << 32) + n - 1) / n;
    }

    /// @notice I of all claims that the verdict decides.
    function decidedInformation(Score score) internal pure returns (uint256) {
        uint256 word = Score.unwrap(score);
        (uint256 all, uint256 affirmed, uint256 called) = (
            (word >> 96) & 0xffff,
            (word >> 112) & 0xffff,
            (word >> 128) & 0xffff
        );
        return informationOf([affirmed - called, all - affirmed, called]);
    }

    /// @notice Answered share of the claims that the verdict decides; zero where it decides none.
    function coverage(Score score) internal pure returns (uint256) {
        uint256 all = (Score.unwrap(score) >> 96) & 0xffff;
        return all == 0 ? 0 : (score.counts().answered() << 32) / all;
    }

    /// @notice ⅛ + ⅞ · clamp((A − E + 8·κ̂·cov) / (I_all + 8), 0, 1).
    function payFraction(
        int256 edge,
        uint256 information,
        uint256 covered,
        int256 kappa
    ) internal pure returns (uint256) {
        int256 earned = edge + ((8 * int256(covered) * kappa) >> 32);
        int256 whole = int256(information) + 8 * ONE;
        int256 share =
            earned <= 0
                ? int256(0)
                : earned >= whole
                    ? ONE
                    : (earned * ONE) / whole;
        return uint256(ONE / 8 + (7 * share) / 8);
    }

    /// @notice The record with one more comparison, and the figures that entered its sums.
    function add(
        KappaRecord record,
        VoteCounts counts,
        int256 edge,
        uint256 information
    ) internal pure returns (KappaRecord, int256, uint256) {
        uint256 word = KappaRecord.unwrap(record);
        uint256 n = _count(counts, 0);
        if (n < 32) {
            uint256 sum;
            for (uint256 i; i < 6; ++i) sum |= (((word >> (5 * i)) & 31) + _count(counts, i)) << (16 * i);
            word &= ~uint256(2 ** 30 - 1);
            n = sum & 0xffff;
            if (n < 32) {
                for (uint256 i; i < 6; ++i) word |= ((sum >> (16 * i)) & 0xffff) << (5 * i);
                return (KappaRecord.wrap(uint112(word)), 0, 0);
            }
            (edge, information) = figures(VoteCounts.wrap(sum));
        }
        uint256 claims = ((word >> 30) & 1023) + n;
        int256 edges = int256(word << 144) >> 220;
        uint256 informations = (word >> 40) & (2 ** 36 - 1);
        for (uint256 i; i < claims / 1024; ++i) (edges, informations) = (edges >> 1, informations >> 1);
        edges += edge >> 10;
        informations += information >> 10;
        require(informations < 2 ** 36 && edges < 2 ** 35 && edges >= -(2 ** 35), "fields");
        word = (word & (2 ** 30 - 1)) | ((claims % 1024) << 30) | (informations << 40);
        word |= (uint256(edges) & (2 ** 36 - 1)) << 76;
        return (KappaRecord.wrap(uint112(word)), edge, information);
    }

    /// @notice s + clip(A − E − β · min(1, 2κ̄) · I, ±8), within [−24, 64].
    function next(int256 score, int256 edge, uint256 information, uint256 worth) internal pure returns (int256) {
        uint256 beta =
            score < 16 * ONE
                ? 2 ** 30
                : score < 32 * ONE
                    ? 1_717_986_918
                    : score < 48 * ONE
                        ? 2_362_232_012
                        : 2_791_728_742;
        int256 gain = (edge * 2 ** 64 - int256(beta * worth * information)) >> 64;
        score +=
            gain > 8 * ONE
                ? 8 * ONE
                : gain < -8 * ONE
                    ? -8 * ONE
                    : gain;
        return
            score > 64 * ONE
                ? 64 * ONE
                : score < -24 * ONE
                    ? -24 * ONE
                    : score;
    }
}
