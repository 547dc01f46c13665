// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RevertingCallback} from "../support/Callbacks.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @title SystemHandler
/// @notice Drives the whole deployed system by random but mostly possible actions, and keeps ghost books beside it. Each
/// action counts its successes. A test file by its name, so that the runner knows it when it is run with System.t.sol.
contract SystemHandler is RequestFixture {
    enum Action {
        OPEN,
        COMMIT,
        COMMIT_ALL,
        POST,
        SETTLE,
        FINALIZE,
        EXPIRE,
        STAKE,
        UNDELEGATE,
        WITHDRAW_STAKE,
        DEPOSIT,
        WITHDRAW,
        CLAIM,
        SWEEP,
        PRICE,
        BURN,
        ADVANCE
    }

    uint256 private constant VALIDATORS = 12;
    uint256 private constant MOST_OPEN = 8;

    uint256[17] public successes;
    uint256 public supply;
    /// @notice Stake that a validator's owner ever put in, and took out.
    mapping(uint256 id => uint256) public staked;
    mapping(uint256 id => uint256) public withdrawn;
    mapping(uint256 id => uint256[]) private tickets;

    Request[] private requests;
    mapping(uint256 request => Vote[]) private votes;
    mapping(uint256 request => RoundResult) private results;
    mapping(uint256 request => uint256) private escrow;
    mapping(uint256 request => RequestStatus) private ghostStatus;
    /// @dev State word of a request that ended.
    mapping(uint256 request => uint256) private endState;
    bytes32[] private roots;
    address private callback;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < VALIDATORS; ++i) {
            uint256 stake = MINIMUM_BOND * (1 + (i % 3));
            _addValidator(i % 5, stake);
            staked[i + 1] = stake;
        }
        _nextEpoch();
        callback = address(new RevertingCallback());
        supply = token.totalSupply();
    }

    function open(uint256 seed) external {
        if (_openCount() >= MOST_OPEN) return;
        RequestParameters memory p = _parameters(Tier(seed % 3), 1 + ((seed >> 8) % 40));
        p.escalationBudget = uint128((seed >> 16) % 10e18);
        if ((seed >> 100) % 4 == 0) p.callback = callback;
        vm.roll(vm.getBlockNumber() + 1 + ((seed >> 32) % 50));
        uint256 index = requests.length;
        requests.push(_open(p));
        escrow[index] = uint256(requests[index].header.fee) + p.escalationBudget;
        ghostStatus[index] = RequestStatus.VOTING;
        ++successes[uint256(Action.OPEN)];
    }

    /// @dev Whoever the hub says holds a seat in any round ever opened, settled ones included.
    function commit(uint256 seed) external {
        (uint256 index, bool found) = _pickRunning(seed);
        if (seed % 8 == 0 && requests.length != 0) (index, found) = ((seed >> 8) % requests.length, true);
        if (!found) return;
        Request memory r = requests[index];
        _reachCommit(r);
        for (uint256 i; i < VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(1 + (((seed >> 16) + i) % VALIDATORS)));
            if (hub.hasCommitted(r.round, id) || hub.seatsOf(r.round, id) == 0) continue;
            _commitAs(index, r, id, seed);
            ++successes[uint256(Action.COMMIT)];
            return;
        }
    }

    function commitAll(uint256 seed) external {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return;
        Request memory r = requests[index];
        if (_commitMissing(index, r, seed)) ++successes[uint256(Action.COMMIT_ALL)];
    }

    function post(uint256 seed) external {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return;
        Request memory r = requests[index];
        _reachReveal(index, r, seed);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return;
        Vote[] memory cast = votes[index];
        uint256 fresh = (seed >> 16) & ((1 << cast.length) - 1) & ~hub.postedOf(r.round, 0);
        if (fresh == 0) return;
        _post(r, cast, fresh);
        ++successes[uint256(Action.POST)];
    }

    function settle(uint256 seed) external {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return;
        Request memory r = requests[index];
        _reachReveal(index, r, seed);
        // One time in four only after the window, by what was posted.
        if (seed % 4 == 0 && hub.phaseOf(r.round) == Phase.REVEAL) _enterSettle(r);
        if (!_settleNow(index, r)) return;
        ++successes[uint256(Action.SETTLE)];
    }

    function finalize(uint256 seed) external {
        (uint256 index, bool found) = _pick(seed, RequestStatus.PROVISIONAL);
        if (!found || !_mayJump(seed)) return;
        _finalizeNow(index);
        ++successes[uint256(Action.FINALIZE)];
    }

    /// @dev Lets a round run out, now and then also where it could have gone on.
    function expire(uint256 seed) external {
        (uint256 index, bool found) = _pick(seed, RequestStatus.VOTING);
        if (!found) return;
        if (!_mayJump(seed)) return;
        _expireNow(index);
        ++successes[uint256(Action.EXPIRE)];
    }

    function stake(uint256 seed) external {
        uint256 id = 1 + (seed % VALIDATORS);
        uint256 amount = 1 + ((seed >> 8) % (20_000 * MIRA));
        _stake(ValidatorId.wrap(uint32(id)), amount);
        staked[id] += amount;
        ++successes[uint256(Action.STAKE)];
    }

    function undelegate(uint256 seed) external {
        ValidatorId id = ValidatorId.wrap(uint32(1 + (seed % VALIDATORS)));
        (uint256 owned, ) = stakes.bondOf(id);
        if (owned == 0) return;
        uint256 shares = seed % 7 == 0 ? owned : 1 + ((seed >> 8) % owned) / 3;
        vm.prank(validators.ownerOf(id));
        (uint256 ticket, ) = stakes.unbond(id, shares);
        tickets[ValidatorId.unwrap(id)].push(ticket);
        ++successes[uint256(Action.UNDELEGATE)];
    }

    function withdrawStake(uint256 seed) external {
        uint256 id = 1 + (seed % VALIDATORS);
        uint256[] storage held = tickets[id];
        if (held.length == 0) return;
        uint256 ticket = held[held.length - 1];
        uint256 readyAt = stakes.ticketOf(ticket).readyAt;
        if (vm.getBlockTimestamp() < readyAt) {
            if (!_mayJump(seed)) return;
            vm.warp(readyAt);
        }
        held.pop();
        vm.prank(validators.ownerOf(ValidatorId.wrap(uint32(id))));
        withdrawn[id] += stakes.withdraw(ticket);
        ++successes[uint256(Action.WITHDRAW_STAKE)];
    }

    function deposit(uint256 seed) external {
        vm.prank(REQUESTER);
        ledger.deposit(seed % 20e18);
        ++successes[uint256(Action.DEPOSIT)];
    }

    function withdraw(uint256 seed) external {
        address account = seed % 2 == 0 ? REQUESTER : SETTLER;
        uint256 credit = ledger.creditOf(account);
        if (credit == 0) return;
        vm.prank(account);
        ledger.withdrawCredit(1 + ((seed >> 8) % credit), account);
        ++successes[uint256(Action.WITHDRAW)];
    }

    function claim(uint256 seed) external {
        ValidatorId id = ValidatorId.wrap(uint32(1 + (seed % VALIDATORS)));
        uint256 present = validators.epochAt(vm.getBlockTimestamp());
        for (uint256 epoch = 1; epoch <= present; ++epoch) {
            if (_unclaimed(id, epoch) == 0) continue;
            if (vm.getBlockTimestamp() < ledger.claimableAt(epoch)) {
                if (!_mayJump(seed)) return;
                vm.warp(ledger.claimableAt(epoch));
            }
            _claimNow(id, epoch);
            ++successes[uint256(Action.CLAIM)];
            return;
        }
    }

    function sweep(uint256) external {
        (uint256 treasury, uint256 burned) = ledger.sweepProtocolFees();
        supply -= burned;
        if (treasury != 0) ++successes[uint256(Action.SWEEP)];
    }

    function setPrice(uint256 seed) external {
        policies.setPrice(GENERAL, Tier(seed % 3), uint96(1e12 + ((seed >> 8) % 0.1e18)));
        ++successes[uint256(Action.PRICE)];
    }

    function burn(uint256 seed) external {
        uint256 amount = seed % 1e18;
        token.burn(amount);
        supply -= amount;
        ++successes[uint256(Action.BURN)];
    }

    function advance(uint256 seed) external {
        vm.warp(vm.getBlockTimestamp() + 1 + (seed % 90));
        vm.roll(vm.getBlockNumber() + 1);
        ++successes[uint256(Action.ADVANCE)];
    }

    /// @dev Brings everything to its end, and pays everybody out.
    function finish() external {
        for (uint256 i; i < requests.length; ++i) {
            if (ghostStatus[i] == RequestStatus.PROVISIONAL) _finalizeNow(i);
            if (ghostStatus[i] == RequestStatus.VOTING) _expireNow(i);
        }
        uint256 present = validators.epochAt(vm.getBlockTimestamp());
        vm.warp(ledger.claimableAt(present));
        for (uint32 id = 1; id <= VALIDATORS; ++id) {
            for (uint256 epoch = 1; epoch <= present; ++epoch) {
                if (_unclaimed(ValidatorId.wrap(id), epoch) != 0) _claimNow(ValidatorId.wrap(id), epoch);
            }
        }
        address[2] memory accounts = [REQUESTER, SETTLER];
        for (uint256 i; i < 2; ++i) {
            uint256 credit = ledger.creditOf(accounts[i]);
            vm.prank(accounts[i]);
            ledger.withdrawCredit(credit, accounts[i]);
        }
        (, uint256 burned) = ledger.sweepProtocolFees();
        supply -= burned;
        vm.assertEq(token.balanceOf(address(ledger)), 0, "the ledger keeps nothing");
    }

    function assertSupply() external view {
        vm.assertEq(token.totalSupply(), supply);
        vm.assertLe(supply, token.INITIAL_SUPPLY());
    }

    function assertHubBooks() external view {
        (uint256 treasury, uint256 burn_) = ledger.protocolFees();
        uint256 sum = treasury + burn_ + ledger.creditOf(REQUESTER) + ledger.creditOf(SETTLER);
        sum += ledger.creditOf(callback) + ledger.creditOf(address(this));
        uint256 present = validators.epochAt(vm.getBlockTimestamp());
        for (uint32 id = 1; id <= VALIDATORS; ++id) {
            for (uint256 epoch = 1; epoch <= present; ++epoch) sum += _unclaimed(ValidatorId.wrap(id), epoch);
        }
        for (uint256 i; i < requests.length; ++i) sum += escrow[i];
        vm.assertEq(token.balanceOf(address(ledger)), sum);
    }

    function assertStakeBooks() external view {
        uint256 sum;
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            (uint256 assets, uint256 thawing) = stakes.totalStakeOf(id);
            assets += thawing;
            vm.assertEq(assets + withdrawn[i], staked[i], "stake fell");
            sum += assets;
        }
        vm.assertEq(token.balanceOf(address(stakes)), sum);
    }

    function assertEndsStand() external view {
        for (uint256 i; i < requests.length; ++i) {
            (, RoundState state) = hub.roundOf(requests[i].round);
            vm.assertEq(uint8(state.status()), uint8(ghostStatus[i]));
            if (endState[i] != 0) vm.assertEq(RoundState.unwrap(state), endState[i], "an end changed");
        }
    }

    function assertRootsStand() external view {
        vm.assertEq(registry.size(), roots.length);
        for (uint256 i; i < roots.length; ++i) vm.assertEq(registry.rootAt(i + 1), roots[i]);
    }

    function requestCount() external view returns (uint256) {
        return requests.length;
    }

    function _commitAs(uint256 index, Request memory r, ValidatorId id, uint256 seed) private {
        Vote memory v = _vote(r, id, seed);
        _commit(r, v);
        votes[index].push(v);
    }

    /// @dev To the commit window and past the seed block.
    function _reachCommit(Request memory r) private {
        if (vm.getBlockTimestamp() < r.config.seedTime()) vm.warp(r.config.seedTime());
        if (vm.getBlockNumber() <= r.config.seedBlock()) vm.roll(r.config.seedBlock() + 1);
    }

    /// @dev To the reveal window, by way of the top-up window where too few have committed.
    function _reachReveal(uint256 index, Request memory r, uint256 seed) private {
        if (hub.phaseOf(r.round) <= Phase.COMMIT) {
            if (seed % 2 == 0) _commitMissing(index, r, seed);
            vm.warp(r.config.commitEnd());
        }
        if (hub.phaseOf(r.round) == Phase.TOP_UP) {
            _commitMissing(index, r, seed);
            vm.warp(r.config.revealStart(true));
        }
    }

    function _commitMissing(uint256 index, Request memory r, uint256 seed) private returns (bool any) {
        _reachCommit(r);
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            if (hub.hasCommitted(r.round, id) || hub.seatsOf(r.round, id) == 0) continue;
            _commitAs(index, r, id, seed);
            any = true;
        }
    }

    function _settleNow(uint256 index, Request memory r) private returns (bool) {
        Phase phase = hub.phaseOf(r.round);
        Vote[] memory cast = votes[index];
        uint256 opened = (1 << cast.length) - 1;
        if (phase == Phase.SETTLE) {
            if (vm.getBlockTimestamp() >= r.config.revealEnd(_state(r).toppedUp()) + 24 hours) return false;
            opened = hub.postedOf(r.round, 0);
        } else if (phase != Phase.REVEAL) {
            return false;
        }
        results[index] = _settle(r, cast, opened);
        ghostStatus[index] = RequestStatus.PROVISIONAL;
        escrow[index] = r.header.escalationBudget;
        return true;
    }

    function _finalizeNow(uint256 index) private {
        Request memory r = requests[index];
        uint256 end = uint256(results[index].settledAt) + r.header.terms.challengeWindow();
        if (vm.getBlockTimestamp() < end) vm.warp(end);
        hub.finalize(r.id, r.header, results[index]);
        roots.push(registry.root());
        _end(index, r, RequestStatus.FINAL);
    }

    function _expireNow(uint256 index) private {
        Request memory r = requests[index];
        uint256 end = r.config.revealEnd(true) + 24 hours;
        if (vm.getBlockTimestamp() < end) vm.warp(end);
        hub.expire(r.id, r.header, _seated(votes[index]));
        _end(index, r, RequestStatus.EXPIRED);
    }

    function _end(uint256 index, Request memory r, RequestStatus status) private {
        escrow[index] = 0;
        ghostStatus[index] = status;
        endState[index] = RoundState.unwrap(_state(r));
    }

    function _claimNow(ValidatorId id, uint256 epoch) private {
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = epoch;
        ledger.claimEarnings(id, GENERAL, epochs);
    }

    function _unclaimed(ValidatorId id, uint256 epoch) private view returns (uint256) {
        return ledger.isClaimed(id, GENERAL, epoch) ? 0 : ledger.earningsOf(id, GENERAL, epoch);
    }

    function _openCount() private view returns (uint256 n) {
        for (uint256 i; i < requests.length; ++i) {
            if (ghostStatus[i] == RequestStatus.VOTING || ghostStatus[i] == RequestStatus.PROVISIONAL) ++n;
        }
    }

    /// @dev Days are long beside a round: they pass when none runs, else one time in four.
    function _mayJump(uint256 seed) private view returns (bool) {
        (, bool running) = _pickRunning(seed);
        return !running || (seed >> 16) % 4 == 0;
    }

    /// @dev A round that can still come to a verdict.
    function _pickRunning(uint256 seed) private view returns (uint256, bool) {
        uint256 length = requests.length;
        for (uint256 i; i < length; ++i) {
            uint256 index = ((seed >> 8) + i) % length;
            if (ghostStatus[index] != RequestStatus.VOTING) continue;
            if (hub.phaseOf(requests[index].round) <= Phase.REVEAL) return (index, true);
        }
        return (0, false);
    }

    function _pick(uint256 seed, RequestStatus status) private view returns (uint256, bool) {
        uint256 length = requests.length;
        for (uint256 i; i < length; ++i) {
            uint256 index = ((seed >> 8) + i) % length;
            if (ghostStatus[index] == status) return (index, true);
        }
        return (0, false);
    }
}
