// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ChildResult, Contest, ContestPhase, Sentinels} from "../../../contracts/types/Contest.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {PolicyLevels, PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {Verdict} from "../../../contracts/types/Verdict.sol";
import {vm} from "../support/Vm.sol";
import {TrespassActions} from "./TrespassActions.sol";

/// @title ContestTrespasses
/// @notice What nobody may do to a contest: move it as somebody that it is not, out of its time, by what it was before, or
/// twice.
abstract contract ContestTrespasses is TrespassActions {
    /// @dev As a stranger: what the contest book alone may ask of a hub, and hubs and reckoner alone of the ledger.
    function intrude(uint256 seed) external returns (bool) {
        if (cases.length == 0) return false;
        uint256 index = (seed >> 16) % cases.length;
        (address target, bytes memory data) = _intrusion(index, (seed >> 8) % 7, _amount(seed));
        _expectRefused(STRANGER, target, data, "a stranger moved a contest");
        return true;
    }

    /// @dev By the contest as it was before its last change.
    function staleContest(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickDispute(seed);
        if (!found || disputes[index].stale.length == 0) return false;
        _expectNothingMoves(index, abi.decode(disputes[index].stale, (Contest)), "7: moved by what it was before");
        return true;
    }

    /// @dev By another contest's word, or by a contest that was made up.
    function forgeContest(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickDispute(seed);
        if (!found) return false;
        Contest memory forged = _contestOf(index);
        uint256 kind = (seed >> 16) % 4;
        if (kind == 0) forged.budget += 1;
        else if (kind == 1) forged.verdictHash = keccak256("another");
        else if (kind == 2) forged.phase = ContestPhase((uint256(forged.phase) + 1) % 4);
        else forged.since -= 1;
        _expectNothingMoves(index, forged, "7: moved by what it never was");
        return true;
    }

    /// @dev What the phase, the time or the state of rounds does not allow.
    function hurry(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickLiveDispute(seed);
        if (!found) return false;
        bool isOpen = _isOpen(index);
        if (!isOpen || (_hasDeeper(index) && vm.getBlockTimestamp() < _challengeEnd(index))) {
            _refuse(index, _escalation(index), "escalated before its time");
            _refuse(index, _closing(index), "10: final before its time");
        } else if (vm.getBlockTimestamp() < _closableAt(index)) {
            _refuse(index, _closing(index), "10: final with something to decide");
        }
        if (isOpen || !_hasVoted(index)) _refuse(index, _conclusion(index), "concluded while rounds vote");
        if (!isOpen || _isAdmitted(cases[index]))
            _refuse(index, _abandonment(index), "dropped, and its hub is admitted");
        if (isOpen && vm.getBlockTimestamp() >= _challengeEnd(index) + ESCALATION_PERIOD) {
            _refuse(index, _escalation(index), "escalated after its time");
        }
        return true;
    }

    /// @dev Undecided claims, of another selection, none, or none that are not challenged yet; and what is challenged too late.
    function challengeUnduly(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickLiveDispute(seed);
        if (!found) return false;
        uint256[] memory free = _challengeable(index);
        uint256 claims = cases[index].request.header.claimCount;
        uint256[] memory named = new uint256[](free.length);
        if (_isInWindow(index)) {
            // None, and then one that may not be challenged beside those that may.
            _refuse(index, _challengeOf(index, named), "a challenge of nothing");
            uint256[] memory taken = _challengedAt(index);
            if (taken.length != 0) _refuse(index, _challengeOf(index, taken), "1: claims were challenged again");
            uint256 start = (seed >> 16) % claims;
            for (uint256 i; i < claims; ++i) {
                uint256 claim = (start + i) % claims;
                if (_has(free, claim) || _has(taken, claim)) continue;
                named = free;
                _put(named, claim);
                _refuse(index, _challengeOf(index, named), "1: a claim was challenged that cannot be");
                return true;
            }
            return true;
        }
        _refuse(index, _challengeOf(index, free), "challenged out of time");
        return true;
    }

    /// @dev By another than the requester, by other sentinels, or again.
    function revealUnduly(uint256 seed) external returns (bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status != RequestStatus.CONTESTED) continue;
            if (cases[index].request.header.sentinelHash == 0) continue;
            Sentinels memory s = _sentinelsOf(index);
            bytes memory data = _revelation(index, s);
            _expectRefused(STRANGER, address(book), data, "a stranger revealed sentinels");
            address requester = cases[index].request.header.requester;
            if (!_hidesSentinels(index)) _expectRefused(requester, address(book), data, "sentinels revealed unduly");
            s.answers[0] ^= 1;
            _expectRefused(requester, address(book), _revelation(index, s), "other sentinels were revealed");
            return true;
        }
        return false;
    }

    /// @dev Before the end, or once more.
    function redeemAgain(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickDispute(seed);
        uint256 count = disputes[index].challenges.length;
        if (!found || count == 0) return false;
        uint256 place = (seed >> 16) % count;
        Claimed storage made = disputes[index].challenges[place];
        if (disputes[index].phase >= ContestPhase.FINAL && !made.isRedeemed) {
            // By claims that it did not name.
            uint256[] memory claims = made.claims;
            claims[0] ^= 1;
            _refuse(index, _redemption(index, place, claims), "1: redeemed for other claims");
            return true;
        }
        _refuse(index, _redemption(index, place, made.claims), "1: a challenge was redeemed unduly");
        return true;
    }

    /// @dev Before the verdict is final, too late, what nobody overruled, or what was reckoned.
    function reckonUnduly(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickDispute(seed);
        if (!found) return false;
        Dispute storage d = disputes[index];
        uint256 level = (seed >> 16) % 4;
        if (level != 0 && d.levels[level].rounds.length == 0) level = 0;
        uint256 round = level == 0 ? index : d.levels[level].rounds[0];
        bool isDue = d.phase == ContestPhase.FINAL && vm.getBlockTimestamp() < d.since + RECKON_PERIOD;
        uint256 which = cases[round].opened;
        if (isDue && _isOverruled(index, round)) which &= cases[round].reckoned;
        bytes memory data = abi.encodeCall(
            reckoner.reckon,
            (
                _contestOf(index),
                cases[index].request.header,
                _overruled(index, round),
                _openingsOf(round, which),
                d.verdict,
                d.clear
            )
        );
        _expectRefused(PROVER, address(reckoner), data, "2: a vote was reckoned unduly");
        return true;
    }

    /// @dev A challenger's bounty before votes are reckoned, without a flip, or again.
    function claimFlipsUnduly(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickDispute(seed);
        Dispute storage d = disputes[index];
        if (!found || d.challenges.length == 0) return false;
        uint256 place = (seed >> 16) % d.challenges.length;
        Claimed storage made = d.challenges[place];
        bool isTime = d.phase == ContestPhase.FINAL && vm.getBlockTimestamp() >= d.since + RECKON_PERIOD;
        if (isTime && !made.isRewarded && _flipsOf(index, place) != 0) return false;
        bytes memory data = abi.encodeCall(
            reckoner.claimBounty,
            (_contestOf(index), place, made.claims, d.levels[made.level].verdict, d.verdict)
        );
        _expectRefused(made.challenger, address(reckoner), data, "1: a bounty was claimed unduly");
        return true;
    }

    /// @dev A deeper round that ended, or one that votes and is no request's first.
    function replayDeeper(uint256 seed) external returns (bool) {
        for (uint256 i; i < cases.length && i < 64; ++i) {
            uint256 index = cases.length - 1 - (((seed >> 8) + i) % (cases.length < 64 ? cases.length : 64));
            if (cases[index].parent == 0) continue;
            _replayRound(index);
            return true;
        }
        return false;
    }

    /// @dev A request of more value than its tier covers.
    function overstate(uint256 seed) external returns (bool) {
        RequestParameters memory p = _parameters(Tier(seed % 3), 1 + ((seed >> 8) % 300));
        (PolicyLevels levels, PolicyTerms terms) = policies.policyOf(p.domain, p.tier);
        p.statedValue = uint128(policies.valueAtRisk(levels, terms, p.claimCount) + 1);
        if (!_turnToAdmitted(seed)) return false;
        _expectRefused(
            _requester(seed),
            address(hub),
            abi.encodeCall(hub.openRequest, (p)),
            "a value that is not covered"
        );
        return true;
    }

    function _replayRound(uint256 index) private {
        Case storage c = cases[index];
        Request memory r = _turnTo(index);
        bytes memory data;
        if (c.status != RequestStatus.VOTING) {
            data = abi.encodeCall(hub.settleDeeper, (r.round, r.header, c.deeper, new Ballot[](0), new uint256[](1)));
            _expectRefused(STRANGER, address(hub), data, "6: a round was counted again");
            data = abi.encodeCall(hub.expireDeeper, (r.round, r.header, c.deeper, _seated(c.votes)));
            _expectRefused(STRANGER, address(hub), data, "7: a round expired again");
            return;
        }
        Phase phase = hub.phaseOf(r.round);
        if (phase <= Phase.REVEAL) {
            data = abi.encodeCall(hub.expireDeeper, (r.round, r.header, c.deeper, _seated(c.votes)));
            _expectRefused(STRANGER, address(hub), data, "10: a round expired before its time");
        }
        data = abi.encodeCall(hub.expire, (r.id, r.header, _seated(c.votes)));
        _expectRefused(STRANGER, address(hub), data, "1: a deeper round was refunded as a request");
        data = abi.encodeCall(hub.settle, (r.round, r.header, new Ballot[](0), new uint256[](1)));
        _expectRefused(STRANGER, address(hub), data, "6: a deeper round was counted as a first one");
    }

    function _intrusion(uint256 index, uint256 kind, uint256 amount) private view returns (address, bytes memory) {
        Case storage c = cases[index];
        Request memory r = c.request;
        IVerificationHub target = c.hub;
        if (kind == 0) return (address(target), abi.encodeCall(target.contest, (r.id, r.header, c.result)));
        if (kind == 1) {
            Verdict memory verdict = Verdict(0, 1, keccak256("mine"));
            return (address(target), abi.encodeCall(target.close, (r.id, r.header, c.result, verdict)));
        }
        if (kind == 2) return (address(target), abi.encodeCall(target.drop, (r.id, r.header, c.result)));
        if (kind == 3) return (address(target), abi.encodeCall(target.openDeeper, (r.header, c.deeper, 1, 1)));
        if (kind == 4) return (address(ledger), abi.encodeCall(ledger.settleBond, (STRANGER, 0, amount)));
        if (kind == 5) {
            return (address(ledger), abi.encodeCall(ledger.clawBack, (_validator(amount), GENERAL, 0, 1, STRANGER)));
        }
        return (address(ledger), abi.encodeCall(ledger.rescore, (_validator(amount), GENERAL, 100)));
    }

    /// @dev Everything that moves a contest on, with this for its word.
    function _expectNothingMoves(uint256 index, Contest memory given, string memory what) private {
        Dispute storage d = disputes[index];
        Case storage c = cases[index];
        uint256[] memory selection = d.levels[d.level].selection;
        uint256[] memory claims = _challengeable(index);
        _refuse(index, abi.encodeCall(book.challenge, (given, c.request.header, d.verdict, selection, claims)), what);
        _refuse(index, abi.encodeCall(book.escalate, (given, c.request.header, d.verdict, selection)), what);
        _refuse(index, abi.encodeCall(book.finalize, (given, c.request.header, c.result, d.verdict, selection)), what);
        _refuse(index, abi.encodeCall(book.abandon, (given, c.request.header, c.result)), what);
        ChildResult[] memory children = _resultsOf(d.levels[d.level].rounds);
        bytes memory data = abi.encodeCall(
            book.conclude,
            (given, c.request.header, d.verdict, d.clear, selection, children)
        );
        _refuse(index, data, what);
    }

    function _refuse(uint256, bytes memory data, string memory what) private {
        _expectRefused(_challenger(calls), address(book), data, what);
    }

    function _escalation(uint256 index) private view returns (bytes memory) {
        Dispute storage d = disputes[index];
        uint256[] memory selection = d.levels[d.level].selection;
        return abi.encodeCall(book.escalate, (_contestOf(index), cases[index].request.header, d.verdict, selection));
    }

    function _closing(uint256 index) private view returns (bytes memory) {
        Dispute storage d = disputes[index];
        Case storage c = cases[index];
        uint256[] memory selection = d.levels[d.level].selection;
        return abi.encodeCall(book.finalize, (_contestOf(index), c.request.header, c.result, d.verdict, selection));
    }

    function _conclusion(uint256 index) private view returns (bytes memory) {
        Dispute storage d = disputes[index];
        Level storage level = d.levels[d.level];
        return
            abi.encodeCall(
                book.conclude,
                (
                    _contestOf(index),
                    cases[index].request.header,
                    d.verdict,
                    d.clear,
                    level.selection,
                    _resultsOf(level.rounds)
                )
            );
    }

    function _abandonment(uint256 index) private view returns (bytes memory) {
        return abi.encodeCall(book.abandon, (_contestOf(index), cases[index].request.header, cases[index].result));
    }

    function _challengeOf(uint256 index, uint256[] memory claims) private view returns (bytes memory) {
        Dispute storage d = disputes[index];
        uint256[] memory selection = d.levels[d.level].selection;
        return
            abi.encodeCall(
                book.challenge,
                (_contestOf(index), cases[index].request.header, d.verdict, selection, claims)
            );
    }

    function _revelation(uint256 index, Sentinels memory s) private view returns (bytes memory) {
        uint256[] memory none = new uint256[](s.claims.length);
        return
            abi.encodeCall(
                book.revealSentinels,
                (_contestOf(index), cases[index].request.header, disputes[index].verdict, s, none)
            );
    }

    function _redemption(uint256 index, uint256 place, uint256[] memory claims) private view returns (bytes memory) {
        Dispute storage d = disputes[index];
        uint256[] memory before = d.levels[d.challenges[place].level].verdict;
        return
            abi.encodeCall(
                book.redeem,
                (_contestOf(index), cases[index].request.header, place, claims, before, d.verdict)
            );
    }

    /// @dev A contest that has ended, or one that has not.
    function _pickDispute(uint256 seed) private view returns (uint256, bool) {
        if (ended.length != 0 && (seed >> 32) % 2 == 0) {
            uint256 back = (seed >> 40) % 8;
            return (ended[ended.length - 1 - (back < ended.length ? back : 0)], true);
        }
        return _pickLiveDispute(seed);
    }

    function _pickLiveDispute(uint256 seed) private view returns (uint256, bool) {
        return _pick(seed, RequestStatus.CONTESTED);
    }
}
