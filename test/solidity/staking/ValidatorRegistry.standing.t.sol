// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Suspension, re-arming and retirement.
contract ValidatorRegistryStandingTest is MiraFixture {
    uint256 private constant POWER = 10_000 * 1e6 * 3;
    uint256 private constant MAX_SUSPENSION = 30 days;

    ValidatorId private a;
    ValidatorId private b;

    function setUp() public override {
        super.setUp();
        _letSuspend(address(this));
        a = _addValidator(1, MINIMUM_BOND);
        b = _addValidator(2, MINIMUM_BOND);
        _nextEpoch();
    }

    function test_standingOf_startsUnknownThenActive() public {
        _assertStanding(ValidatorId.wrap(0), Standing.UNKNOWN);
        _assertStanding(ValidatorId.wrap(9), Standing.UNKNOWN);
        _assertStanding(a, Standing.ACTIVE);
        _assertStanding(_register(3), Standing.ACTIVE);
    }

    /// @dev Threat 19: like stake, standing counts from the next epoch on.
    function test_suspend_takesPowerFromTheNextEpochOn() public {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorSuspended(a, vm.getBlockTimestamp());
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.PowerChanged(a, GENERAL, epoch + 1, 0);
        validators.suspend(a, vm.getBlockTimestamp());
        _assertStanding(a, Standing.SUSPENDED);
        _assertStanding(b, Standing.ACTIVE);
        _assertPower(a, epoch, POWER);
        _assertDomain(2 * POWER, 2, 2);
        _nextEpoch();
        _assertPower(a, epoch, POWER);
        _assertPower(a, epoch + 1, 0);
        _assertDomain(POWER, 1, 1);
    }

    function test_suspend_countsInAllDomains() public {
        ValidatorId c = validators.register(address(0x1111), Family.wrap(5), 0, 6);
        vm.prank(address(stakes));
        validators.setStake(c, MINIMUM_BOND);
        _nextEpoch();
        validators.suspend(c, 0);
        _nextEpoch();
        for (uint8 d = 1; d < 3; ++d) {
            IValidatorRegistry.DomainState memory state = validators.domainState(Domain.wrap(d));
            vm.assertEq(state.totalPower + state.validators + state.families, 0);
        }
    }

    function test_suspend_isForTheRoleAlone() public {
        address[3] memory others = [STRANGER, validators.ownerOf(a), _operator(a)];
        for (uint256 i; i < 3; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i]));
            validators.suspend(a, 0);
        }
        authority.revokeRole(SUSPENDER, address(this));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(this)));
        validators.suspend(a, 0);
    }

    /// @dev A later suspension extends the time and never shortens it.
    function test_suspend_onlyExtends() public {
        uint256 start = vm.getBlockTimestamp();
        validators.suspend(a, start + 10 days);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorSuspended(a, start + 10 days);
        validators.suspend(a, start);
        _assertSuspension(a, start + 10 days, 0);
        validators.suspend(a, start + 11 days);
        _assertSuspension(a, start + 11 days, 0);
        // It is counted out once.
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
    }

    function test_suspend_revertsWhenTooLong() public {
        uint256 latest = vm.getBlockTimestamp() + MAX_SUSPENSION;
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_SuspendedTooLong.selector, latest + 1, latest)
        );
        validators.suspend(a, latest + 1);
        validators.suspend(a, latest);
    }

    function test_suspend_revertsWhenUnknownOrRetired() public {
        _expectWrongStanding(ValidatorId.wrap(9), Standing.UNKNOWN);
        validators.suspend(ValidatorId.wrap(9), 0);
        _asOwner(a);
        validators.retire(a);
        _expectWrongStanding(a, Standing.RETIRED);
        validators.suspend(a, 0);
    }

    function test_rearm_returnsPowerFromTheNextEpochOn() public {
        validators.suspend(a, 0);
        _nextEpoch();
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorRearmed(a);
        _asOwner(a);
        validators.rearm(a);
        _assertStanding(a, Standing.ACTIVE);
        _assertSuspension(a, 0, vm.getBlockTimestamp());
        _assertPower(a, epoch, 0);
        _assertDomain(POWER, 1, 1);
        _nextEpoch();
        _assertPower(a, epoch + 1, POWER);
        _assertDomain(2 * POWER, 2, 2);
    }

    /// @dev Within one epoch nothing is lost.
    function test_rearm_inTheEpochOfTheSuspensionKeepsThePower() public {
        validators.suspend(a, 0);
        _asOwner(a);
        validators.rearm(a);
        _assertDomain(2 * POWER, 2, 2);
        _nextEpoch();
        _assertDomain(2 * POWER, 2, 2);
    }

    function test_rearm_revertsBeforeItsTime() public {
        uint256 until = vm.getBlockTimestamp() + 10 days;
        validators.suspend(a, until);
        vm.warp(until - 1);
        _asOwner(a);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_StillSuspended.selector, a, until, until - 1)
        );
        validators.rearm(a);
        vm.warp(until);
        _asOwner(a);
        validators.rearm(a);
        _assertSuspension(a, until, until);
    }

    function test_rearm_revertsWhenNotSuspended() public {
        _asOwner(a);
        _expectWrongStanding(a, Standing.ACTIVE);
        validators.rearm(a);
        validators.suspend(a, 0);
        _asOwner(a);
        validators.retire(a);
        _asOwner(a);
        _expectWrongStanding(a, Standing.RETIRED);
        validators.rearm(a);
    }

    function test_rearmAndRetire_areForTheOwnerAlone() public {
        validators.suspend(a, 0);
        address[3] memory others = [STRANGER, _operator(a), validators.ownerOf(b)];
        for (uint256 i; i < 3; ++i) {
            bytes memory reason = abi.encodeWithSelector(IValidatorRegistry.Validators_NotOwner.selector, a, others[i]);
            vm.prank(others[i]);
            vm.expectRevert(reason);
            validators.rearm(a);
            vm.prank(others[i]);
            vm.expectRevert(reason);
            validators.retire(a);
        }
    }

    function test_retire_isForGood() public {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorRetired(a);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.PowerChanged(a, GENERAL, epoch + 1, 0);
        _asOwner(a);
        validators.retire(a);
        _assertStanding(a, Standing.RETIRED);
        _assertPower(a, epoch, POWER);
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
        _asOwner(a);
        _expectWrongStanding(a, Standing.RETIRED);
        validators.retire(a);
        // New stake makes no power.
        vm.prank(address(stakes));
        validators.setStake(a, 5 * MINIMUM_BOND);
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
        // Keys stay.
        _asOwner(a);
        validators.setOperator(a, STRANGER);
        vm.assertEq(validators.validator(a).operator, STRANGER);
    }

    function test_retire_endsASuspension() public {
        validators.suspend(a, vm.getBlockTimestamp() + 10 days);
        _asOwner(a);
        validators.retire(a);
        _assertStanding(a, Standing.RETIRED);
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
    }

    /// @dev Stake that moves while suspended is the power with which the validator returns.
    function test_setStake_ofASuspendedOneCountsWhenItReturns() public {
        validators.suspend(a, 0);
        vm.prank(address(stakes));
        validators.setStake(a, 3 * MINIMUM_BOND);
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
        vm.assertEq(validators.validator(a).stake, 3 * MINIMUM_BOND);
        _asOwner(a);
        validators.rearm(a);
        _nextEpoch();
        _assertDomain(4 * POWER, 2, 2);
    }

    /// @dev Invariant 8: neither a suspension nor retirement keeps stake from leaving.
    function test_suspendedAndRetiredOnesMayLeave() public {
        validators.suspend(a, vm.getBlockTimestamp() + 30 days);
        _asOwner(b);
        validators.retire(b);
        ValidatorId[2] memory ids = [a, b];
        uint256[2] memory tickets;
        for (uint256 i; i < 2; ++i) {
            (uint256 shares, ) = stakes.bondOf(ids[i]);
            _asOwner(ids[i]);
            (tickets[i], ) = stakes.unbond(ids[i], shares);
        }
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        for (uint256 i; i < 2; ++i) {
            _asOwner(ids[i]);
            stakes.withdraw(tickets[i]);
            vm.assertEq(token.balanceOf(validators.ownerOf(ids[i])), MINIMUM_BOND);
        }
        _assertDomain(0, 0, 0);
    }

    /// @dev Without stake there is nothing to count in or out.
    function test_rearm_withoutStakeCountsNowhere() public {
        ValidatorId c = _register(3);
        validators.suspend(c, 0);
        _nextEpoch();
        _assertDomain(2 * POWER, 2, 2);
        _asOwner(c);
        validators.rearm(c);
        _nextEpoch();
        _assertDomain(2 * POWER, 2, 2);
    }

    function test_declareModel_ofASuspendedOneCountsInItsNewFamilyLater() public {
        validators.suspend(a, 0);
        _declare(a, 2);
        _nextEpoch();
        _assertDomain(POWER, 1, 1);
        _asOwner(a);
        validators.rearm(a);
        _nextEpoch();
        _assertDomain(2 * POWER, 2, 1);
    }

    /// @dev Whatever happens to five validators in whatever order, a domain's total, validators and families are those of
    /// the ones that are active and staked, one epoch later; and what their powers sum to at once.
    function testFuzz_domain_isWhatItsMembersAre(uint256 seed) public {
        uint256[6] memory units;
        Standing[6] memory standings;
        (units[1], units[2], units[3], units[4], units[5]) = (10_000e6, 10_000e6, 0, 0, 0);
        for (uint256 i = 3; i <= 5; ++i) _register(1 + (i % 3));
        for (uint256 i = 1; i <= 5; ++i) standings[i] = Standing.ACTIVE;
        for (uint256 step; step < 16; ++step) {
            uint256 roll = uint256(keccak256(abi.encode(seed, step)));
            uint256 i = 1 + (roll % 5);
            ValidatorId id = ValidatorId.wrap(uint32(i));
            uint256 action = (roll >> 8) % 8;
            if (action < 3 && standings[i] != Standing.RETIRED) {
                validators.suspend(id, 0);
                standings[i] = Standing.SUSPENDED;
            } else if (action < 5 && standings[i] == Standing.SUSPENDED) {
                _asOwner(id);
                validators.rearm(id);
                standings[i] = Standing.ACTIVE;
            } else if (action == 5 && roll >> 250 < 8 && standings[i] != Standing.RETIRED) {
                _asOwner(id);
                validators.retire(id);
                standings[i] = Standing.RETIRED;
            } else if (action == 6) {
                units[i] = ((roll >> 16) % 3) * 1e6;
                vm.prank(address(stakes));
                validators.setStake(id, units[i] * 1e12);
            } else if (action == 7) {
                _declare(id, (roll >> 16) % 4);
            }
            _assertSum();
            _nextEpoch();
            _assertMembers(units, standings);
        }
    }

    function _assertSum() private view {
        uint256 sum;
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        for (uint32 i = 1; i <= 5; ++i) {
            (, , uint256 power) = validators.seating(ValidatorId.wrap(i), GENERAL, epoch);
            sum += power;
        }
        vm.assertEq(validators.domainState(GENERAL).totalPower, sum);
    }

    function _assertMembers(uint256[6] memory units, Standing[6] memory standings) private view {
        (uint256 total, uint256 count, uint256 families) = (0, 0, 0);
        for (uint32 i = 1; i <= 5; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            _assertStanding(id, standings[i]);
            uint256 power = standings[i] == Standing.ACTIVE ? units[i] * 3 : 0;
            _assertPower(id, validators.epochAt(vm.getBlockTimestamp()), power);
            if (power == 0) continue;
            total += power;
            ++count;
            families |= 1 << Family.unwrap(validators.validator(id).family);
        }
        uint256 distinct;
        for (; families != 0; families >>= 1) distinct += families & 1;
        _assertDomain(total, count, distinct);
    }

    function _asOwner(ValidatorId id) private {
        vm.prank(validators.ownerOf(id));
    }

    function _expectWrongStanding(ValidatorId id, Standing standing) private {
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_WrongStanding.selector, id, standing));
    }

    function _assertStanding(ValidatorId id, Standing standing) private view {
        vm.assertEq(uint8(validators.standingOf(id)), uint8(standing));
    }

    function _assertSuspension(ValidatorId id, uint256 until, uint256 rearmedAt) private view {
        (uint256 storedUntil, uint256 storedRearmedAt) = validators.suspensionOf(id);
        vm.assertEq(storedUntil, until);
        vm.assertEq(storedRearmedAt, rearmedAt);
    }

    function _assertPower(ValidatorId id, uint256 epoch, uint256 expected) private view {
        (, , uint256 power) = validators.seating(id, GENERAL, epoch);
        vm.assertEq(power, expected);
    }

    function _assertDomain(uint256 totalPower, uint256 count, uint256 families) private view {
        IValidatorRegistry.DomainState memory state = validators.domainState(GENERAL);
        vm.assertEq(state.totalPower, totalPower);
        vm.assertEq(state.validators, count);
        vm.assertEq(state.families, families);
    }
}
