// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 2 and 8: stake falls by own withdrawal alone, and nothing stops one that has matured.
contract StakeManagerTest is MiraFixture {
    ValidatorId private id;
    address private owner;

    function setUp() public override {
        super.setUp();
        id = _register(1);
        owner = validators.ownerOf(id);
    }

    function test_deposit_givesSharesOneToOne() public {
        token.transfer(owner, 300);
        vm.startPrank(owner);
        token.approve(address(stakes), 300);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Deposited(id, owner, 100, 100);
        stakes.deposit(id, 100);
        vm.assertEq(stakes.deposit(id, 200), 200);
        vm.stopPrank();
        _assertPool(300, 300);
        vm.assertEq(stakes.sharesOf(id, owner), 300);
        vm.assertEq(token.balanceOf(address(stakes)), 300);
    }

    function test_deposit_revertsWhenNotOwner() public {
        _fundStranger();
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, id, STRANGER));
        stakes.deposit(id, 1);
        vm.prank(address(0));
        vm.expectRevert();
        stakes.deposit(ValidatorId.wrap(99), 1);
    }

    function test_deposit_revertsWhenNothing() public {
        vm.prank(owner);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.deposit(id, 0);
        vm.prank(owner);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.undelegate(id, 0);
    }

    /// @dev Threat 22: what is sent to the contract without a deposit moves no share's price.
    function testFuzz_deposit_isDeafToDonations(uint96 donation, uint96 first_, uint96 second_) public {
        (uint256 first, uint256 second) = (1 + uint256(first_) % 1e24, 1 + uint256(second_) % 1e24);
        _stake(id, first);
        token.transfer(address(stakes), donation % 1e26);
        _stake(id, second);
        _assertPool(first + second, first + second);
        uint256 shares = stakes.sharesOf(id, owner);
        vm.prank(owner);
        vm.assertEq(stakes.undelegate(id, shares), first + second);
    }

    function testFuzz_undelegate_paysWhatWentIn(uint96 amount_, uint96 part_) public {
        uint256 amount = 1 + (uint256(amount_) % 1e26);
        uint256 part = 1 + (uint256(part_) % amount);
        _stake(id, amount);
        vm.prank(owner);
        uint256 assets = stakes.undelegate(id, part);
        vm.assertEq(assets, part);
        _assertPool(amount - part, amount - part);
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        vm.prank(owner);
        vm.assertEq(stakes.withdraw(id), part);
        vm.assertEq(token.balanceOf(owner), part);
        vm.assertEq(token.balanceOf(address(stakes)), amount - part);
    }

    function test_undelegate_revertsWhenMoreThanOwned() public {
        _stake(id, 100);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 101, 100));
        stakes.undelegate(id, 101);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 1, 0));
        stakes.undelegate(id, 1);
    }

    function test_withdraw_revertsBeforeItIsReady() public {
        _stake(id, 100);
        uint256 readyAt = vm.getBlockTimestamp() + THAWING_PERIOD;
        vm.expectEmit(address(stakes));
        emit IStakeManager.Undelegated(id, owner, 60, 60, readyAt);
        vm.prank(owner);
        stakes.undelegate(id, 60);
        vm.warp(readyAt - 1);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotReady.selector, readyAt, readyAt - 1));
        stakes.withdraw(id);
        vm.warp(readyAt);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Withdrawn(id, owner, 60);
        vm.prank(owner);
        stakes.withdraw(id);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingThawing.selector, id, owner));
        stakes.withdraw(id);
    }

    function test_withdraw_waitsAnewForWhatIsAdded() public {
        _stake(id, 100);
        vm.prank(owner);
        stakes.undelegate(id, 60);
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD - 1);
        vm.prank(owner);
        stakes.undelegate(id, 40);
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD - 1);
        vm.prank(owner);
        vm.expectPartialRevert(IStakeManager.Stake_NotReady.selector);
        stakes.withdraw(id);
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.prank(owner);
        vm.assertEq(stakes.withdraw(id), 100);
    }

    function test_withdraw_revertsForOthers() public {
        _stake(id, 100);
        vm.prank(owner);
        stakes.undelegate(id, 100);
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingThawing.selector, id, STRANGER));
        stakes.withdraw(id);
    }

    /// @dev Invariant 8: neither leaving nor a matured withdrawal can be stopped.
    function test_withdraw_cannotBeStoppedByGovernance() public {
        _stake(id, MINIMUM_BOND);
        authority.setTargetClosed(address(validators), true);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        validators.setStakeManager(address(0));
        authority.setTargetClosed(address(validators), false);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_StakeManagerSet.selector, stakes));
        validators.setStakeManager(STRANGER);
        authority.setTargetClosed(address(validators), true);
        vm.prank(owner);
        stakes.undelegate(id, MINIMUM_BOND);
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        vm.prank(owner);
        vm.assertEq(stakes.withdraw(id), MINIMUM_BOND);
    }

    function test_minimumBond_switchesPowerOnAndOff() public {
        _stake(id, MINIMUM_BOND - 1);
        _expectPower(0);
        _stake(id, 1);
        _expectPower(10_000 * 1e6 * 3);
        vm.prank(owner);
        stakes.undelegate(id, 1);
        _expectPower(0);
        // The pool is still there, and counts again with what was missing.
        _stake(id, 2e18);
        _expectPower(uint256(10_001) * 1e6 * 3 + 3 * (1e6 - 1));
    }

    function _expectPower(uint256 expected) private {
        _nextEpoch();
        (, , uint256 power) = validators.seating(id, GENERAL, validators.epochAt(vm.getBlockTimestamp()));
        vm.assertEq(power, expected);
        vm.assertEq(validators.domainState(GENERAL).totalPower, expected);
        vm.assertEq(validators.domainState(GENERAL).validators, expected == 0 ? 0 : 1);
    }

    function _assertPool(uint256 assets, uint256 shares) private view {
        (uint256 a, uint256 s) = stakes.poolOf(id);
        vm.assertEq(a, assets);
        vm.assertEq(s, shares);
    }

    function _fundStranger() private {
        token.transfer(STRANGER, 10);
        vm.prank(STRANGER);
        token.approve(address(stakes), 10);
    }
}
