// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LeaveOut} from "../../../contracts/libraries/LeaveOut.sol";
import {Scoring} from "../../../contracts/libraries/Scoring.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {JudgedRound, Rounds} from "../support/Rounds.sol";
import {Tally} from "../../../contracts/libraries/Tally.sol";

/// @notice What scoring costs above the tally, and may cost at most.
contract ScoringGasTest {
    using Rounds for JudgedRound;

    function measure(
        Ballot[] calldata ballots,
        Tally.Votes memory votes,
        uint256 committed,
        uint256 claims
    ) external view returns (uint256 used) {
        used = gasleft();
        Scoring.judge(votes, LeaveOut.lineUp(votes, ballots, committed, 2, 3), claims);
        used -= gasleft();
    }

    function _word(uint256 a, uint256 b, uint256 c) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            mstore(0, a)
            mstore(0x20, or(shl(128, b), c))
            word := keccak256(0, 0x40)
        }
    }

    /// @dev One in eight answers strays, one in eight is missing; with INVALID, half are.
    function _gas(
        uint256 ids,
        uint256 seats,
        uint256 families,
        uint256 words,
        bool invalid
    ) private view returns (uint256) {
        JudgedRound memory r = Rounds.create(ids, ids * seats, 256 * words);
        for (uint256 i; i < ids; ++i) {
            uint256 row = r.seat(i, i % families, seats, true);
            for (uint256 w; w < words; ++w) {
                uint256 affirm = _word(w, 0, 1) ^ (_word(w, i, 2) & _word(w, i, 3) & _word(w, i, 4));
                uint256 given = ~(_word(w, i, 5) & _word(w, i, 6) & _word(w, i, 7));
                if (invalid) given &= _word(w, i, 8);
                (r.votes.rows[row + w], r.votes.rows[row + words + w]) = (affirm & given, ~affirm & given);
                if (!invalid) continue;
                r.votes.rows[row + w] |= _word(w, i, 9);
                r.votes.rows[row + words + w] |= _word(w, i, 9);
            }
            r.copyRow(row, seats);
        }
        r.note();
        // Copying the votes for the call is not measured; they share its memory, though.
        return this.measure(r.ballots, r.votes, r.committed, r.claims);
    }

    function test_judge_gasOfSevenVoters() public view {
        require(_gas(7, 1, 5, 1, false) <= 37_000, "256 claims");
        require(_gas(7, 1, 5, 16, false) <= 215_000, "4,096 claims");
    }

    function test_judge_gasOfTheLargestRounds() public view {
        require(_gas(127, 2, 32, 4, false) <= 4_000_000, "127 voters of two seats");
        require(_gas(254, 1, 32, 4, false) <= 6_000_000, "254 voters");
        require(_gas(254, 1, 2, 4, false) <= 6_000_000, "254 voters in two families");
        require(_gas(254, 1, 32, 4, true) <= 8_000_000, "with INVALID votes everywhere");
    }
}
