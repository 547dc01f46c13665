// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ChildResult, ContestPhase} from "../../../contracts/types/Contest.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundStates} from "../../../contracts/types/RoundState.sol";
import {LevelPolicy} from "../../../contracts/types/TierPolicy.sol";
import {Vm, vm} from "../support/Vm.sol";
import {ChallengeActions} from "./ChallengeActions.sol";

/// @title EscalationActions
/// @notice From level to level: what is decided anew, in which rounds, for how much, and what they found. Rounds are cases of their own,
/// with everything that validators do in any other round.
abstract contract EscalationActions is ChallengeActions {
    /// @dev Escrow that nobody can account for any more, as a hub forgot its round.
    uint256 internal lostSum;

    function escalate(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _mayEscalate);
        if (!found || !_await(_challengeEnd(index), seed)) return false;
        Selection memory s = _toDecide(index);
        if (s.count == 0) return false;
        _escalateNow(index, s, seed);
        return true;
    }

    function conclude(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _hasVoted);
        if (!found) return false;
        _concludeNow(index);
        if ((seed >> 32) % 2 == 0) _challengeAtOnce(index, seed);
        return true;
    }

    /// @dev A whole level at once, as far as it goes: challenged, escalated, voted on and concluded.
    function pursue(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _isPursuable);
        if (!found) return false;
        if (_toDecide(index).bonded == 0) _challengeAtOnce(index, seed);
        if (!_mayEscalate(index) || !_await(_challengeEnd(index), seed)) return true;
        _escalateNow(index, _toDecide(index), seed);
        uint256[] memory rounds = disputes[index].levels[disputes[index].level].rounds;
        for (uint256 i; i < rounds.length; ++i)
            _commitMissing(rounds[i], _turnTo(rounds[i]), (seed >> 40) | (1 << 152));
        for (uint256 i; i < rounds.length; ++i) {
            (uint256 round, Request memory r) = (rounds[i], _turnTo(rounds[i]));
            _reachReveal(round, r, seed);
            if (hub.phaseOf(r.round) != Phase.REVEAL) return true;
            _settleNow(round, r, (1 << cases[round].votes.length) - 1, seed);
        }
        _concludeNow(index);
        if ((seed >> 32) % 2 == 0) _challengeAtOnce(index, seed >> 8);
        return true;
    }

    function _isPursuable(uint256 index) internal view returns (bool) {
        return _isOpen(index) && _hasDeeper(index) && (_isInWindow(index) || _mayEscalate(index));
    }

    function _mayEscalate(uint256 index) internal view returns (bool) {
        if (!_isOpen(index) || !_hasDeeper(index) || !_isAdmitted(cases[index])) return false;
        if (vm.getBlockTimestamp() >= _challengeEnd(index) + ESCALATION_PERIOD) return false;
        return _canSeat(index, disputes[index].level + 1) && _toDecide(index).count != 0;
    }

    /// @dev Whether the domain has the validators that a level asks for.
    function _canSeat(uint256 index, uint256 level) private view returns (bool) {
        RequestHeader memory header = cases[index].request.header;
        IValidatorRegistry.DomainState memory state = validators.domainState(header.domain);
        LevelPolicy memory policy = header.levels.level(level);
        bool isEnough = state.validators * policy.cap >= policy.leastSeats;
        return isEnough && state.families >= header.terms.minFamilies();
    }

    function _escalateNow(uint256 index, Selection memory s, uint256 seed) private {
        Dispute storage d = disputes[index];
        Case storage c = cases[index];
        vm.roll(vm.getBlockNumber() + 1);
        vm.recordLogs();
        vm.prank(STRANGER);
        book.escalate(_contestOf(index), c.request.header, d.verdict, d.levels[d.level].selection);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Level storage level = d.levels[d.level];
        if (s.count != s.bonded) _mark("levels that the budget paid for");
        (level.budgeted, d.phase) = (s.count - s.bonded, ContestPhase.VOTING);
        ++d.level;
        _follow(index, logs);
        uint256[] memory selection = d.levels[d.level].selection;
        _expect(keccak256(abi.encode(selection)) == keccak256(abi.encode(s.mask)), "3: a selection of other claims");
        _takeRounds(index, logs, s, seed);
        if (d.level == 2) _mark("second levels");
        if (d.level == 3) _mark("third levels");
    }

    /// @dev Every round has its part of the claims and of the money; they are cases of their own.
    function _takeRounds(uint256 index, Vm.Log[] memory logs, Selection memory s, uint256 seed) private {
        Dispute storage d = disputes[index];
        RequestHeader memory header = cases[index].request.header;
        uint256 size = _sizeOf(header, d.level, s.count);
        uint256 fees;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IVerificationHub.DeeperRoundOpened.selector) continue;
            DeeperRound memory deeper = abi.decode(logs[i].data, (DeeperRound));
            RoundId round = RoundId.wrap(uint64(uint256(logs[i].topics[1])));
            uint256 made = _pushRound(index, round, deeper);
            uint256 part = d.levels[d.level].rounds.length;
            _expect(deeper.child == part, "a round's place");
            uint256 claims = s.count - part * size < size ? s.count - part * size : size;
            _expect(cases[made].request.config.claims() == claims, "3: a round on other claims");
            _expect(deeper.fee == _feeOf(index, header, s, part * size, claims), "1: the fee of a deeper round");
            fees += deeper.fee;
            d.levels[d.level].rounds.push(made);
            _lean(
                made,
                _packed(d.verdict, s.mask, part * size, claims),
                claims,
                uint256(keccak256(abi.encode(seed, i)))
            );
        }
        if (d.levels[d.level].rounds.length > 1) _mark("levels of two rounds");
        _expect(fees <= _held(index), "1: a level of more than what is there");
    }

    /// @dev What budget and bonds of the level before hold for a level.
    function _held(uint256 index) private view returns (uint256 sum) {
        Dispute storage d = disputes[index];
        sum = d.budget;
        for (uint256 i; i < d.challenges.length; ++i) {
            if (d.challenges[i].level + 1 == d.level) sum += d.challenges[i].bond;
        }
    }

    function _pushRound(uint256 index, RoundId round, DeeperRound memory deeper) private returns (uint256 made) {
        made = cases.length;
        live.push(made);
        Case storage c = cases.push();
        Request memory r = cases[index].request;
        (c.hub, c.status, c.parent, c.deeper) = (cases[index].hub, RequestStatus.VOTING, index + 1, deeper);
        (r.round, newest) = (round, round);
        (r.config, ) = c.hub.roundOf(round);
        bytes32 both = keccak256(abi.encode(keccak256(abi.encode(r.header)), keccak256(abi.encode(deeper))));
        r.start = RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, round)));
        c.request = r;
    }

    /// @dev ⌊price · seats · (4u + 5c) · max(m, 32) / 4m⌋ for u claims of the budget and c of bonds.
    function _feeOf(
        uint256 index,
        RequestHeader memory header,
        Selection memory s,
        uint256 from,
        uint256 claims
    ) private view returns (uint256) {
        Dispute storage d = disputes[index];
        uint256[] memory bonded = d.levels[d.level - 1].bonded;
        (uint256 rank, uint256 weight) = (0, 0);
        for (uint256 i; i < header.claimCount && rank < from + claims; ++i) {
            if (!_has(s.mask, i)) continue;
            if (rank++ < from) continue;
            weight += _has(bonded, i) ? 5 : 4;
        }
        return (_levelCost(header, d.level, s.count) * weight) / (4 * s.count);
    }

    function _hasVoted(uint256 index) internal view returns (bool) {
        Dispute storage d = disputes[index];
        if (d.phase != ContestPhase.VOTING) return false;
        uint256[] storage rounds = d.levels[d.level].rounds;
        for (uint256 i; i < rounds.length; ++i) if (cases[rounds[i]].status == RequestStatus.VOTING) return false;
        return true;
    }

    function _concludeNow(uint256 index) internal {
        Dispute storage d = disputes[index];
        Level storage level = d.levels[d.level];
        ChildResult[] memory children = _resultsOf(level.rounds);
        vm.recordLogs();
        vm.prank(STRANGER);
        book.conclude(_contestOf(index), cases[index].request.header, d.verdict, d.clear, level.selection, children);
        _bookLevel(index);
        (d.phase, d.since) = (ContestPhase.OPEN, vm.getBlockTimestamp());
        uint256[] memory before = d.verdict;
        _follow(index, vm.getRecordedLogs());
        level.verdict = d.verdict;
        _expectVerdict(index);
        if (_flips(before, d.verdict) == 0) return;
        _mark("levels that flipped answers");
        if (d.level == 1) return;
        if (_flips(d.levels[d.level - 2].verdict, before) > _flips(d.levels[d.level - 2].verdict, d.verdict)) {
            _mark("levels that flipped answers back");
        }
    }

    function _resultsOf(uint256[] memory rounds) internal view returns (ChildResult[] memory children) {
        children = new ChildResult[](rounds.length);
        for (uint256 i; i < rounds.length; ++i) {
            Case storage c = cases[rounds[i]];
            (children[i].result, children[i].verdict, children[i].clear) = (c.result, c.verdict, c.clear);
            children[i].paysHash = keccak256(abi.encodePacked(c.pays));
        }
    }

    /// @dev What the level cost falls on bonds and budget, by five and four a claim.
    function _bookLevel(uint256 index) private {
        Dispute storage d = disputes[index];
        Level storage before = d.levels[d.level - 1];
        uint256[] memory rounds = d.levels[d.level].rounds;
        uint256 seats;
        for (uint256 i; i < rounds.length; ++i) {
            Case storage c = cases[rounds[i]];
            (RoundConfig config, ) = c.hub.roundOf(c.request.round);
            if (!config.exists()) {
                // It counts as expired, and as paid for in full.
                forgotten[rounds[i]] = true;
                before.cost += c.deeper.fee;
                lostSum += c.deeper.fee - c.netFee;
                _mark("rounds that a hub forgot");
            } else if (c.status == RequestStatus.FINAL) {
                before.cost += c.netFee;
                if (seats == 0 || c.result.summary.seats() < seats) seats = c.result.summary.seats();
            }
        }
        if (seats != 0) (d.seats, d.countedLevel) = (seats, d.level);
        uint256 ofBonds = (5 * before.bonds * before.cost) / (4 * before.budgeted + 5 * before.bonds);
        d.budget -= before.cost - ofBonds;
    }
}
