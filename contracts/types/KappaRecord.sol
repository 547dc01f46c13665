// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VoteCounts} from "./VoteCounts.sol";

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
/// |Σ(A − E)| no more than a rounding unit a step above it, and the fields hold 16,384 and ± 8,192.
type KappaRecord is uint112;

using {KappaRecords.kappa, KappaRecords.add, KappaRecords.shift} for KappaRecord global;

library KappaRecords {
    /// @notice Claims from which on a comparison enters the sums by itself.
    uint256 internal constant POOL_SIZE = 32;
    /// @notice Logarithm of the claims in the time of which older ones lose half their weight.
    uint256 private constant LOG2_HALVING = 10;
    /// @dev Binary digits by which scores are finer than the sums.
    uint256 private constant FINER = 10;
    uint256 private constant POOL_MASK = (1 << 30) - 1;
    uint256 private constant CLAIMS_MASK = 1023;
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

    /// @notice The record with one more comparison.
    /// @param edge Its A − E, with `information` as {VoteCounting.figures} tells them.
    function add(
        KappaRecord self,
        VoteCounts counts,
        int256 edge,
        uint256 information
    ) internal pure returns (KappaRecord) {
        uint256 word = KappaRecord.unwrap(self);
        uint256 n = counts.answered();
        if (n >= POOL_SIZE) return _enter(word, n, edge, information);
        uint256 pool = VoteCounts.unwrap(counts);
        // Six fields below 32 each, added without a carry between those of 16 bits; at most 31 + 31 claims meet.
        unchecked {
            for (uint256 i; i < 6; ++i) pool += ((word >> (5 * i)) & 31) << (16 * i);
            word &= ~POOL_MASK;
            n = pool & 0xffff;
            if (n < POOL_SIZE) {
                for (uint256 i; i < 6; ++i) word |= ((pool >> (16 * i)) & 31) << (5 * i);
                // Nothing above bit 111 was set.
                return KappaRecord.wrap(uint112(word));
            }
        }
        (edge, information) = VoteCounts.wrap(pool).figures();
        return _enter(word, n, edge, information);
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

    /// @dev Adds the figures of n claims to the sums; the pool stays.
    function _enter(uint256 word, uint256 n, int256 edge, uint256 information) private pure returns (KappaRecord) {
        // The bounds in the header keep every sum within its field, so that the casts lose nothing.
        unchecked {
            uint256 claims = ((word >> 30) & CLAIMS_MASK) + n;
            uint256 halvings = claims >> LOG2_HALVING;
            uint256 sum = uint256((_edge(word) >> halvings) + (edge >> FINER)) & SUM_MASK;
            information = (((word >> 40) & SUM_MASK) >> halvings) + (information >> FINER);
            word = (word & POOL_MASK) | ((claims & CLAIMS_MASK) << 30);
            return KappaRecord.wrap(uint112(word | (information << 40) | (sum << 76)));
        }
    }

    /// @dev The signed sum.
    function _edge(uint256 word) private pure returns (int256) {
        // The field's sign bit moves to the word's and back.
        return int256(word << 144) >> 220;
    }
}
