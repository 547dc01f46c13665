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
    /// @dev Part of the committed seats that gave a clear answer.
    uint256 private constant CLEAR_NUMERATOR = 9;
    uint256 private constant CLEAR_DENOMINATOR = 10;

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

    /// @inheritdoc IRoundCounter
    /// @dev {count} is spelled out again: calls between functions would cost each first round some 400 gas.
    function countDeeper(
        Round calldata round,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external view returns (uint256[] memory verdict, Score[] memory scores, uint256 opened, uint256[] memory clear) {
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
        clear = _clear(votes, committed, verdict);
        scores = Scoring.judge(votes, line, round.config.claims());
        opened = votes.count;
    }

    /// @dev Claims whose answer at least nine tenths of the committed seats gave.
    function _clear(
        Tally.Votes memory votes,
        uint256 committed,
        uint256[] memory verdict
    ) private pure returns (uint256[] memory clear) {
        uint256 words = verdict.length / 2;
        uint256[] memory confirmed = new uint256[](2 * words);
        for (uint256 i; i < verdict.length; ++i) confirmed[i] = verdict[i];
        Tally.confirm(votes, Tally.quorum(committed, CLEAR_NUMERATOR, CLEAR_DENOMINATOR), confirmed);
        clear = new uint256[](words);
        for (uint256 i; i < words; ++i) clear[i] = confirmed[i] | confirmed[words + i];
    }
}
