// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Seat} from "./Seat.sol";
import {VoteCounts} from "./VoteCounts.sol";

/// @notice An opened ballot's seat, and how its vote compares with the verdict of the other families.
///
/// | bits      | field           | meaning                                                      |
/// |-----------|-----------------|--------------------------------------------------------------|
/// | 255 … 192 | seat            | {Seat}                                                       |
/// | 191 … 145 | (zero)          |                                                              |
/// | 144       | isScored        | 0 where there was no verdict to score against                |
/// | 143 … 128 | decidedInvalid  | claims that the verdict calls INVALID                        |
/// | 127 … 112 | decidedAffirmed | claims that the verdict calls TRUE or INVALID                |
/// | 111 … 96  | decided         | claims that the verdict decides                              |
/// | 95 … 0    | counts          | {VoteCounts} of the claims that both decide                  |
///
/// Without a verdict, the counts are those against TRUE on every claim: that holds no information, so that both figures
/// are zero, and coverage is the answered share of all claims.
type Score is uint256;

using {Scores.seat, Scores.counts, Scores.isScored} for Score global;

library Scores {
    /// @param seat_ Has 64 bits, as committed seats do.
    /// @param decided The three counts of the verdict, `decided` at bit 0.
    function pack(Seat seat_, bool isScored_, uint256 decided, VoteCounts counts_) internal pure returns (Score score) {
        assembly ("memory-safe") {
            score := or(or(shl(192, seat_), shl(144, isScored_)), or(shl(96, decided), counts_))
        }
    }

    function seat(Score self) internal pure returns (Seat) {
        return Seat.wrap(Score.unwrap(self) >> 192);
    }

    function counts(Score self) internal pure returns (VoteCounts) {
        return VoteCounts.wrap(Score.unwrap(self) & type(uint96).max);
    }

    function isScored(Score self) internal pure returns (bool) {
        return (Score.unwrap(self) >> 144) & 1 == 1;
    }
}
