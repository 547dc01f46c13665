// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How one vote compares with a verdict, over the n claims that the verdict decides and the voter answered.
///
/// | bits    | field           | meaning                                                      |
/// |---------|-----------------|--------------------------------------------------------------|
/// | 95 … 80 | verdictInvalid  | claims that the verdict calls INVALID                        |
/// | 79 … 64 | invalid         | claims that the voter calls INVALID                          |
/// | 63 … 48 | verdictAffirmed | claims that the verdict calls TRUE or INVALID                |
/// | 47 … 32 | affirmed        | claims that the voter calls TRUE or INVALID                  |
/// | 31 … 16 | agreed          | A: claims on which both say the same                         |
/// | 15 … 0  | answered        | n: claims of the comparison, at most 4,096; bounds all above |
///
/// The rest follows: TRUE is affirmed − invalid, FALSE is answered − affirmed.
type VoteCounts is uint256;

using {VoteCounting.answered, VoteCounting.figures} for VoteCounts global;

library VoteCounting {
    function answered(VoteCounts self) internal pure returns (uint256) {
        return VoteCounts.unwrap(self) & 0xffff;
    }

    /// @notice A − E and I in 2⁻³², both rounded down (A − E towards −∞). With y and Y the counts of each answer in the
    /// vote and in the verdict, E = Σ y·Y / n is the agreement to expect by chance, and I = n − Σ Y² / n what there is to
    /// gain: always |A − E| ≤ I, and I = 0 where the verdict is the same on all claims.
    function figures(VoteCounts self) internal pure returns (int256 edge, uint256 information) {
        uint256 word = VoteCounts.unwrap(self);
        uint256 n = word & 0xffff;
        if (n == 0) return (0, 0);
        // Counts have 16 bits and are bounded by n, products 32, and with the fixed point 64: nothing wraps, and the cast
        // is of less than 2⁴⁸.
        unchecked {
            uint256 invalid = (word >> 64) & 0xffff;
            uint256 verdictInvalid = (word >> 80) & 0xffff;
            uint256 expected = invalid * verdictInvalid;
            uint256 squares = verdictInvalid * verdictInvalid;
            uint256 affirmed = (word >> 32) & 0xffff;
            uint256 verdictAffirmed = (word >> 48) & 0xffff;
            uint256 found = verdictAffirmed - verdictInvalid;
            expected += (affirmed - invalid) * found;
            squares += found * found;
            found = n - verdictAffirmed;
            expected += (n - affirmed) * found;
            squares += found * found;
            edge = int256(((word >> 16) & 0xffff) << 32) - int256(((expected << 32) + n - 1) / n);
            information = (n << 32) - ((squares << 32) + n - 1) / n;
        }
    }
}
