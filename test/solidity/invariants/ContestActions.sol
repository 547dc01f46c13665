// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ChildResult, ContestPhase, Sentinels} from "../../../contracts/types/Contest.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundStates} from "../../../contracts/types/RoundState.sol";
import {LevelPolicy} from "../../../contracts/types/TierPolicy.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {Vm, vm} from "../support/Vm.sol";
import {ContestState} from "./ContestState.sol";

/// @title ContestActions
/// @notice Contests from opening to their end: challenges, sentinels, levels, and what each challenge is paid. Bonds,
/// budgets and costs are booked from what was sent and from what the ledger said that rounds cost.
abstract contract ContestActions is ContestState {
    /// @dev Challenges that were not paid out: case above place.
    uint256[] internal unredeemed;
    /// @dev Challenges of final contests that brought flips and have not had their bounty.
    uint256[] internal unrewarded;
    /// @dev Escrow that nobody can account for any more, as a hub forgot its round.
    uint256 internal lostSum;
    mapping(uint256 index => bool) private forgotten;

    function contest(uint256 seed) external returns (bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status != RequestStatus.PROVISIONAL || !_canContest(index)) continue;
            _contestNow(index);
            return true;
        }
        return false;
    }

    function challenge(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _isInWindow);
        if (!found) return false;
        (uint256[] memory claims, uint256 count) = _drawClaims(index, seed);
        if (count == 0) return false;
        _challengeNow(index, _challenger(seed >> 16), claims, count);
        return true;
    }

    function revealSentinels(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _hidesSentinels);
        if (!found) return false;
        Sentinels memory s = _sentinelsOf(index);
        uint256[] memory missed = _missed(index, s);
        uint256[] memory claims = missed;
        if (_size(missed) != 0 && (seed >> 16) % 2 == 0) {
            (uint256[] memory more, ) = _drawClaims(index, seed);
            if (_canPay(index, _or(missed, more))) claims = _or(missed, more);
        }
        if (!_canPay(index, claims)) return false;
        _revealNow(index, s, missed, claims);
        return true;
    }

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
        return true;
    }

    function close(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _mayClose);
        if (!found || !_await(_closableAt(index), seed)) return false;
        _closeContestNow(index);
        return true;
    }

    /// @dev A whole level at once, as far as it goes: challenged, escalated, voted on and concluded.
    function pursue(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _isPursuable);
        if (!found) return false;
        if (_isInWindow(index) && _toDecide(index).bonded == 0) {
            (uint256[] memory claims, uint256 count) = _drawClaims(index, seed);
            if (count != 0) _challengeNow(index, _challenger(seed >> 16), claims, count);
        }
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
        _mark("levels at once");
        return true;
    }

    /// @dev What can never be recorded, as its hub was dismissed.
    function drop(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickContest(seed, _mayDrop);
        if (!found) return false;
        _dropNow(index);
        return true;
    }

    function redeem(uint256 seed) external returns (bool) {
        for (uint256 i; i < unredeemed.length; ++i) {
            uint256 place = ((seed >> 8) + i) % unredeemed.length;
            if (disputes[unredeemed[place] >> 16].phase < ContestPhase.FINAL) continue;
            _redeemNow(place);
            return true;
        }
        return false;
    }

    function payOwed(uint256 seed) external returns (bool) {
        for (uint256 i; i < creditors.length; ++i) {
            address account = creditors[(seed + i) % creditors.length];
            if (owed[account] == 0) continue;
            uint256 due = _takeForFlips(owed[account]);
            _expect(ledger.payOwed(account) == due, "1: a debt paid something else");
            owed[account] -= due;
            _addCredit(account, due);
            _expect(ledger.owedOf(account) == owed[account], "1: what is owed");
            if (due != 0) _mark("debts that were paid");
            return due != 0;
        }
        return false;
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

    function _redeemAll() internal {
        while (unredeemed.length != 0) _redeemNow(unredeemed.length - 1);
    }

    function _isForgotten(uint256 index) internal view override returns (bool) {
        return forgotten[index];
    }

    /// @dev In the challenge window; and as long as undecided claims can be escalated that the budget pays for.
    function _canContest(uint256 index) internal view returns (bool) {
        Case storage c = cases[index];
        if (!_isAdmitted(c) || c.request.header.terms.unpack().levels == 1) return false;
        uint256 end = c.result.summary.settledAt() + c.request.header.terms.challengeWindow();
        if (vm.getBlockTimestamp() < end) return true;
        uint256 undecided = c.result.summary.isCounted() ? c.result.summary.undecided() : 0;
        RequestHeader memory header = c.request.header;
        bool isPaid = undecided != 0 && header.escalationBudget >= _levelCost(header, 1, undecided);
        return isPaid && vm.getBlockTimestamp() < end + ESCALATION_PERIOD;
    }

    function _contestNow(uint256 index) internal {
        Case storage c = cases[index];
        Dispute storage d = disputes[index];
        vm.recordLogs();
        vm.prank(STRANGER);
        book.open(c.hub, c.request.header, c.result);
        c.status = RequestStatus.CONTESTED;
        (d.since, d.seats) = (c.result.summary.settledAt(), c.result.summary.seats());
        d.budget = c.request.header.escalationBudget;
        d.verdict = c.verdict;
        d.levels[0].verdict = c.verdict;
        _follow(index, vm.getRecordedLogs());
        // Open already, it stays as it is.
        book.open(c.hub, c.request.header, c.result);
    }

    /// @dev Some of the decided claims of the level that nobody has challenged: all, half, few or one.
    function _drawClaims(uint256 index, uint256 seed) internal view returns (uint256[] memory claims, uint256 count) {
        uint256[] memory free = _challengeable(index);
        claims = new uint256[](free.length);
        uint256 kind = (seed >> 24) % 4;
        for (uint256 i; i < claims.length; ++i) {
            uint256 word = free[i];
            // Of the largest requests all, which need two rounds then.
            if (kind != 0 && claims.length < 5) word &= uint256(keccak256(abi.encode(seed, i)));
            if (kind == 2 && claims.length < 5) word &= uint256(keccak256(abi.encode(seed, i, 1)));
            // The lowest alone.
            if (kind == 3 && claims.length < 5) word = count == 0 && word != 0 ? word & ~(word - 1) : 0;
            claims[i] = word;
            count += _ones(word);
        }
    }

    function _challengeable(uint256 index) internal view returns (uint256[] memory free) {
        Dispute storage d = disputes[index];
        Level storage level = d.levels[d.level];
        uint256[] memory verdict = d.verdict;
        uint256[] memory voted = level.selection;
        uint256[] memory taken = _challengedAt(index);
        free = new uint256[](verdict.length / 2);
        for (uint256 i; i < free.length; ++i) {
            free[i] = (verdict[i] | verdict[free.length + i]) & (voted.length == 0 ? type(uint256).max : voted[i]);
            if (taken.length != 0) free[i] &= ~taken[i];
        }
    }

    /// @dev What of the present verdict is challenged; of no length where nothing is.
    function _challengedAt(uint256 index) internal view returns (uint256[] memory) {
        Level storage level = disputes[index].levels[disputes[index].level];
        return _or(level.bonded, level.sentinels);
    }

    function _challengeNow(uint256 index, address who, uint256[] memory claims, uint256 count) internal {
        Dispute storage d = disputes[index];
        Level storage level = d.levels[d.level];
        RequestHeader memory header = cases[index].request.header;
        uint256 bond = (5 * _levelCost(header, d.level + 1, count) + 3) / 4;
        // What is challenged already is left out, so that every second names that too.
        uint256[] memory named = d.challenges.length % 2 == 0 ? claims : _or(claims, _challengedAt(index));
        vm.recordLogs();
        vm.prank(who);
        uint256 place = book.challenge(_contestOf(index), header, d.verdict, level.selection, named);
        _expect(place == d.challenges.length, "the number of a challenge");
        _bookChallenge(index, who, claims, bond);
        level.bonded = _or(level.bonded, claims);
        level.bonds += count;
        escrowSum += bond;
        _takeCredit(who, credit[who] < bond ? credit[who] : bond);
        // A challenge moves nothing on.
        _follow(index, vm.getRecordedLogs());
        if (place != 0) _mark("challenges after others");
    }

    function _bookChallenge(uint256 index, address who, uint256[] memory claims, uint256 bond) private {
        Dispute storage d = disputes[index];
        unredeemed.push((index << 16) | d.challenges.length);
        Claimed storage made = d.challenges.push();
        (made.challenger, made.level, made.bond) = (who, d.level, bond);
        (made.claims, made.count) = (claims, _size(claims));
        made.isSentinel = bond == 0;
        if (bond != 0) made.earlier = d.levels[d.level].bonds;
    }

    function _hidesSentinels(uint256 index) internal view returns (bool) {
        bool isThere = cases[index].request.header.sentinelHash != 0 && !disputes[index].isRevealed;
        return isThere && disputes[index].level == 0 && _isInWindow(index);
    }

    function _sentinelsOf(uint256 index) internal view returns (Sentinels memory) {
        RequestHeader memory header = cases[index].request.header;
        return _sentinels(saltOf[header.sentinelHash], header.claimCount);
    }

    /// @dev Sentinels that the verdict decides otherwise.
    function _missed(uint256 index, Sentinels memory s) private view returns (uint256[] memory missed) {
        uint256[] memory verdict = disputes[index].verdict;
        missed = new uint256[](s.claims.length);
        for (uint256 i; i < cases[index].request.header.claimCount; ++i) {
            uint256 answer = _answer(verdict, i);
            if (_has(s.claims, i) && answer != 0 && answer != _answer(s.answers, i)) _put(missed, i);
        }
    }

    /// @dev What of these claims nobody has challenged by a bond.
    function _unbonded(uint256 index, uint256[] memory claims) private view returns (uint256[] memory named) {
        uint256[] memory bonded = disputes[index].levels[0].bonded;
        named = new uint256[](claims.length);
        for (uint256 i; i < named.length; ++i) named[i] = claims[i] & (bonded.length == 0 ? claims[i] : ~bonded[i]);
    }

    function _canPay(uint256 index, uint256[] memory claims) private view returns (bool) {
        uint256 count = _size(_unbonded(index, claims));
        return count == 0 || disputes[index].budget >= _levelCost(cases[index].request.header, 1, count);
    }

    function _revealNow(uint256 index, Sentinels memory s, uint256[] memory missed, uint256[] memory claims) private {
        Dispute storage d = disputes[index];
        RequestHeader memory header = cases[index].request.header;
        uint256[] memory named = _unbonded(index, claims);
        vm.recordLogs();
        vm.prank(header.requester);
        book.revealSentinels(_contestOf(index), header, d.verdict, s, claims);
        d.isRevealed = true;
        _mark(_size(missed) == 0 ? "sentinels that were hit" : "sentinels that were missed");
        if (_size(named) != 0) {
            d.levels[0].sentinels = named;
            _bookChallenge(index, header.requester, named, 0);
        }
        _follow(index, vm.getRecordedLogs());
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

    /// @dev The request's planes over a round's claims.
    function _packed(
        uint256[] memory verdict,
        uint256[] memory mask,
        uint256 from,
        uint256 claims
    ) internal pure returns (uint256[] memory planes) {
        planes = new uint256[](2 * ((claims + 255) / 256));
        uint256 rank;
        for (uint256 i; i < 256 * mask.length && rank < from + claims; ++i) {
            if (!_has(mask, i)) continue;
            if (rank >= from) _say(planes, rank - from, _answer(verdict, i));
            ++rank;
        }
    }

    function _hasVoted(uint256 index) internal view returns (bool) {
        Dispute storage d = disputes[index];
        if (d.phase != ContestPhase.VOTING) return false;
        uint256[] storage rounds = d.levels[d.level].rounds;
        for (uint256 i; i < rounds.length; ++i) if (cases[rounds[i]].status == RequestStatus.VOTING) return false;
        return true;
    }

    function _concludeNow(uint256 index) private {
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
        _endNow(index, ContestPhase.FINAL, RequestStatus.FINAL);
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
        _endNow(index, ContestPhase.DROPPED, RequestStatus.EXPIRED);
        _follow(index, vm.getRecordedLogs());
    }

    /// @dev What is left of the budget returns.
    function _endNow(uint256 index, ContestPhase phase, RequestStatus status) private {
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

    function _outcomeOf(uint256 index, uint256 place) private view returns (uint256 flips, uint256 undecided) {
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

    /// @param escrow What is still held for the challenge, and
    /// @param payout what docs/states.md says that it is paid.
    function _dueOf(uint256 index, uint256 place) private view returns (uint256 escrow, uint256 payout) {
        Claimed storage made = disputes[index].challenges[place];
        Level storage level = disputes[index].levels[made.level];
        (uint256 flips, uint256 undecided) = _outcomeOf(index, place);
        uint256 weight = 4 * level.budgeted + 5 * level.bonds;
        if (made.isSentinel) return (0, level.cost == 0 ? 0 : (4 * flips * level.cost) / weight);
        uint256 spent;
        if (level.cost != 0) {
            spent = (5 * (made.earlier + made.count) * level.cost) / weight;
            spent -= (5 * made.earlier * level.cost) / weight;
        }
        uint256 back = (made.bond * (flips + undecided)) / made.count;
        uint256 less = (spent * undecided + made.count - 1) / made.count;
        return (made.bond - spent, back < less ? 0 : back - less);
    }

    function _redeemNow(uint256 listed) internal {
        (uint256 index, uint256 place) = (unredeemed[listed] >> 16, unredeemed[listed] & 0xffff);
        Dispute storage d = disputes[index];
        Claimed storage made = d.challenges[place];
        (uint256 escrow, uint256 due) = _dueOf(index, place);
        vm.recordLogs();
        uint256 payout = book.redeem(
            _contestOf(index),
            cases[index].request.header,
            place,
            made.claims,
            d.levels[made.level].verdict,
            d.verdict
        );
        _expect(payout == due, "1: a challenge was worth something else");
        _expect(payout <= made.bond || made.isSentinel, "1: a challenge was paid more than its bond");
        _bookBond(made.challenger, escrow, due);
        made.isRedeemed = true;
        unredeemed[listed] = unredeemed[unredeemed.length - 1];
        unredeemed.pop();
    }

    /// @dev What is more than is held the treasury gives, or owes.
    function _bookBond(address account, uint256 escrow, uint256 due) private {
        uint256 paid = due;
        if (due < escrow) treasuryPart += escrow - due;
        else if (due > escrow) paid = escrow + _takeForFlips(due - escrow);
        escrowSum -= escrow;
        owed[account] += due - paid;
        _addCredit(account, paid);
        if (paid > escrow) _mark("flips that the treasury paid");
        if (paid != due) _mark("flips that are owed");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(ledger), IFeeLedger.BondSettled.selector)) continue;
            bytes memory expected = abi.encode(escrow, paid, due - paid);
            _expect(keccak256(logs[i].data) == keccak256(expected), "1: a bond was settled otherwise");
            return;
        }
        _expect(false, "1: a bond was not settled");
    }

    function _takeForFlips(uint256 wanted) private returns (uint256 taken) {
        uint256 room = _roomForFlips();
        taken = wanted < room ? wanted : room;
        given[_epoch()] += taken;
        treasuryPart -= taken;
    }

    /// @dev Claims that both planes decide, and differently.
    function _flips(uint256[] memory before, uint256[] memory later) internal pure returns (uint256 n) {
        for (uint256 i; i < 128 * before.length; ++i) {
            (uint256 was, uint256 is_) = (_answer(before, i), _answer(later, i));
            if (was != 0 && is_ != 0 && was != is_) ++n;
        }
    }
}
