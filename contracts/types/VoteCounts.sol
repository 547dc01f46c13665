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

using {VoteCounting.answered} for VoteCounts global;

library VoteCounting {
    function answered(VoteCounts self) internal pure returns (uint256) {
        return VoteCounts.unwrap(self) & 0xffff;
    }
}
