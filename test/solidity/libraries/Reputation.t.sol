// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Reputation} from "../../../contracts/libraries/Reputation.sol";
import {vm} from "../support/Vm.sol";

contract ReputationTest {
    int256 private constant ONE = 1 << 32;

    function test_rankOf_bounds() public pure {
        require(Reputation.rankOf(-24 * ONE) == 1 && Reputation.rankOf(0) == 1, "newcomers and below");
        require(Reputation.rankOf(16 * ONE - 1) == 1 && Reputation.rankOf(16 * ONE) == 2, "16");
        require(Reputation.rankOf(32 * ONE - 1) == 2 && Reputation.rankOf(32 * ONE) == 3, "32");
        require(Reputation.rankOf(48 * ONE - 1) == 3 && Reputation.rankOf(48 * ONE) == 4, "48");
        require(Reputation.rankOf(64 * ONE) == 4, "cap");
    }

    function test_decayed_byWholeWeeks() public pure {
        require(Reputation.decayed(3 * ONE, 7 days - 1) == 3 * ONE, "not a week yet");
        require(Reputation.decayed(3 * ONE, 7 days) == 2 * ONE, "a week");
        require(Reputation.decayed(3 * ONE, 20 days) == ONE, "two");
        require(Reputation.decayed(ONE + 1, 14 days) == 0, "no lower than zero");
        require(Reputation.decayed(64 * ONE, 100 * 365 days) == 0, "a hundred years");
        require(Reputation.decayed(-5 * ONE, 365 days) == -5 * ONE, "what fell stays");
    }

    /// @dev Rest in one piece costs no less than in two: parts of weeks are lost.
    function testFuzz_decayed_inSteps(int64 score_, uint32 first, uint32 second) public pure {
        int256 score = int256(score_) % (64 * ONE);
        int256 atOnce = Reputation.decayed(score, uint256(first) + second);
        int256 inSteps = Reputation.decayed(Reputation.decayed(score, first), second);
        require(inSteps >= atOnce && inSteps - atOnce <= ONE, "at most a point");
        require(atOnce <= score && (score <= 0 ? atOnce == score : atOnce >= 0), "bounds");
    }

    function test_worth_isTwiceTheMean() public pure {
        require(Reputation.worth(ONE / 4, 1) == uint256(ONE / 2), "a newcomer alone");
        require(Reputation.worth(ONE, 4) == uint256(ONE / 2), "four of them");
        require(Reputation.worth(3 * ONE, 4) == uint256(ONE), "never above one");
        require(Reputation.worth(-ONE, 4) == 0 && Reputation.worth(0, 4) == 0, "never below zero");
        require(Reputation.worth(7, 4) == 2, "the mean is rounded first");
    }

    function testFuzz_moved_bounds(int64 score_, int64 gain_) public pure {
        int256 score = int256(score_) % (88 * ONE);
        score =
            score < -24 * ONE
                ? -24 * ONE
                : score > 64 * ONE
                    ? 64 * ONE
                    : score;
        int256 gain = gain_;
        int256 next = Reputation.moved(score, gain);
        vm.assertLe(uint256(next + 24 * ONE), uint256(88 * ONE));
        int256 step = next - score;
        require(step <= 8 * ONE && step >= -8 * ONE, "clipped");
        require(gain > 0 ? step >= 0 : step <= 0, "sign");
        if (gain > -8 * ONE && gain < 8 * ONE && next > -24 * ONE && next < 64 * ONE) require(step == gain, "exact");
    }
}
