// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {LevelPolicy} from "../../../contracts/types/TierPolicy.sol";
import {ContestState} from "./ContestState.sol";

/// @title ContestCounts
/// @notice Every verdict of a contest once more from the opened votes, claim by claim and level by level.
abstract contract ContestCounts is ContestState {
    /// @dev A round as its votes tell of it.
    struct Heard {
        bool isCounted;
        Vote[] votes;
        uint256 opened;
        uint256 level;
        /// @dev Of its level; empty for all claims. The first of its claims has rank `from`.
        uint256[] selection;
        uint256 from;
        uint256 to;
    }

    /// @notice Invariant 3: the verdict is what the opened votes of the rounds say that decided each claim, deeper rounds
    /// before others; what an expired round was to decide nobody decided. Of many claims some are looked at.
    function _expectVerdict(uint256 index) internal {
        Dispute storage d = disputes[index];
        Heard[] memory rounds = _hear(index);
        uint256[] memory verdict = d.verdict;
        uint256[] memory clear = d.clear;
        RequestHeader memory header = cases[index].request.header;
        uint256 step = header.claimCount / 24 + 1;
        for (uint256 i = calls % step; i < header.claimCount; i += step) {
            (uint256 answer, bool isClear) = _judgeClaim(header, rounds, i);
            bool isLapsed = d.isLapsed && _isLapsed(index, i);
            _expect(_answer(verdict, i) == (isLapsed ? 0 : answer), "3: a verdict that votes did not give");
            _expect(isLapsed || _has(clear, i) == isClear, "3: a clear answer that is none");
        }
    }

    function _isLapsed(uint256 index, uint256 claim) private view returns (bool) {
        Level storage level = disputes[index].levels[disputes[index].level];
        return _has(level.bonded, claim) || _has(level.sentinels, claim);
    }

    function _hear(uint256 index) private view returns (Heard[] memory rounds) {
        Dispute storage d = disputes[index];
        uint256 count = 1;
        for (uint256 l = 1; l < 4; ++l) count += d.levels[l].rounds.length;
        rounds = new Heard[](count);
        _hearRound(rounds[0], index);
        count = 1;
        for (uint256 l = 1; l < 4; ++l) {
            Level storage level = d.levels[l];
            uint256 rank;
            for (uint256 i; i < level.rounds.length; ++i) {
                _hearRound(rounds[count], level.rounds[i]);
                (rounds[count].level, rounds[count].selection) = (l, level.selection);
                rounds[count].from = rank;
                rank += cases[level.rounds[i]].request.config.claims();
                rounds[count++].to = rank;
            }
        }
    }

    function _hearRound(Heard memory heard, uint256 index) private view {
        Case storage c = cases[index];
        heard.isCounted = c.result.summary.settledAt() != 0 && !forgotten[index];
        (heard.votes, heard.opened) = (c.votes, c.opened);
    }

    function _judgeClaim(
        RequestHeader memory header,
        Heard[] memory rounds,
        uint256 claim
    ) private pure returns (uint256 answer, bool isClear) {
        for (uint256 i; i < rounds.length; ++i) {
            Heard memory heard = rounds[i];
            uint256 place = claim;
            if (i != 0) {
                if (!_has(heard.selection, claim)) continue;
                place = _rank(heard.selection, claim);
                if (place < heard.from || place >= heard.to) continue;
                place -= heard.from;
            }
            (answer, isClear) = heard.isCounted ? _count(header, heard, place) : (0, false);
            if (i == 0) isClear = false;
        }
    }

    /// @dev The plain count of one claim.
    function _count(
        RequestHeader memory header,
        Heard memory heard,
        uint256 place
    ) private pure returns (uint256 answer, bool isClear) {
        LevelPolicy memory level = header.levels.level(heard.level);
        (uint256 committed, ) = _seatCounts(heard.votes, heard.opened);
        for (uint256 candidate = 1; candidate < 4; ++candidate) {
            (uint256 seats, uint256 families) = _behind(heard, place, candidate);
            if (seats == 0 || seats * level.thresholdDenominator < committed * level.thresholdNumerator) continue;
            if (_ones(families) < header.terms.minFamilies()) continue;
            return (candidate, seats * 10 >= committed * 9);
        }
    }

    function _behind(
        Heard memory heard,
        uint256 place,
        uint256 answer
    ) private pure returns (uint256 seats, uint256 families) {
        for (uint256 v; v < heard.votes.length; ++v) {
            if ((heard.opened >> v) & 1 == 0 || _answer(heard.votes[v].planes, place) != answer) continue;
            seats += heard.votes[v].seat.seats();
            families |= 1 << heard.votes[v].seat.family();
        }
    }
}
