// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Scoring} from "../../../contracts/libraries/Scoring.sol";
import {Score} from "../../../contracts/types/Score.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";

contract ScoringPayFractionTest {
    uint256 private constant ONE = 1 << 32;

    /// @dev A voter of `right` and `wrong` TRUE claims and as many FALSE ones, and `silent` claims that it did not answer.
    function _score(uint256 right, uint256 wrong, uint256 silent) private pure returns (Score memory score) {
        uint256 n = 2 * (right + wrong);
        score.counts = VoteCounts.wrap(n | ((2 * right) << 16) | ((n / 2) << 32) | ((n / 2) << 48));
        (score.edge, score.information) = score.counts.figures();
        score.decidedInformation = ((n + 2 * silent) / 2) << 32;
        score.coverage = n == 0 ? 0 : (n << 32) / (n + 2 * silent);
    }

    function test_payFraction_figures() public pure {
        // 128 of 256 claims TRUE, 232 right: A − E = 104, I_all = 128.
        uint256 share = ((104 + 6) * ONE) / 136;
        require(Scoring.payFraction(_score(116, 12, 0), int256((ONE * 3) / 4)) == ONE / 8 + (7 * share) / 8, "honest");
    }

    function test_payFraction_ofAbstainer() public pure {
        require(Scoring.payFraction(_score(0, 0, 128), int256(ONE - 1)) == ONE / 8, "an eighth");
        Score memory unscored;
        require(Scoring.payFraction(unscored, int256(ONE - 1)) == ONE / 8, "without a verdict too");
    }

    function test_payFraction_withoutVerdict() public pure {
        Score memory score;
        score.coverage = ONE;
        require(Scoring.payFraction(score, int256(ONE / 2)) == ONE / 8 + (7 * ONE) / 16, "by record");
        require(Scoring.payFraction(score, -int256(ONE / 2)) == ONE / 8, "a negative one gives nothing");
        score.coverage = ONE / 2;
        require(Scoring.payFraction(score, int256(ONE / 2)) == ONE / 8 + (7 * ONE) / 32, "by what was answered");
    }

    function test_payFraction_roundsDown() public pure {
        Score memory score;
        score.coverage = ONE;
        // 7/8 of a share of 1 unit is nothing, of 2 units one.
        require(Scoring.payFraction(score, 1) == ONE / 8, "1");
        require(Scoring.payFraction(score, 2) == ONE / 8 + 1, "2");
        (score.edge, score.coverage) = (8, 1);
        // 8 · κ̂ · cov is less than −1/2 unit and counts as −1, so that 7/8 of a unit in eight is lost.
        require(Scoring.payFraction(score, -1) == ONE / 8, "towards less");
        score.edge = 17;
        require(Scoring.payFraction(score, -1) == ONE / 8 + 1, "2 units of share");
    }

    function test_payFraction_clamps() public pure {
        Score memory score;
        score.edge = int256(9 * ONE);
        require(Scoring.payFraction(score, 0) == ONE, "no more than one");
        score.edge = -int256(9 * ONE);
        require(Scoring.payFraction(score, 0) == ONE / 8, "no less than an eighth");
    }

    function testFuzz_payFraction_bounds(uint16 right, uint16 wrong, uint16 silent, int64 kappa_) public pure {
        int256 kappa = int256(kappa_) % int256(ONE);
        uint256 pay = Scoring.payFraction(_score(right % 1_000, wrong % 1_000, silent % 1_000), kappa);
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
        uint256 less = Scoring.payFraction(_score(n, m, k), kappa);
        uint256 more = Scoring.payFraction(_score(n + 1, m - 1, k), kappa);
        require(more >= less, "monotonic in A");
        // One more right of each kind raises A − E by 2.
        if (less > ONE / 8 && more < ONE) require(more > less, "strictly, between the clamps");
    }

    function testFuzz_payFraction_growsWithRecord(uint16 right, uint16 wrong, uint16 silent, int64 kappa_) public pure {
        int256 kappa = (int256(kappa_) % int256(ONE)) - 1;
        Score memory score = _score(right % 1_000, wrong % 1_000, silent % 1_000);
        require(Scoring.payFraction(score, kappa + 1) >= Scoring.payFraction(score, kappa), "monotonic in kappa");
    }
}
