// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RoundId} from "./RoundId.sol";

/// @notice What a counted round came to, in one word.
///
/// | bits      | field         | meaning                                                                     |
/// |-----------|---------------|-----------------------------------------------------------------------------|
/// | 255 … 192 | round         | {RoundId}                                                                   |
/// | 191 … 184 | level         | 0 for a request's first round                                               |
/// | 183 … 144 | settledAt     | timestamp                                                                   |
/// | 143 … 128 | seats         | committed seats                                                             |
/// | 127 … 112 | revealedSeats | seats whose openings counted                                                |
/// | 111 … 96  | undecided     | claims that the verdict leaves undecided; {UNCOUNTED} where nobody needs it |
/// | 95 … 0    | netFee        | what the round cost its payers, base units of MIRA                          |
type RoundSummary is uint256;

using {
    RoundSummaries.round,
    RoundSummaries.level,
    RoundSummaries.settledAt,
    RoundSummaries.seats,
    RoundSummaries.revealedSeats,
    RoundSummaries.undecided,
    RoundSummaries.isCounted,
    RoundSummaries.netFee
} for RoundSummary global;

library RoundSummaries {
    /// @notice Stands for a number of undecided claims that nobody counted.
    uint256 internal constant UNCOUNTED = 0xffff;

    /// @notice Unpacked form.
    struct Fields {
        RoundId round;
        uint8 level;
        uint40 settledAt;
        uint16 seats;
        uint16 revealedSeats;
        uint16 undecided;
        uint96 netFee;
    }

    function pack(Fields memory f) internal pure returns (RoundSummary) {
        return pack(f.round, f.level, f.settledAt, f.seats, f.revealedSeats, f.undecided, f.netFee);
    }

    /// @dev Level must fit 8 bits, the time 40, all seats and claims 16, and the fee 96.
    function pack(
        RoundId round_,
        uint256 level_,
        uint256 settledAt_,
        uint256 seats_,
        uint256 revealedSeats_,
        uint256 undecided_,
        uint256 netFee_
    ) internal pure returns (RoundSummary) {
        uint256 raw = (uint256(RoundId.unwrap(round_)) << 192) | (level_ << 184) | (settledAt_ << 144);
        return RoundSummary.wrap(raw | (seats_ << 128) | (revealedSeats_ << 112) | (undecided_ << 96) | netFee_);
    }

    function round(RoundSummary self) internal pure returns (RoundId) {
        return RoundId.wrap(uint64(RoundSummary.unwrap(self) >> 192));
    }

    function level(RoundSummary self) internal pure returns (uint8) {
        return uint8(RoundSummary.unwrap(self) >> 184);
    }

    function settledAt(RoundSummary self) internal pure returns (uint256) {
        return uint40(RoundSummary.unwrap(self) >> 144);
    }

    function seats(RoundSummary self) internal pure returns (uint16) {
        return uint16(RoundSummary.unwrap(self) >> 128);
    }

    function revealedSeats(RoundSummary self) internal pure returns (uint256) {
        return uint16(RoundSummary.unwrap(self) >> 112);
    }

    /// @notice Claims that the verdict leaves undecided; of no meaning unless {isCounted}.
    function undecided(RoundSummary self) internal pure returns (uint256) {
        return uint16(RoundSummary.unwrap(self) >> 96);
    }

    /// @notice Whether anybody counted the undecided claims.
    function isCounted(RoundSummary self) internal pure returns (bool) {
        return undecided(self) != UNCOUNTED;
    }

    /// @notice Sum of what seats, settler, integrator, treasury and fire got, base units of MIRA.
    function netFee(RoundSummary self) internal pure returns (uint256) {
        return uint96(RoundSummary.unwrap(self));
    }
}
