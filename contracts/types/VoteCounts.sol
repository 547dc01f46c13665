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
        // Counts have 16 bits and are bounded by n, products 32, and with the fixed point 64: nothing wraps but the 1 taken
        // from 0 where n is 0, which is divided by 0, and that gives 0.
        assembly ("memory-safe") {
            let n := and(self, 0xffff)
            let invalid_ := and(shr(64, self), 0xffff)
            let found := shr(80, self)
            let expected := mul(invalid_, found)
            let squares := mul(found, found)
            let affirmed := and(shr(32, self), 0xffff)
            let verdictAffirmed := and(shr(48, self), 0xffff)
            found := sub(verdictAffirmed, found)
            expected := add(expected, mul(sub(affirmed, invalid_), found))
            squares := add(squares, mul(found, found))
            found := sub(n, verdictAffirmed)
            expected := add(expected, mul(sub(n, affirmed), found))
            squares := add(squares, mul(found, found))
            found := sub(n, 1)
            edge := sub(shl(32, and(shr(16, self), 0xffff)), div(add(shl(32, expected), found), n))
            information := sub(shl(32, n), div(add(shl(32, squares), found), n))
        }
    }

    /// @notice I of n claims, of which `affirmed` are TRUE or INVALID and `called` INVALID: see {figures}.
    function informationOf(uint256 n, uint256 affirmed, uint256 called) internal pure returns (uint256 information) {
        // As in {figures}.
        assembly ("memory-safe") {
            let squares := mul(called, called)
            called := sub(affirmed, called)
            affirmed := sub(n, affirmed)
            squares := add(squares, add(mul(called, called), mul(affirmed, affirmed)))
            information := sub(shl(32, n), div(add(shl(32, squares), sub(n, 1)), n))
        }
    }
}
