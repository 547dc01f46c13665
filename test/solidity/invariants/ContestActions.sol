// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {Vm, vm} from "../support/Vm.sol";
import {EscalationActions} from "./EscalationActions.sol";

/// @title ContestActions
/// @notice The end of contests: final, or dropped with their hub; and the way there from any state.
abstract contract ContestActions is EscalationActions {
    /// @dev Challenges of final contests that brought flips and have not had their bounty.
    uint256[] internal unrewarded;

    function close(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _mayClose);
        if (!found || !_await(_closableAt(index), seed)) return false;
        _closeContestNow(index);
        return true;
    }

    /// @dev What can never be recorded, as its hub was dismissed.
    function drop(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _mayDrop);
        if (!found) return false;
        _dropNow(index);
        return true;
    }

    /// @dev From any state to the end, by what anyone may do.
    function _endContest(uint256 index) internal {
        Dispute storage d = disputes[index];
        if (d.phase == ContestPhase.VOTING) {
            uint256[] memory rounds = d.levels[d.level].rounds;
            for (uint256 i; i < rounds.length; ++i) {
                if (cases[rounds[i]].status != RequestStatus.VOTING) continue;
                uint256 end = cases[rounds[i]].request.config.revealEnd(true) + 24 hours;
                if (vm.getBlockTimestamp() < end) vm.warp(end);
                _expireNow(rounds[i]);
            }
            _concludeNow(index);
        }
        if (!_isAdmitted(cases[index])) return _dropNow(index);
        uint256 time = _closableAt(index);
        if (vm.getBlockTimestamp() < time) vm.warp(time);
        _closeContestNow(index);
    }

    function _mayClose(uint256 index) internal view returns (bool) {
        return _isOpen(index) && _isAdmitted(cases[index]);
    }

    function _mayDrop(uint256 index) internal view returns (bool) {
        return _isOpen(index) && !_isAdmitted(cases[index]);
    }

    /// @dev After the last level at once; else after the challenge window, and where something is left to decide, once
    /// nobody can escalate any more.
    function _closableAt(uint256 index) internal view returns (uint256) {
        if (!_hasDeeper(index)) return 0;
        return _challengeEnd(index) + (_toDecide(index).count == 0 ? 0 : ESCALATION_PERIOD);
    }

    function _closeContestNow(uint256 index) private {
        Dispute storage d = disputes[index];
        Case storage c = cases[index];
        d.isLapsed = _hasDeeper(index) && _toDecide(index).count != 0;
        vm.recordLogs();
        vm.prank(STRANGER);
        book.finalize(_contestOf(index), c.request.header, c.result, d.verdict, d.levels[d.level].selection);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        _endDispute(index, ContestPhase.FINAL, RequestStatus.FINAL);
        _follow(index, logs);
        _expectVerdict(index);
        _expectLeaf(index, logs);
        roots.push(registry.root());
        if (c.request.header.callback != address(0)) _mark("callbacks that failed");
        if (d.isLapsed) _mark("levels that nobody escalated");
        if (d.countedLevel != 0) _mark("contests that ended in a deeper verdict");
        for (uint256 i; i < d.challenges.length; ++i) {
            if (_flipsOf(index, i) != 0) unrewarded.push((index << 16) | i);
        }
    }

    function _dropNow(uint256 index) private {
        Case storage c = cases[index];
        vm.recordLogs();
        vm.prank(STRANGER);
        book.abandon(_contestOf(index), c.request.header, c.result);
        _mark("contests that were dropped");
        _endDispute(index, ContestPhase.DROPPED, RequestStatus.EXPIRED);
        _follow(index, vm.getRecordedLogs());
    }

    /// @dev What is left of the budget returns.
    function _endDispute(uint256 index, ContestPhase phase, RequestStatus status) private {
        Dispute storage d = disputes[index];
        escrowSum -= d.budget;
        _addCredit(cases[index].request.header.requester, d.budget);
        (d.phase, d.since, d.budget) = (phase, vm.getBlockTimestamp(), 0);
        ended.push(index);
        _end(index, status);
    }

    /// @dev The log has the merged verdict, and the level and seats behind it.
    function _expectLeaf(uint256 index, Vm.Log[] memory logs) private {
        Dispute storage d = disputes[index];
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(registry), IVerdictRegistry.VerdictRecorded.selector)) continue;
            (, VerdictLeaf memory leaf) = abi.decode(logs[i].data, (bytes32, VerdictLeaf));
            _expect(leaf.verdictHash == keccak256(abi.encodePacked(d.verdict)), "3: another verdict was recorded");
            _expect(leaf.level == d.countedLevel && leaf.seats == d.seats, "3: another committee was recorded");
            return;
        }
        _expect(false, "7: a final verdict was not recorded");
    }

    /// @dev Claims of a challenge that got another answer in the end.
    function _flipsOf(uint256 index, uint256 place) internal view returns (uint256 flips) {
        (flips, ) = _outcomeOf(index, place);
    }

    function _outcomeOf(uint256 index, uint256 place) internal view returns (uint256 flips, uint256 undecided) {
        Dispute storage d = disputes[index];
        Claimed storage made = d.challenges[place];
        uint256[] memory claims = made.claims;
        uint256[] memory before = d.levels[made.level].verdict;
        uint256[] memory verdict = d.verdict;
        if (d.phase == ContestPhase.DROPPED) return (0, made.count);
        for (uint256 i; i < 256 * claims.length; ++i) {
            if (!_has(claims, i)) continue;
            uint256 answer = _answer(verdict, i);
            if (answer == 0) ++undecided;
            else if (answer != _answer(before, i)) ++flips;
        }
    }
}
