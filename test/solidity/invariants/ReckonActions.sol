// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IReckoner} from "../../../contracts/interfaces/IReckoner.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {Opening} from "../../../contracts/types/Opening.sol";
import {Overruled} from "../../../contracts/types/Overruled.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Policies} from "../support/Policies.sol";
import {Vm, vm} from "../support/Vm.sol";
import {Opinions} from "./Opinions.sol";
import {RedeemActions} from "./RedeemActions.sol";
import {ContestState} from "./ContestState.sol";
import {FaultActions} from "./FaultActions.sol";
import {VoteActions} from "./VoteActions.sol";

/// @title ReckonActions
/// @notice Votes that the final verdict overruled, reckoned: pay, record and stake by what each said, compared claim by
/// claim; and the bounties of those who challenged.
abstract contract ReckonActions is FaultActions, RedeemActions {
    /// @dev A counted round of a contest that has ended.
    struct Compared {
        uint256 index;
        uint256 round;
        uint256 level;
        uint256 claims;
        uint256[] verdict;
        /// @dev Final answers and clear ones, over the round's claims.
        uint256[] last;
        uint256[] clear;
    }

    /// @dev What follows for a vote.
    struct Finding {
        uint256 wrong;
        uint256 right;
        uint256 wrongClear;
    }

    bytes32 internal constant OVERRULED = "OVERRULED";
    uint256 internal constant RECKON_PERIOD = 3 days;
    uint256 private constant UNIT = 1e9;
    uint256 private constant BPS_ = 10_000;

    /// @dev Bounties that challengers can still claim.
    uint256 internal overruleSum;

    function setUp() public virtual override(FaultActions, ContestState) {
        super.setUp();
    }

    /// @inheritdoc Opinions
    function _saysOf(
        uint256 index,
        ValidatorId id,
        uint256 seed
    ) internal view virtual override(VoteActions, Opinions) returns (uint256[] memory) {
        return super._saysOf(index, id, seed);
    }

    /// @dev Invariant 8: deeper levels of so many seats that large requests need two rounds, for requests that open later.
    function setDepth(uint256 seed) external returns (bool) {
        Tier tier = Tier(seed % 2);
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(tier);
        terms.challengeWindow = uint24(10 minutes + ((seed >> 8) % 1 hours));
        // Little of a pool for one request, which its cap is to cut.
        (terms.minFamilies, terms.slashCapBps) = (1, 10);
        for (uint256 i = 1; i < terms.levels; ++i) levels[i] = LevelPolicy(uint8(62 + 20 * i), 8, 20, 2, 3);
        policies.setTier(tier, levels, terms);
        return true;
    }

    /// @dev Some votes of a round that was overruled, of one that was not refused.
    function reckon(uint256 seed) external returns (bool) {
        for (uint256 i; i < ended.length && i < 16; ++i) {
            uint256 index = ended[ended.length - 1 - i];
            (uint256 round, uint256 which) = _findReckonable(index, seed);
            if (which == 0) continue;
            _reckonNow(index, round, which, seed);
            return true;
        }
        return false;
    }

    function claimFlips(uint256 seed) external returns (bool) {
        if (unrewarded.length == 0) return false;
        uint256 place = (seed >> 8) % unrewarded.length;
        uint256 time = disputes[unrewarded[place] >> 16].since + RECKON_PERIOD;
        if (!_await(time, seed)) return false;
        _claimFlipsNow(place);
        return true;
    }

    function _claimAllFlips() internal {
        while (unrewarded.length != 0) {
            uint256 time = disputes[unrewarded[unrewarded.length - 1] >> 16].since + RECKON_PERIOD;
            if (vm.getBlockTimestamp() < time) vm.warp(time);
            _claimFlipsNow(unrewarded.length - 1);
        }
    }

    function _claimFlipsNow(uint256 listed) internal {
        (uint256 index, uint256 place) = (unrewarded[listed] >> 16, unrewarded[listed] & 0xffff);
        Claimed storage made = disputes[index].challenges[place];
        Level storage level = disputes[index].levels[made.level];
        if (!level.isCounted) {
            for (uint256 i; i < disputes[index].challenges.length; ++i) {
                if (disputes[index].challenges[i].level == made.level) level.flipsLeft += _flipsOf(index, i);
            }
            level.isCounted = true;
        }
        uint256 flips = _flipsOf(index, place);
        uint256 due = (level.pot * flips) / level.flipsLeft;
        uint256 before = token.balanceOf(made.challenger);
        uint256 paid = reckoner.claimBounty(
            _contestOf(index),
            place,
            made.claims,
            level.verdict,
            disputes[index].verdict
        );
        _expect(paid == due, "1: a challenger's bounty is something else");
        _expect(token.balanceOf(made.challenger) == before + due, "1: a challenger's bounty was not paid");
        (level.pot, level.flipsLeft) = (level.pot - due, level.flipsLeft - flips);
        overruleSum -= due;
        made.isRewarded = true;
        if (due != 0) _mark("bounties to challengers");
        unrewarded[listed] = unrewarded[unrewarded.length - 1];
        unrewarded.pop();
    }

    /// @dev A round of the contest with opened votes that were not reckoned and answers that were overruled.
    function _findReckonable(uint256 index, uint256 seed) internal view returns (uint256 round, uint256 which) {
        Dispute storage d = disputes[index];
        if (d.phase != ContestPhase.FINAL || vm.getBlockTimestamp() >= d.since + RECKON_PERIOD) return (0, 0);
        for (uint256 l; l < 4; ++l) {
            uint256 level = (l + (seed >> 8)) % 4;
            uint256 count = level == 0 ? 1 : d.levels[level].rounds.length;
            for (uint256 i; i < count; ++i) {
                round = level == 0 ? index : d.levels[level].rounds[i];
                which = cases[round].opened & ~cases[round].reckoned;
                if (which != 0 && _isOverruled(index, round)) return (round, which);
            }
        }
        return (0, 0);
    }

    function _isOverruled(uint256 index, uint256 round) internal view returns (bool) {
        Case storage c = cases[round];
        (, RoundState state) = c.hub.roundOf(c.request.round);
        // What the hub has forgotten nobody can prove any more.
        if (state.status() != RequestStatus.FINAL) return false;
        Compared memory compared = _compared(index, round);
        return _flips(compared.verdict, compared.last) != 0;
    }

    function _compared(uint256 index, uint256 round) internal view returns (Compared memory compared) {
        Dispute storage d = disputes[index];
        Case storage c = cases[round];
        (compared.index, compared.round) = (index, round);
        (compared.level, compared.claims) = (c.request.config.level(), c.request.config.claims());
        compared.verdict = c.verdict;
        if (compared.level == 0) {
            (compared.last, compared.clear) = (d.verdict, d.clear);
            return compared;
        }
        uint256[] memory selection = d.levels[compared.level].selection;
        uint256 from = _sizeOf(c.request.header, compared.level, _size(selection)) * c.deeper.child;
        compared.last = _packed(d.verdict, selection, from, compared.claims);
        uint256[] memory planes = _packed(_twice(d.clear), selection, from, compared.claims);
        compared.clear = new uint256[](planes.length / 2);
        for (uint256 i; i < compared.clear.length; ++i) compared.clear[i] = planes[i];
    }

    function _reckonNow(uint256 index, uint256 round, uint256 which, uint256 seed) private {
        // One vote, some, or all.
        uint256 kind = (seed >> 16) % 3;
        if (kind == 0) which &= ~(which - 1);
        else if (kind == 1 && which & (seed >> 32) != 0) which &= seed >> 32;
        address caller = _settler(seed >> 24);
        vm.recordLogs();
        vm.prank(caller);
        reckoner.reckon(
            _contestOf(index),
            cases[index].request.header,
            _overruled(index, round),
            _openingsOf(round, which),
            disputes[index].verdict,
            disputes[index].clear
        );
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 bounties = _readSlashes(logs);
        disputes[index].levels[cases[round].request.config.level()].pot += bounties;
        overruleSum += bounties;
        cases[round].reckoned |= which;
        _readClawbacks(logs, caller);
        _readReckonings(_compared(index, round), logs, which);
        if (cases[round].parent != 0) _mark("deeper votes that were reckoned");
    }

    function _overruled(uint256 index, uint256 round) internal view returns (Overruled memory o) {
        Case storage c = cases[round];
        (o.result, o.deeper, o.pays, o.verdict) = (c.result, c.deeper, c.pays, c.verdict);
        o.commitments = _seated(c.votes);
        o.clearHash = keccak256(abi.encodePacked(c.clear));
        o.selection = disputes[index].levels[c.request.config.level()].selection;
    }

    function _openingsOf(uint256 round, uint256 which) internal view returns (Opening[] memory openings) {
        Vote[] memory votes = cases[round].votes;
        openings = new Opening[](_ones(which));
        uint256 n;
        for (uint256 i; i < votes.length; ++i) {
            if ((which >> i) & 1 == 0) continue;
            openings[n++] = Opening(i, votes[i].salt, votes[i].reportHash, votes[i].planes);
        }
    }

    /// @dev Off the earnings, nine tenths to the treasury and one to whoever reckoned.
    function _readClawbacks(Vm.Log[] memory logs, address caller) private {
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(ledger), IFeeLedger.ClawedBack.selector)) continue;
            ValidatorId id = ValidatorId.wrap(uint32(uint256(logs[i].topics[1])));
            uint256 epoch = uint256(logs[i].topics[3]);
            (uint256 amount, address tipTo, uint256 tip) = abi.decode(logs[i].data, (uint256, address, uint256));
            _expect(tipTo == caller && tip == amount / 10, "1: the tip of a clawback");
            _expect(amount <= earned[id][epoch], "1: more was clawed back than earned");
            _expect(amount == 0 || vm.getBlockTimestamp() < ledger.claimableAt(epoch), "1: clawed back what is due");
            earned[id][epoch] -= amount;
            earnedIn[epoch] -= amount;
            unclaimedEarnings -= amount;
            treasuryPart += amount - tip;
            _addCredit(caller, tip);
            if (amount != 0) _mark("pay that was clawed back");
        }
    }

    /// @dev Every vote once, by what it said.
    function _readReckonings(Compared memory compared, Vm.Log[] memory logs, uint256 which) private {
        uint256 seen;
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(reckoner), IReckoner.Reckoned.selector)) continue;
            uint256[5] memory told = abi.decode(logs[i].data, (uint256[5]));
            seen |= 1 << told[0];
            ValidatorId id = ValidatorId.wrap(uint32(uint256(logs[i].topics[2])));
            _expectReckoned(compared, id, told);
            _expectScored(logs, id, int256(told[2]) - int256(told[1]));
            _expectSlash(compared, id, told, logs);
        }
        _expect(seen == which, "2: other votes were reckoned");
    }

    /// @param told Position, wrong, right, clawed back, slashed.
    function _expectReckoned(Compared memory compared, ValidatorId id, uint256[5] memory told) private {
        Case storage c = cases[compared.round];
        Finding memory found = _judged(compared, c.votes[told[0]].planes);
        _expect(ValidatorId.unwrap(c.votes[told[0]].id) == ValidatorId.unwrap(id), "2: another's vote was reckoned");
        _expect(told[1] == found.wrong && told[2] == found.right, "2: a vote said something else");
        uint256 pay = _payIn(c.pays, id);
        uint256 most = (pay * found.wrong + compared.claims - 1) / compared.claims;
        uint256 epoch = validators.epochAt(c.result.summary.settledAt());
        uint256 due = most * UNIT;
        // The books have it already.
        if (due > earned[id][epoch] + told[3]) due = earned[id][epoch] + told[3];
        if (vm.getBlockTimestamp() >= ledger.claimableAt(epoch)) due = 0;
        _expect(told[3] == due, "1: something else was clawed back");
    }

    /// @dev Invariant 2: of what the vote got wrong and is clear, and within the cap of the request.
    function _expectSlash(
        Compared memory compared,
        ValidatorId id,
        uint256[5] memory told,
        Vm.Log[] memory logs
    ) private {
        Case storage c = cases[compared.round];
        RequestHeader memory header = c.request.header;
        Finding memory found = _judged(compared, c.votes[told[0]].planes);
        uint256 most = header.terms.slashMultiple() * header.terms.price() * c.votes[told[0]].seat.seats();
        _expect(told[4] <= most * found.wrongClear, "2: a slash for more than what was clearly wrong");
        uint256 before = disputes[compared.index].taken[id];
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(slasher), ISlasher.Slashed.selector)) continue;
            if (uint256(logs[i].topics[1]) != ValidatorId.unwrap(id)) continue;
            uint256[6] memory s = abi.decode(logs[i].data, (uint256[6]));
            _expect(logs[i].topics[2] == OVERRULED && s[3] == told[4], "2: another slash");
            uint256 cap = ((s[1] + before) * header.terms.slashCapBps()) / BPS_;
            _expect(before + s[3] <= cap || s[3] == 0, "2: slashes above a request's cap");
            if (s[3] != 0) _mark("slashes of the overruled");
            if (s[3] != 0 && s[0] < most * found.wrongClear) _mark("slashes that a request's cap cut");
        }
        disputes[compared.index].taken[id] = before + told[4];
        uint256 kept = reckoner.takenFor(cases[compared.index].request.id, id);
        _expect(kept == before + told[4], "2: what a request took");
    }

    function _expectScored(Vm.Log[] memory logs, ValidatorId id, int256 claims) private {
        int256 sum;
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(ledger), IFeeLedger.Rescored.selector)) continue;
            if (uint256(logs[i].topics[1]) == ValidatorId.unwrap(id)) sum += abi.decode(logs[i].data, (int256));
        }
        _expect(sum == claims, "a record moved otherwise");
    }

    /// @dev Claim by claim, of those that both verdicts decide, and differently.
    function _judged(Compared memory compared, uint256[] memory planes) private pure returns (Finding memory found) {
        for (uint256 i; i < compared.claims; ++i) {
            (uint256 was, uint256 last) = (_answer(compared.verdict, i), _answer(compared.last, i));
            if (was == 0 || last == 0 || was == last) continue;
            uint256 said = _answer(planes, i);
            if (said == last) ++found.right;
            if (said != was) continue;
            ++found.wrong;
            if (_has(compared.clear, i)) ++found.wrongClear;
        }
    }

    function _payIn(uint256[] memory pays, ValidatorId id) private pure returns (uint256) {
        for (uint256 i; i < pays.length; ++i) {
            if (uint32(pays[i] >> 128) == ValidatorId.unwrap(id)) return uint64(pays[i]);
        }
        return 0;
    }

    /// @dev A mask as planes of which both are it.
    function _twice(uint256[] memory mask) private pure returns (uint256[] memory planes) {
        planes = new uint256[](2 * mask.length);
        for (uint256 i; i < planes.length; ++i) planes[i] = mask[i % mask.length];
    }
}
