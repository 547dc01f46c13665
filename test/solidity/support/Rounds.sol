// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";
import {Family} from "../../../contracts/types/Domain.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {Seats} from "../../../contracts/types/Seat.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";

/// @notice A round as scoring finds it.
struct JudgedRound {
    Ballot[] ballots;
    Tally.Votes votes;
    uint256 committed;
    uint256 numerator;
    uint256 denominator;
    uint256 claims;
}

library Rounds {
    /// @notice A round without ballots, with room for some.
    function create(
        uint256 ballots,
        uint256 committed,
        uint256 claims
    ) internal pure returns (JudgedRound memory round) {
        round.ballots = new Ballot[](ballots);
        round.votes = Tally.allocate(committed, (claims + 255) / 256);
        round.votes.count = 0;
        (round.committed, round.claims) = (committed, claims);
        (round.numerator, round.denominator) = (2, 3);
    }

    /// @notice Seats a ballot; an opened one has its planes at the returned word of `votes.rows`.
    function seat(
        JudgedRound memory round,
        uint256 place,
        uint256 family,
        uint256 seats,
        bool isOpened
    ) internal pure returns (uint256 word) {
        Ballot memory ballot = round.ballots[place];
        ballot.seat = Seats.pack(ValidatorId.wrap(uint32(place + 1)), Family.wrap(uint8(family)), seats, false);
        ballot.reportHash = isOpened ? bytes32(uint256(1)) : bytes32(0);
        word = (round.votes.count * round.votes.stride) / 32;
        if (isOpened) round.votes.count += seats;
    }

    /// @notice Repeats an opened ballot's row once its planes are written.
    function copyRow(JudgedRound memory round, uint256 word, uint256 seats) internal pure {
        Tally.repeat(round.votes, (word * 32) / round.votes.stride, seats);
    }

    /// @notice Writes an answer: 1 TRUE, 2 FALSE, 3 INVALID, 0 none.
    function answer(JudgedRound memory round, uint256 word, uint256 claim, uint256 code) internal pure {
        uint256[] memory rows = round.votes.rows;
        rows[word + claim / 256] |= (code & 1) << (claim % 256);
        rows[word + round.votes.plane / 32 + claim / 256] |= (code >> 1) << (claim % 256);
    }

    /// @notice Says whether nobody says INVALID, as whoever reads ballots does.
    function note(JudgedRound memory round) internal pure {
        Tally.Votes memory votes = round.votes;
        votes.isPlain = true;
        for (uint256 i; i < votes.count; ++i) {
            uint256 word = (i * votes.stride) / 32;
            for (uint256 w = word; w < word + votes.plane / 32; ++w) {
                if (votes.rows[w] & votes.rows[w + votes.plane / 32] != 0) votes.isPlain = false;
            }
        }
    }

    /// @notice Reads one.
    function answerAt(JudgedRound memory round, uint256 word, uint256 claim) internal pure returns (uint256) {
        uint256[] memory rows = round.votes.rows;
        uint256 affirm = (rows[word + claim / 256] >> (claim % 256)) & 1;
        return affirm | (((rows[word + round.votes.plane / 32 + claim / 256] >> (claim % 256)) & 1) << 1);
    }
}
