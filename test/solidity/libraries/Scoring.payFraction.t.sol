// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Scoring} from "../../../contracts/libraries/Scoring.sol";
import {Score, Scores} from "../../../contracts/types/Score.sol";
import {Seat} from "../../../contracts/types/Seat.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";

contract ScoringPayFractionTest {
    uint256 private constant ONE = 1 << 32;

    /// @dev Pay of a voter of `right` and `wrong` TRUE claims and as many FALSE ones, and `silent` claims that it did not
    /// answer.
    function _pay(uint256 right, uint256 wrong, uint256 silent, int256 kappa) private pure returns (uint256) {
        uint256 n = 2 * (right + wrong);
        VoteCounts counts = VoteCounts.wrap(n | ((2 * right) << 16) | ((n / 2) << 32) | ((n / 2) << 48));
        uint256 all = (n + 2 * silent) | ((n / 2 + silent) << 16);
        Score score = Scores.pack(Seat.wrap(0), true, all, counts);
        (int256 edge, ) = counts.figures();
        return Scoring.payFraction(edge, score.decidedInformation(), score.coverage(), kappa);
    }

    function test_payFraction_figures() public pure {
        // 128 of 256 claims TRUE, 232 right: A − E = 104, I_all = 128.
        uint256 share = ((104 + 6) * ONE) / 136;
        require(_pay(116, 12, 0, int256((ONE * 3) / 4)) == ONE / 8 + (7 * share) / 8, "honest");
    }

    function test_payFraction_ofAbstainer() public pure {
        require(_pay(0, 0, 128, int256(ONE - 1)) == ONE / 8, "an eighth");
        require(Scoring.payFraction(0, 0, 0, int256(ONE - 1)) == ONE / 8, "without a verdict too");
    }

    function test_payFraction_withoutVerdict() public pure {
        require(Scoring.payFraction(0, 0, ONE, int256(ONE / 2)) == ONE / 8 + (7 * ONE) / 16, "by record");
        require(Scoring.payFraction(0, 0, ONE, -int256(ONE / 2)) == ONE / 8, "a negative one gives nothing");
        uint256 half = ONE / 8 + (7 * ONE) / 32;
        require(Scoring.payFraction(0, 0, ONE / 2, int256(ONE / 2)) == half, "by what was answered");
    }

    function test_payFraction_roundsDown() public pure {
        // 7/8 of a share of 1 unit is nothing, of 2 units one.
        require(Scoring.payFraction(0, 0, ONE, 1) == ONE / 8, "1");
        require(Scoring.payFraction(0, 0, ONE, 2) == ONE / 8 + 1, "2");
        // 8 · κ̂ · cov is less than −1/2 unit and counts as −1, so that 7/8 of a unit in eight is lost.
        require(Scoring.payFraction(8, 0, 1, -1) == ONE / 8, "towards less");
        require(Scoring.payFraction(17, 0, 1, -1) == ONE / 8 + 1, "2 units of share");
    }

    function test_payFraction_clamps() public pure {
        require(Scoring.payFraction(int256(9 * ONE), 0, 0, 0) == ONE, "no more than one");
        require(Scoring.payFraction(-int256(9 * ONE), 0, 0, 0) == ONE / 8, "no less than an eighth");
    }

    function testFuzz_payFraction_bounds(uint16 right, uint16 wrong, uint16 silent, int64 kappa_) public pure {
        int256 kappa = int256(kappa_) % int256(ONE);
        uint256 pay = _pay(right % 1_000, wrong % 1_000, silent % 1_000, kappa);
        require(pay >= ONE / 8 && pay <= ONE, "bounds");
    }

    function testFuzz_payFraction_growsWithAgreement(
        uint16 right,
        uint16 wrong,
        uint16 silent,
        int64 kappa_
    ) public pure {
        int256 kappa = int256(kappa_) % int256(ONE);
        (uint256 n, uint256 k) = (1 + (right % 1_000), silent % 1_000);
        uint256 m = 1 + (wrong % 1_000);
        uint256 less = _pay(n, m, k, kappa);
        uint256 more = _pay(n + 1, m - 1, k, kappa);
        require(more >= less, "monotonic in A");
        // One more right of each kind raises A − E by 2.
        if (less > ONE / 8 && more < ONE) require(more > less, "strictly, between the clamps");
    }

    function testFuzz_payFraction_growsWithRecord(uint16 right, uint16 wrong, uint16 silent, int64 kappa_) public pure {
        int256 kappa = (int256(kappa_) % int256(ONE)) - 1;
        (uint256 n, uint256 m, uint256 k) = (right % 1_000, wrong % 1_000, silent % 1_000);
        require(_pay(n, m, k, kappa + 1) >= _pay(n, m, k, kappa), "monotonic in kappa");
    }
}
