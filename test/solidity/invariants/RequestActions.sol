// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {FeeDivision} from "../../../contracts/types/RoundFees.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {BurningCallback, RevertingCallback} from "../support/Callbacks.sol";
import {IHub} from "../support/IHub.sol";
import {Vm, vm} from "../support/Vm.sol";
import {VoteActions} from "./VoteActions.sol";

/// @title RequestActions
/// @notice Requests from opening to their end, with books of every fee by the policy that they were opened with.
abstract contract RequestActions is VoteActions {
    uint256 private constant BPS = 10_000;
    uint256 private constant PAY_UNIT = 1e9;

    address[2] private callbacks;

    function setUp() public virtual override {
        super.setUp();
        callbacks = [address(new RevertingCallback()), address(new BurningCallback())];
    }

    function open(uint256 seed) external returns (bool) {
        if (live.length >= MOST_OPEN || !_turnToAdmitted(seed)) return false;
        RequestParameters memory p = _draft(seed);
        if (!_canBeSeated(p.tier)) return false;
        vm.roll(vm.getBlockNumber() + 1 + ((seed >> 32) % 3));
        address requester = _requester(seed >> 40);
        Request memory r = _openAs(requester, p);
        live.push(cases.length);
        Case storage c = cases.push();
        (c.hub, c.request, c.status) = (hub, r, RequestStatus.VOTING);
        uint256 price = uint256(r.header.fee) + p.escalationBudget;
        escrowSum += price;
        _takeCredit(requester, credit[requester] < price ? credit[requester] : price);
        return true;
    }

    /// @dev In the reveal window with all openings, after it with those that were posted.
    function settle(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return false;
        Request memory r = _turnTo(index);
        _reachReveal(index, r, seed);
        Phase phase = hub.phaseOf(r.round);
        if (phase == Phase.REVEAL && (seed >> 16) % 3 == 0) {
            _postSome(index, r, seed);
            _enterSettle(r);
            phase = hub.phaseOf(r.round);
        }
        if (phase != Phase.REVEAL && phase != Phase.SETTLE) return false;
        uint256 all = (1 << cases[index].votes.length) - 1;
        _settleNow(index, r, phase == Phase.REVEAL ? all : hub.postedOf(r.round, 0), seed);
        return true;
    }

    function finalize(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pick(seed, RequestStatus.PROVISIONAL);
        if (!found || !_isAdmitted(cases[index])) return false;
        if (!_await(_windowEnd(index), seed)) return false;
        _finalizeNow(index);
        return true;
    }

    /// @dev What was settled and can never be recorded, as its hub was dismissed.
    function abandon(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pick(seed, RequestStatus.PROVISIONAL);
        if (!found || _isAdmitted(cases[index])) return false;
        _abandonNow(index);
        return true;
    }

    /// @dev Lets a round run out, now and then also where it could have gone on.
    function expire(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pick(seed, RequestStatus.VOTING);
        if (!found) return false;
        Case storage c = cases[index];
        // Whatever found too few seats ends at once.
        bool isClosed = c.hub.phaseOf(c.request.round) == Phase.CLOSED;
        if (!isClosed && !_await(c.request.config.revealEnd(true) + 24 hours, seed)) return false;
        _expireNow(index);
        return true;
    }

    /// @notice Invariants 7 and 8: ends stand, and what a request was opened with stays with it.
    function assertCaseStands(uint256 index) public view {
        Case storage c = cases[index];
        (RoundConfig config, RoundState state) = c.hub.roundOf(c.request.round);
        // What ended three weeks ago the hub may have forgotten: its storage serves another round.
        bool rested = vm.getBlockTimestamp() >= c.request.config.seedTime() + 21 days;
        if (c.endState != 0 && rested && RoundState.unwrap(state) == 0) return;
        vm.assertEq(
            RoundConfig.unwrap(config),
            RoundConfig.unwrap(c.request.config),
            "what it was opened with changed"
        );
        vm.assertEq(uint8(state.status()), uint8(c.status), "a state that nobody brought it to");
        if (c.endState != 0) vm.assertEq(RoundState.unwrap(state), c.endState, "an end changed");
    }

    function _finalizeNow(uint256 index) internal {
        Case storage c = cases[index];
        Request memory r = _turnTo(index);
        hub.finalize(r.id, r.header, c.result);
        roots.push(registry.root());
        if (r.header.callback != address(0)) _mark("callbacks that failed");
        _releaseBudget(r);
        _end(index, RequestStatus.FINAL);
    }

    function _abandonNow(uint256 index) internal {
        Request memory r = _turnTo(index);
        hub.abandon(r.id, r.header, cases[index].result);
        _releaseBudget(r);
        _end(index, RequestStatus.EXPIRED);
    }

    function _expireNow(uint256 index) internal {
        Request memory r = _turnTo(index);
        if (cases[index].parent != 0) {
            // No money moves.
            hub.expireDeeper(r.round, r.header, cases[index].deeper, _seated(cases[index].votes));
            _end(index, RequestStatus.EXPIRED);
            _mark("deeper rounds that expired");
            return;
        }
        hub.expire(r.id, r.header, _seated(cases[index].votes));
        _refund(r, uint256(r.header.fee) + r.header.escalationBudget);
        _end(index, RequestStatus.EXPIRED);
    }

    function _windowEnd(uint256 index) internal view returns (uint256) {
        Case storage c = cases[index];
        return _finalizableAt(c.request.header, c.result);
    }

    function _settleNow(uint256 index, Request memory r, uint256 opened, uint256 seed) internal {
        Case storage c = cases[index];
        address settler = _settler(seed >> 24);
        vm.recordLogs();
        _sendSettlement(index, r, opened, settler);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (_mapsTo(logs[i], address(hub), IVerificationHub.RoundSettled.selector)) {
                (c.result, c.verdict, , ) = abi.decode(logs[i].data, (RoundResult, uint256[], uint256, uint256));
            }
            if (_mapsTo(logs[i], address(hub), IVerificationHub.ClearAnswersCounted.selector)) {
                c.clear = abi.decode(logs[i].data, (uint256[]));
            }
            if (_mapsTo(logs[i], address(ledger), IFeeLedger.FeeDivided.selector)) {
                _readDivision(index, settler, logs[i].data);
            }
        }
        c.opened = opened;
        c.withheld = ((1 << c.votes.length) - 1) & ~opened;
        if (c.withheld != 0) withheldCases.push(index);
        _noteMisses(index, r);
        if (c.parent != 0) {
            _expect(c.result.summary.netFee() == c.netFee, "1: the net fee of a deeper round");
            _end(index, RequestStatus.FINAL);
            _mark("deeper rounds that were counted");
            return;
        }
        c.status = RequestStatus.PROVISIONAL;
        if (opened == 0) _refund(r, r.header.fee);
    }

    function _sendSettlement(uint256 index, Request memory r, uint256 opened, address settler) private {
        Case storage c = cases[index];
        uint256[] memory base = new uint256[]((r.config.claims() + 255) / 256);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(c.votes, opened, base);
        vm.prank(settler);
        if (c.parent == 0) hub.settle(r.round, r.header, ballots, planes);
        else hub.settleDeeper(r.round, r.header, c.deeper, ballots, planes);
    }

    /// @dev Every part of a fee by the shares with which the request was opened; the parts sum to the fee. What is left of
    /// a deeper round's fee stays in escrow.
    function _readDivision(uint256 index, address settler, bytes memory data) private {
        Case storage c = cases[index];
        RequestHeader memory header = c.request.header;
        (uint256 epoch, FeeDivision memory d, uint256[] memory pays) = abi.decode(
            data,
            (uint256, FeeDivision, uint256[])
        );
        uint256 share = header.terms.validatorShare();
        uint256 net = (d.paid * BPS + share - 1) / share;
        uint256 due = header.integrator == address(0) ? 0 : (net * header.terms.integratorShare()) / BPS;
        _expect(d.integrator == due, "1, 8: integrator's share");
        _expect(d.tip == (net * header.terms.settlerTip()) / BPS, "1, 8: settler's tip");
        _expect(d.burned == (net * header.terms.burnShare()) / BPS, "1, 8: burn");
        _expect(d.paid + d.tip + d.integrator + d.burned + d.treasury == net, "1: parts of the net fee");
        _expect(net + d.refund == (c.parent == 0 ? header.fee : c.deeper.fee), "1: parts of the fee");
        _expect(epoch == _epoch(), "1: epoch of the pay");
        _bookPays(epoch, d.paid, pays);
        (c.pays, c.netFee) = (pays, net);
        (treasuryPart, burnPart) = (treasuryPart + d.treasury, burnPart + d.burned);
        escrowSum -= net;
        if (c.parent == 0) {
            escrowSum -= d.refund;
            _addCredit(header.requester, d.refund);
        }
        _addCredit(settler, d.tip);
        _addCredit(header.integrator, d.integrator);
    }

    function _bookPays(uint256 epoch, uint256 paid, uint256[] memory pays) private {
        uint256 sum;
        for (uint256 i; i < pays.length; ++i) {
            uint256 amount = uint64(pays[i]) * PAY_UNIT;
            ValidatorId id = ValidatorId.wrap(uint32(pays[i] >> 128));
            _expect(int256(pays[i] << 56) >> 216 == ledger.scoreOf(id, GENERAL), "a score that was not kept");
            if (amount != 0 && !isListed[id][epoch]) {
                isListed[id][epoch] = true;
                unclaimedEpochs[id].push(epoch);
                unemittedEpochs[id].push(epoch);
            }
            earned[id][epoch] += amount;
            sum += amount;
        }
        _expect(sum == paid, "1: pay of the seats");
        earnedIn[epoch] += paid;
        unclaimedEarnings += paid;
    }

    /// @dev Nobody earned anything: all but the opening fee returns.
    function _refund(Request memory r, uint256 amount) private {
        uint256 openingFee = r.header.terms.price();
        escrowSum -= amount;
        treasuryPart += openingFee;
        _addCredit(r.header.requester, amount - openingFee);
    }

    function _releaseBudget(Request memory r) private {
        escrowSum -= r.header.escalationBudget;
        _addCredit(r.header.requester, r.header.escalationBudget);
    }

    function _end(uint256 index, RequestStatus status) internal {
        Case storage c = cases[index];
        c.status = status;
        (, RoundState state) = c.hub.roundOf(c.request.round);
        c.endState = RoundState.unwrap(state);
        for (uint256 i; i < live.length; ++i) {
            if (live[i] != index) continue;
            live[i] = live[live.length - 1];
            live.pop();
            return;
        }
    }

    function _draft(uint256 seed) internal virtual returns (RequestParameters memory p) {
        p = _parameters(Tier((seed >> 48) % 3), (seed >> 56) % 16 == 0 ? 300 : 1 + ((seed >> 64) % 40));
        p.escalationBudget = uint128((seed >> 72) % 10e18);
        if ((seed >> 80) % 2 == 0) p.integrator = _integrator(seed >> 88);
        if ((seed >> 96) % 4 == 0) p.callback = callbacks[(seed >> 104) % 2];
    }

    /// @dev Whether the domain has the validators that the tier asks for.
    function _canBeSeated(Tier tier) private view returns (bool) {
        IValidatorRegistry.DomainState memory state = validators.domainState(GENERAL);
        (LevelPolicy[4] memory levels, TierTerms memory terms) = policies.describe(GENERAL, tier);
        uint256 least = (uint256(levels[0].leastSeats) + levels[0].cap - 1) / levels[0].cap;
        return state.validators >= least && state.families >= terms.minFamilies;
    }

    function _turnToAdmitted(uint256 seed) internal returns (bool) {
        for (uint256 i; i < hubs.length; ++i) {
            IHub candidate = hubs[((seed >> 112) + i) % hubs.length];
            if (registry.seriesOf(address(candidate)) == 0) continue;
            hub = candidate;
            return true;
        }
        return false;
    }
}
