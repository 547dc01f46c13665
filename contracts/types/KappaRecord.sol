// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A validator's record in one domain, behind its running κ. A newcomer's is zero.
///
/// | bits      | field       | meaning                                                          |
/// |-----------|-------------|------------------------------------------------------------------|
/// | 111 … 76  | edge        | Σ(A − E), signed, in 2⁻²², rounded towards −∞                    |
/// | 75 … 40   | information | ΣI, in 2⁻²², rounded down                                        |
/// | 39 … 30   | claims      | claims since the last halving, below 1,024                       |
/// | 29 … 0    | pool        | six counts of 5 bits: {VoteCounts} of small rounds, not in the   |
/// |           |             | sums yet                                                         |
///
/// Chance can be told from skill over many claims only: of one claim, I is zero. So comparisons of fewer than 32 claims
/// gather in the pool until it holds 32, and are then taken as one.
///
/// Older claims lose half their weight in the time of 1,024: before n claims enter, the sums are halved ⌊(claims + n) /
/// 1,024⌋ times. That is also why no field overflows: with n ≤ 4,096, ΣI stays below 1,024 + 4,096 · 16/15 < 5,461 claims,
/// |Σ(A − E)| no more than a rounding unit a step above it, and the fields hold 16,384 and ± 8,192. {Payroll} adds to it.
type KappaRecord is uint112;

using {KappaRecords.kappa, KappaRecords.shift} for KappaRecord global;

library KappaRecords {
    uint256 private constant SUM_MASK = (1 << 36) - 1;

    /// @notice κ̂ = (8 + Σ(A − E)) / (32 + ΣI) in 2⁻³², rounded down; ¼ for a newcomer. As |A − E| ≤ I, it lies between
    /// −1 and 1 without a clamp. It stays negative where a record is: lifting it to zero would give whoever guesses the
    /// better half of a coin's luck.
    function kappa(KappaRecord self) internal pure returns (int256) {
        uint256 word = KappaRecord.unwrap(self);
        // The sums have 36 bits, and 32 + ΣI + 8 + Σ(A − E) is positive, so that the division rounds down.
        unchecked {
            uint256 whole = (32 << 22) + ((word >> 40) & SUM_MASK);
            uint256 part = uint256(int256(whole + (8 << 22)) + _edge(word));
            return int256((part << 32) / whole) - (1 << 32);
        }
    }

    /// @notice The record with `claims` more agreements than it was told of, or fewer where that is negative: what a deeper
    /// verdict says of votes that were compared with an overruled one. ΣI stays, and bounds |Σ(A − E)| as ever.
    /// @param claims Of one round, so that it has 13 bits.
    function shift(KappaRecord self, int256 claims) internal pure returns (KappaRecord) {
        uint256 word = KappaRecord.unwrap(self);
        // Sums have 36 bits, and the bound keeps the new one in its field.
        unchecked {
            int256 most = int256((word >> 40) & SUM_MASK);
            int256 sum = _edge(word) + (claims << 22);
            if (sum > most) sum = most;
            if (sum < -most) sum = -most;
            return KappaRecord.wrap(uint112((word & ((1 << 76) - 1)) | ((uint256(sum) & SUM_MASK) << 76)));
        }
    }

    /// @dev The signed sum.
    function _edge(uint256 word) private pure returns (int256) {
        // The field's sign bit moves to the word's and back.
        return int256(word << 144) >> 220;
    }
}
