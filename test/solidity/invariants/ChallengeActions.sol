// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sentinels} from "../../../contracts/types/Contest.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {vm} from "../support/Vm.sol";
import {ContestCounts} from "./ContestCounts.sol";

/// @title ChallengeActions
/// @notice Contests from their opening on, and what is challenged in them: by bonds, and by sentinels at the requester's budget.
abstract contract ChallengeActions is ContestCounts {
    /// @dev Challenges that were not paid out: case above place.
    uint256[] internal unredeemed;

    function contest(uint256 seed) external returns (bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status != RequestStatus.PROVISIONAL || !_canContest(index)) continue;
            _contestNow(index);
            if ((seed >> 32) % 2 == 0) _challengeAtOnce(index, seed);
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

    /// @dev Windows are short beside what other actions wait for.
    function _challengeAtOnce(uint256 index, uint256 seed) internal {
        if (!_isInWindow(index)) return;
        (uint256[] memory claims, uint256 count) = _drawClaims(index, seed);
        if (count != 0) _challengeNow(index, _challenger(seed >> 16), claims, count);
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
}
