// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Reputation
/// @notice A validator's score in a domain, and the rank that it gives. Scores are in 2⁻³².
///
/// s += clip(A − E − β · min(1, 2κ̄) · I, ±8), within [−24, 64]: who agrees no more often than chance has A − E = 0 and
/// sinks by what a good committee would have gained; the higher a validator stands, the better it must be to stay. A rest
/// of a week costs a point. κ̄ is the mean of the committee's running κ, so that a committee of guessers throws nobody out. {Payroll} moves scores.
library Reputation {
    /// @notice Where scores end, and the jail begins.
    int256 internal constant FLOOR = -24 << 32;
    /// @notice Most that a score can be.
    int256 internal constant CAP = 64 << 32;
    /// @notice Most that a score moves at once, either way.
    int256 internal constant STEP = 8 << 32;
    /// @notice Seconds of rest that cost a point.
    uint256 internal constant IDLE_PERIOD = 7 days;
    /// @dev Binary digits of 16 points: ranks 2, 3 and 4 begin at 16, 32 and 48.
    uint256 private constant RANK_SHIFT = 36;

    /// @notice Rank of a score: 1 below 16, 2 from there, 3 from 32, 4 from 48.
    function rankOf(int256 score) internal pure returns (uint256 rank) {
        // Zero sixteens of what is negative, four of the cap.
        rank = score > 0 ? (uint256(score) >> RANK_SHIFT) + 1 : 1;
        if (rank > 4) rank = 4;
    }

    /// @notice A score after `idle` seconds of rest. What is below zero stays.
    function decayed(int256 score, uint256 idle) internal pure returns (int256) {
        // Of at most 2²²⁴ seconds.
        int256 lost = int256((idle / IDLE_PERIOD) << 32);
        if (score <= 0) return score;
        return lost < score ? score - lost : int256(0);
    }

    /// @notice What a committee's agreement is worth: min(1, 2κ̄).
    /// @param sum Of the running κ of all whose votes were opened, before the round.
    /// @param voters Their number.
    function worth(int256 sum, uint256 voters) internal pure returns (uint256 value) {
        if (sum > 0) {
            // Positive. The mean is below one.
            value = (uint256(sum) / voters) * 2;
            if (value > 1 << 32) value = 1 << 32;
        }
    }

    /// @notice A score after a gain or loss, of which no more than {STEP} counts.
    /// @param gain Below 2²⁰⁰ either way.
    function moved(int256 score, int256 gain) internal pure returns (int256 after_) {
        // Scores have 39 bits.
        unchecked {
            if (gain > STEP) gain = STEP;
            if (gain < -STEP) gain = -STEP;
            after_ = score + gain;
            if (after_ > CAP) after_ = CAP;
            if (after_ < FLOOR) after_ = FLOOR;
        }
    }
}
