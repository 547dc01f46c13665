// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRoundCounter} from "../interfaces/IRoundCounter.sol";
import {Ballots} from "../libraries/Ballots.sol";
import {LeaveOut} from "../libraries/LeaveOut.sol";
import {Scoring} from "../libraries/Scoring.sol";
import {Tally} from "../libraries/Tally.sol";
import {Ballot} from "../types/Opening.sol";
import {Score} from "../types/Score.sol";

/// @title RoundCounter
/// @notice The mathematics of a settlement, apart from the hub so that each fits a contract. It has no state, no roles and
/// no money.
///
/// Invariants: (3) a verdict is the plain count of the opened votes; (4) each counts once.
contract RoundCounter is IRoundCounter {
    /// @inheritdoc IRoundCounter
    function count(
        Round calldata round,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external view returns (uint256[] memory verdict, Score[] memory scores, uint256 opened) {
        uint256 least = round.terms.minFamilies();
        (Tally.Votes memory votes, uint8[] memory families) = Ballots.read(
            msg.sender,
            round.id,
            round.config,
            round.start,
            round.state,
            ballots,
            planes,
            least > 1
        );
        uint256 committed = round.state.seats();
        (uint256 numerator, uint256 denominator) = round.levels.threshold(round.config.level());
        LeaveOut.Line memory line = LeaveOut.lineUp(votes, ballots, committed, numerator, denominator);
        verdict = Tally.decide(votes, Tally.quorum(committed, numerator, denominator));
        Tally.spread(votes, families, verdict, least);
        scores = Scoring.judge(votes, line, round.config.claims());
        opened = votes.count;
    }
}
