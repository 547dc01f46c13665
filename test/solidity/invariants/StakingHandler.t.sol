// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Draws} from "../support/Draws.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @title StakingHandler
/// @notice Drives stake of eight validators by 32 delegators, who all act on what they have, and keeps ghost books beside
/// it. Each action counts its successes, and notes the first thing that it found broken: a revert would be forgotten. A
/// test file by its name, so that the runner knows it when it is run with Staking.t.sol.
contract StakingHandler is MiraFixture {
    enum Action {
        BOND,
        DELEGATE,
        UNBOND,
        UNDELEGATE,
        WITHDRAW,
        REDELEGATE,
        REWARD_COMPOUNDED,
        REWARD_WAITING,
        CLAIM,
        CLAIM_BOND,
        SLASH,
        SLASH_ALL,
        MODE,
        COMMISSION,
        SYNC,
        REPRESENT,
        STANDING,
        DONATE,
        ADVANCE
    }

    /// @dev What an onlooker has before something happens to a validator.
    struct Look {
        uint256 assets;
        uint256 shares;
        uint256 generation;
        uint256 thawing;
        address[3] onlookers;
        uint256[3] worth;
    }

    uint256 public constant ACTIONS = 19;
    uint256 private constant VALIDATORS = 8;
    uint256 private constant DELEGATORS = 32;
    bytes32 private constant CAUSE = "CAUSE";
    bytes32 private constant GRAVE = "GRAVE";

    uint256[ACTIONS] public successes;
    uint256 public calls;
    /// @notice The first thing that was found broken.
    string public broken;
    /// @notice Calls that may leave a unit behind.
    uint256 public roundings;

    uint256 private donated;
    uint256 private into;
    uint256 private out;
    uint256[] private live;
    mapping(uint256 ticket => address) private holder;

    modifier counted() {
        ++calls;
        _;
    }

    function setUp() public override {
        super.setUp();
        slasher.setCause(CAUSE, ISlasher.CauseTerms(address(this), 500, 1_500, 5_000));
        slasher.setCause(GRAVE, ISlasher.CauseTerms(address(this), 5_000, 5_000, 0));
        token.approve(address(stakes), type(uint256).max);
        for (uint256 i; i < VALIDATORS; ++i) {
            ValidatorId id = _register(i % 5);
            vm.prank(validators.ownerOf(id));
            token.approve(address(stakes), type(uint256).max);
            _bondNow(id, MINIMUM_BOND * (1 + (i % 3)));
        }
        for (uint256 i; i < DELEGATORS; ++i) {
            vm.prank(_delegator(i));
            token.approve(address(stakes), type(uint256).max);
            _delegateNow(_delegator(i), ValidatorId.wrap(uint32(1 + (i % VALIDATORS))), MINIMUM_BOND / (1 + (i % 7)));
        }
    }

    function bond(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        if (validators.standingOf(id) == Standing.RETIRED) return;
        Look memory before = _look(id, seed);
        uint256 amount = _amount(seed);
        if (stakes.previewDelegate(id, amount) == 0) return;
        _bondNow(id, amount);
        _expectUnharmed(id, before, address(0), "bond");
        ++successes[uint256(Action.BOND)];
    }

    function delegate(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        uint256 amount = _amount(seed);
        uint256 room = stakes.roomOf(id);
        // Now and then to the brim.
        if (amount > room || seed % 16 == 0) amount = room;
        if (amount == 0 || stakes.previewDelegate(id, amount) == 0) return;
        Look memory before = _look(id, seed);
        address account = _delegator(seed >> 16);
        _delegateNow(account, id, amount);
        _expectUnharmed(id, before, account, "delegate");
        ++successes[uint256(Action.DELEGATE)];
    }

    function unbond(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        (uint256 owned, ) = stakes.bondOf(id);
        if (_leaveNow(id, address(0), Draws.part(seed, owned), seed)) ++successes[uint256(Action.UNBOND)];
    }

    function undelegate(uint256 seed) external counted {
        (ValidatorId id, address account, bool found) = _staker(seed);
        if (!found) return;
        uint256 shares = Draws.part(seed, stakes.sharesOf(id, account));
        if (_leaveNow(id, account, shares, seed)) ++successes[uint256(Action.UNDELEGATE)];
    }

    /// @dev Invariant 8: what has matured is paid, whatever state its validator is in.
    function withdraw(uint256 seed) external counted {
        if (live.length == 0) return;
        uint256 index = (seed >> 8) % live.length;
        if (!_await(live[index], seed)) return;
        _withdrawNow(index);
        ++successes[uint256(Action.WITHDRAW)];
    }

    function redelegate(uint256 seed) external counted {
        if (live.length == 0) return;
        uint256 index = (seed >> 8) % live.length;
        uint256 ticket = live[index];
        ValidatorId toId = _validator(seed >> 32);
        uint256 worth = stakes.previewWithdraw(ticket);
        if (worth == 0 || worth > stakes.roomOf(toId) || stakes.previewDelegate(toId, worth) == 0) return;
        if (!_await(ticket, seed)) return;
        Look memory before = _look(toId, seed);
        address account = _holderOf(ticket);
        vm.prank(account);
        try stakes.redelegate(ticket, toId) {
            _forget(index);
            roundings += 2;
        } catch {
            _break("redelegate");
        }
        _expectUnharmed(toId, before, account, "redelegate");
        ++successes[uint256(Action.REDELEGATE)];
    }

    function reward(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        uint256 amount = _amount(seed);
        uint256 waiting = stakes.unclaimedOf(id);
        Look memory before = _look(id, seed);
        stakes.reward(id, amount);
        into += amount;
        roundings += 2;
        _expectUnharmed(id, before, address(0), "reward");
        bool compounded = stakes.unclaimedOf(id) == waiting;
        ++successes[uint256(compounded ? Action.REWARD_COMPOUNDED : Action.REWARD_WAITING)];
    }

    function claim(uint256 seed) external counted {
        for (uint256 i; i < VALIDATORS * DELEGATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(1 + ((seed + i) % VALIDATORS)));
            address account = _delegator((seed >> 8) + i / VALIDATORS);
            uint256 claimable = stakes.claimableOf(id, account);
            if (claimable == 0) continue;
            _claimNow(id, account, claimable);
            ++successes[uint256(Action.CLAIM)];
            return;
        }
    }

    function claimBond(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        uint256 claimable = stakes.claimableOf(id, address(0));
        if (claimable == 0) return;
        _claimNow(id, address(0), claimable);
        ++successes[uint256(Action.CLAIM_BOND)];
    }

    /// @dev Invariant 2: through the slasher, and never more than its caps.
    function slash(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        bytes32 cause = seed % 5 == 0 ? GRAVE : CAUSE;
        uint256 most = slasher.allowanceOf(id, cause);
        uint256 asked = (seed >> 8) % 3 == 0 ? most * 2 + 1 : _amount(seed) % (most + 1);
        Look memory before = _look(id, seed);
        (uint256 taken, ) = slasher.slash(id, cause, asked, bytes32(seed));
        _expectSlashed(id, before, asked, taken);
        if (taken > most || most > (before.assets + before.thawing) / 2) _break("slash above its cap");
        out += taken;
        roundings += 1;
        if (taken != 0) ++successes[uint256(Action.SLASH)];
    }

    /// @dev What the slasher's caps never let happen at once: all, or all but dust.
    function slashAll(uint256 seed) external counted {
        if ((seed >> 8) % 4 != 0) return;
        ValidatorId id = _validator(seed);
        Look memory before = _look(id, seed);
        uint256 total = before.assets + before.thawing;
        uint256 kept = (seed >> 16) % 3 == 0 ? _amount(seed) : 0;
        if (total <= kept) return;
        vm.prank(address(slasher));
        uint256 taken = stakes.slash(id, total - kept);
        _expectSlashed(id, before, total - kept, taken);
        if (kept == 0 && taken != total) _break("all was not all");
        if (taken > total - kept) _break("slash above what was asked");
        out += taken;
        roundings += 1;
        ++successes[uint256(Action.SLASH_ALL)];
    }

    function setMode(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        bool compounding = stakes.isCompounding(id);
        vm.prank(validators.ownerOf(id));
        stakes.setCompounding(id, !compounding);
        ++successes[uint256(Action.MODE)];
    }

    /// @dev Threat 24: what holds now does not change before a whole epoch has passed, while somebody delegates.
    function announceCommission(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        (uint256 current, , ) = stakes.commissionOf(id);
        vm.prank(validators.ownerOf(id));
        stakes.announceCommission(id, (seed >> 8) % 3_001);
        (uint256 now_, , uint256 since) = stakes.commissionOf(id);
        (uint256 own, ) = stakes.bondOf(id);
        (, uint256 all) = stakes.poolOf(id);
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        if (own != all && (now_ != current || since != epoch + 2)) _break("commission without notice");
        ++successes[uint256(Action.COMMISSION)];
    }

    function syncVotes(uint256 seed) external counted {
        (ValidatorId id, address account, bool found) = _staker(seed);
        if (!found || seed % 8 == 0) account = address(0);
        if (stakes.syncVotes(id, account) != stakes.stakeOf(id, account)) _break("votes are not worth");
        ++successes[uint256(Action.SYNC)];
    }

    function represent(uint256 seed) external counted {
        vm.prank(_delegator(seed));
        stakes.delegate(_delegator(seed >> 8));
        ++successes[uint256(Action.REPRESENT)];
    }

    /// @dev Suspended, back, and now and then retired; most are active most of the time.
    function setStanding(uint256 seed) external counted {
        ValidatorId id = _validator(seed);
        Standing standing = Standing.ACTIVE;
        if ((seed >> 8) % 8 == 0) standing = Standing.SUSPENDED;
        if ((seed >> 8) % 8 == 1) standing = Standing.RETIRED;
        vm.mockCall(address(validators), abi.encodeCall(IValidatorRegistry.standingOf, (id)), abi.encode(standing));
        ++successes[uint256(Action.STANDING)];
    }

    function donate(uint256 seed) external counted {
        uint256 amount = _amount(seed);
        token.transfer(address(stakes), amount);
        donated += amount;
        ++successes[uint256(Action.DONATE)];
    }

    function advance(uint256 seed) external counted {
        vm.warp(vm.getBlockTimestamp() + 1 + ((seed >> 8) % (seed % 4 == 0 ? 15 days : 12 hours)));
        ++successes[uint256(Action.ADVANCE)];
    }

    /// @dev Everybody leaves, and everything is paid out.
    function finish() external {
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            for (uint256 d; d < DELEGATORS; ++d) {
                _leaveNow(id, _delegator(d), stakes.sharesOf(id, _delegator(d)), d);
                _claimAll(id, _delegator(d));
            }
            for (uint32 o = 1; o <= VALIDATORS; ++o) {
                address owner = validators.ownerOf(ValidatorId.wrap(o));
                _leaveNow(id, owner, stakes.sharesOf(id, owner), o);
                _claimAll(id, owner);
            }
            (uint256 own, ) = stakes.bondOf(id);
            _leaveNow(id, address(0), own, i);
            _claimAll(id, address(0));
        }
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        while (live.length != 0) _withdrawNow(live.length - 1);
        uint256 left = token.balanceOf(address(stakes)) - donated;
        vm.assertLe(left, roundings, "more than a unit a call stays");
    }

    function assertNothingBroken() external view {
        vm.assertEq(broken, "");
    }

    function assertBooks() external view {
        uint256 sum;
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
            sum += active + thawing + stakes.unclaimedOf(id);
        }
        vm.assertEq(token.balanceOf(address(stakes)), sum + donated, "what the contract holds");
        vm.assertEq(sum, into - out, "what came in and did not go out");
    }

    /// @dev What positions, tickets and claims are worth is there; and nearly all that is there is theirs.
    function assertSolvent() external view {
        uint256[VALIDATORS + 1] memory waiting;
        for (uint256 i; i < live.length; ++i) {
            uint256 id = ValidatorId.unwrap(stakes.ticketOf(live[i]).id);
            waiting[id] += stakes.previewWithdraw(live[i]);
        }
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            (uint256 shares, uint256 staked, uint256 claimable) = _sums(id);
            (uint256 assets, uint256 all) = stakes.poolOf(id);
            vm.assertEq(shares, all, "shares");
            vm.assertLe(staked, assets, "stake that is not there");
            (, uint256 thawing) = stakes.totalStakeOf(id);
            vm.assertLe(waiting[i], thawing, "tickets that are not there");
            vm.assertLe(thawing, waiting[i] + live.length + roundings, "thawing stake that is nobody's");
            uint256 unclaimed = stakes.unclaimedOf(id);
            vm.assertLe(claimable, unclaimed, "rewards that are not there");
            vm.assertLe(unclaimed, claimable + DELEGATORS + VALIDATORS + 2, "rewards that are nobody's");
        }
    }

    /// @dev All units are somebody's votes, and the registry has the stake that counts.
    function assertVotesAndPower() external view {
        uint256 units;
        uint256 votes;
        for (uint32 i = 1; i <= VALIDATORS; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            votes += stakes.getVotes(validators.ownerOf(id));
            units += stakes.votingUnitsOf(id, address(0));
            for (uint32 o = 1; o <= VALIDATORS; ++o) {
                units += stakes.votingUnitsOf(id, validators.ownerOf(ValidatorId.wrap(o)));
            }
            for (uint256 d; d < DELEGATORS; ++d) units += stakes.votingUnitsOf(id, _delegator(d));
            vm.assertEq(validators.validator(id).stake / 1e12, stakes.countedStakeOf(id) / 1e12, "counted stake");
        }
        for (uint256 d; d < DELEGATORS; ++d) votes += stakes.getVotes(_delegator(d));
        vm.assertEq(votes, units, "votes");
    }

    function _sums(ValidatorId id) private view returns (uint256 shares, uint256 staked, uint256 claimable) {
        (shares, staked) = stakes.bondOf(id);
        claimable = stakes.claimableOf(id, address(0));
        for (uint256 i; i < DELEGATORS + VALIDATORS; ++i) {
            address account =
                i < DELEGATORS ? _delegator(i) : validators.ownerOf(ValidatorId.wrap(uint32(1 + i - DELEGATORS)));
            shares += stakes.sharesOf(id, account);
            staked += stakes.stakeOf(id, account);
            claimable += stakes.claimableOf(id, account);
        }
    }

    function _bondNow(ValidatorId id, uint256 amount) private {
        address owner = validators.ownerOf(id);
        token.transfer(owner, amount);
        vm.prank(owner);
        stakes.bond(id, amount);
        (into, roundings) = (into + amount, roundings + 1);
    }

    function _delegateNow(address account, ValidatorId id, uint256 amount) private {
        token.transfer(account, amount);
        vm.prank(account);
        stakes.delegate(id, amount);
        (into, roundings) = (into + amount, roundings + 1);
    }

    /// @dev Invariant 8: who has a unit's worth of shares gets a ticket for them, at once, whatever else is the case.
    function _leaveNow(ValidatorId id, address account, uint256 shares, uint256 seed) private returns (bool) {
        if (shares == 0 || stakes.previewUndelegate(id, shares) == 0) return false;
        uint256 expected = stakes.previewUndelegate(id, shares);
        Look memory before = _look(id, seed);
        vm.prank(account == address(0) ? validators.ownerOf(id) : account);
        (bool success, bytes memory answer) = address(stakes).call(
            account == address(0)
                ? abi.encodeCall(stakes.unbond, (id, shares))
                : abi.encodeCall(stakes.undelegate, (id, shares))
        );
        if (!success) _break("an exit was stopped");
        if (!success) return false;
        (uint256 ticket, uint256 assets) = abi.decode(answer, (uint256, uint256));
        if (assets != expected) _break("an exit paid something else");
        live.push(ticket);
        holder[ticket] = account;
        roundings += 2;
        _expectUnharmed(id, before, account, "leave");
        return true;
    }

    function _withdrawNow(uint256 index) private {
        uint256 ticket = live[index];
        uint256 expected = stakes.previewWithdraw(ticket);
        vm.prank(_holderOf(ticket));
        try stakes.withdraw(ticket) returns (uint256 assets) {
            if (assets != expected) _break("a ticket paid something else");
            out += assets;
            roundings += 1;
        } catch {
            _break("a matured ticket did not pay");
        }
        _forget(index);
    }

    function _claimAll(ValidatorId id, address account) private {
        uint256 claimable = stakes.claimableOf(id, account);
        if (claimable != 0) _claimNow(id, account, claimable);
    }

    function _claimNow(ValidatorId id, address account, uint256 claimable) private {
        uint256 paid = account == address(0) ? stakes.claimBondRewards(id) : stakes.claimRewards(id, account);
        if (paid != claimable || stakes.claimableOf(id, account) != 0) _break("claim");
        (out, roundings) = (out + paid, roundings + 1);
    }

    /// @dev Waits for a ticket, two times in three.
    function _await(uint256 ticket, uint256 seed) private returns (bool) {
        uint256 readyAt = stakes.ticketOf(ticket).readyAt;
        if (vm.getBlockTimestamp() >= readyAt) return true;
        if ((seed >> 4) % 3 == 0) return false;
        vm.warp(readyAt);
        return true;
    }

    function _forget(uint256 index) private {
        live[index] = live[live.length - 1];
        live.pop();
    }

    function _look(ValidatorId id, uint256 seed) private view returns (Look memory l) {
        (l.assets, l.shares) = stakes.poolOf(id);
        (l.generation, ) = stakes.generationsOf(id);
        (, l.thawing) = stakes.totalStakeOf(id);
        for (uint256 i = 1; i < 3; ++i) l.onlookers[i] = _delegator((seed >> (24 + 8 * i)) + i);
        for (uint256 i; i < 3; ++i) l.worth[i] = stakes.stakeOf(id, l.onlookers[i]);
    }

    /// @dev Invariant 2: nobody's stake fell, but for whose doing it was. Onlooker 0 is the bond.
    function _expectUnharmed(ValidatorId id, Look memory l, address actor, string memory action) private {
        for (uint256 i; i < 3; ++i) {
            if (l.onlookers[i] != actor && stakes.stakeOf(id, l.onlookers[i]) < l.worth[i]) _break(action);
        }
        (uint256 generation, ) = stakes.generationsOf(id);
        if (generation != l.generation) _break(action);
    }

    /// @dev Invariant 2: each loses its part and, by rounding, a unit of the pool's and one of its own.
    function _expectSlashed(ValidatorId id, Look memory l, uint256 asked, uint256 taken) private {
        uint256 total = l.assets + l.thawing;
        if (asked > total) asked = total;
        if (taken > asked) _break("slash above what was asked");
        (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
        if (active + thawing + taken != total) _break("slash took something else");
        for (uint256 i; i < 3; ++i) {
            uint256 due = total == 0 ? 0 : (l.worth[i] * asked + total - 1) / total;
            if (stakes.stakeOf(id, l.onlookers[i]) + due + 2 < l.worth[i]) _break("slash out of proportion");
        }
    }

    function _break(string memory what) private {
        if (bytes(broken).length == 0) broken = what;
    }

    /// @dev Somebody with shares, near where the seed points.
    function _staker(uint256 seed) private view returns (ValidatorId id, address account, bool found) {
        id = _validator(seed);
        for (uint256 i; i < DELEGATORS; ++i) {
            account = _delegator((seed >> 8) + i);
            if (stakes.sharesOf(id, account) != 0) return (id, account, true);
        }
    }

    function _holderOf(uint256 ticket) private view returns (address account) {
        account = holder[ticket];
        if (account == address(0)) account = validators.ownerOf(stakes.ticketOf(ticket).id);
    }

    /// @dev From one unit to 1,000,000 MIRA.
    function _amount(uint256 seed) private pure returns (uint256) {
        return Draws.amount(seed, 24);
    }

    function _validator(uint256 seed) private pure returns (ValidatorId) {
        return ValidatorId.wrap(uint32(1 + (seed % VALIDATORS)));
    }

    function _delegator(uint256 n) private pure returns (address) {
        return address(uint160(0xDE1E_0000 + (n % DELEGATORS)));
    }
}
