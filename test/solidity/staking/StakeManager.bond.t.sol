// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice The bond, which is the id's: in by the owner, out by the owner, counted at the registry.
contract StakeManagerBondTest is StakeFixture {
    function test_bond_givesAMillionSharesAUnit() public {
        token.transfer(owner, 300);
        vm.startPrank(owner);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Bonded(id, owner, 100, 100 * V);
        vm.assertEq(stakes.bond(id, 100), 100 * V);
        vm.assertEq(stakes.bond(id, 200), 200 * V);
        vm.stopPrank();
        _assertPool(300, 300 * V);
        (uint256 shares, uint256 assets) = stakes.bondOf(id);
        vm.assertEq(shares, 300 * V);
        vm.assertEq(assets, 300);
        vm.assertEq(stakes.sharesOf(id, owner), 0, "the bond is the id's, not the account's");
        _assertBooks();
    }

    function test_bond_revertsWhenNotOwner() public {
        token.transfer(STRANGER, 10);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, id, STRANGER));
        stakes.bond(id, 1);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, id, STRANGER));
        stakes.unbond(id, 1);
    }

    function test_bond_revertsWhenNotAccepting() public {
        ValidatorId nobody = ValidatorId.wrap(99);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, nobody, Standing.UNKNOWN));
        stakes.bond(nobody, 1);
        token.transfer(owner, 2);
        _mockStanding(Standing.RETIRED);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, id, Standing.RETIRED));
        stakes.bond(id, 1);
        _mockStanding(Standing.SUSPENDED);
        vm.prank(owner);
        vm.assertEq(stakes.bond(id, 1), V);
    }

    function test_bond_revertsWhenNothing() public {
        vm.prank(owner);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.bond(id, 0);
        vm.prank(owner);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.unbond(id, 0);
    }

    function test_bond_revertsWhenTheOwnerHasLess() public {
        token.transfer(owner, 5);
        bytes memory reason = _transferFailed(owner, 6);
        vm.prank(owner);
        vm.expectRevert(reason);
        stakes.bond(id, 6);
        _assertPool(0, 0);
    }

    /// @dev Threat 22: what is sent to the contract without a call moves no share's price.
    function testFuzz_bond_isDeafToDonations(uint256 donation, uint256 first, uint256 second) public {
        (first, second) = (1 + (first % 1e24), 1 + (second % 1e24));
        _stake(id, first);
        token.transfer(address(stakes), donation % 1e26);
        _stake(id, second);
        _assertPool(first + second, (first + second) * V);
        (, uint256 assets) = _unbond((first + second) * V);
        vm.assertEq(assets, first + second);
    }

    function test_unbond_issuesATicketOfTheIds() public {
        _stake(id, 100);
        uint256 readyAt = vm.getBlockTimestamp() + THAWING_PERIOD;
        vm.expectEmit(address(stakes));
        emit IStakeManager.Unbonded(id, 1, owner, 60, 60 * V, readyAt);
        (uint256 ticket, uint256 assets) = _unbond(60 * V);
        vm.assertEq(ticket, 1);
        vm.assertEq(stakes.ticketCount(), 1);
        vm.assertEq(assets, 60);
        IStakeManager.Ticket memory held = stakes.ticketOf(1);
        vm.assertEq(held.account, address(0));
        vm.assertTrue(held.id == id);
        vm.assertEq(held.readyAt, readyAt);
        vm.assertEq(held.generation, 0);
        vm.assertEq(held.shares, 60 * V);
        _assertPool(40, 40 * V);
        _assertThawing(60, 60 * V);
    }

    function test_unbond_revertsWhenMoreThanOwned() public {
        _stake(id, 100);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 100 * V + 1, 100 * V));
        stakes.unbond(id, 100 * V + 1);
        // The owner's own delegation is another position.
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 1, 0));
        stakes.undelegate(id, 1);
    }

    /// @dev Less than a unit is worth nothing, and is not given up for nothing.
    function test_unbond_revertsForDust() public {
        _stake(id, 100);
        vm.prank(owner);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.unbond(id, V - 1);
        (, uint256 assets) = _unbond(V);
        vm.assertEq(assets, 1);
    }

    function testFuzz_unbond_paysWhatWentIn(uint256 amount, uint256 part) public {
        amount = 1 + (amount % 1e26);
        part = 1 + (part % amount);
        _stake(id, amount);
        (uint256 ticket, uint256 assets) = _unbond(part * V);
        vm.assertEq(assets, part);
        _assertPool(amount - part, (amount - part) * V);
        _mature();
        vm.assertEq(_withdraw(owner, ticket), part);
        vm.assertEq(token.balanceOf(owner), part);
        _assertBooks();
    }

    /// @dev The owner may go first; delegators stay, without power.
    function test_unbond_leavesDelegatorsBehind() public {
        _stake(id, MINIMUM_BOND);
        _delegate(ALICE, MINIMUM_BOND);
        _assertCounted(2 * MINIMUM_BOND);
        _unbond(MINIMUM_BOND * V);
        _assertCounted(0);
        vm.assertEq(stakes.stakeOf(id, ALICE), MINIMUM_BOND);
        (, uint256 assets) = _undelegate(ALICE, MINIMUM_BOND * V);
        vm.assertEq(assets, MINIMUM_BOND);
    }

    function test_minimumBond_switchesPowerOnAndOff() public {
        _stake(id, MINIMUM_BOND - 1);
        _expectPower(0);
        _stake(id, 1);
        _expectPower(10_000 * 1e6 * 3);
        _unbond(V);
        _expectPower(0);
        // The pool is still there, and counts again with what was missing.
        _stake(id, 2e18);
        _expectPower(uint256(10_001) * 1e6 * 3 + 3 * (1e6 - 1));
    }

    /// @dev What exceeds ten times the bond does not count, however it came about.
    function test_countedStake_isAtMostTenBonds() public {
        _stake(id, 3 * MINIMUM_BOND);
        _delegate(ALICE, 27 * MINIMUM_BOND);
        _assertCounted(30 * MINIMUM_BOND);
        _unbond(2 * MINIMUM_BOND * V);
        _assertPool(28 * MINIMUM_BOND, 28 * MINIMUM_BOND * V);
        _assertCounted(10 * MINIMUM_BOND);
        _unbond(V);
        _assertCounted(0);
    }

    function test_setSlasher_isGovernancesOnce() public {
        vm.assertEq(stakes.slasher(), address(slasher));
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_SlasherSet.selector, slasher));
        stakes.setSlasher(STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        stakes.setSlasher(STRANGER);
        IStakeManager fresh = IStakeManager(
            _create("StakeManager", abi.encode(authority, token, validators, MINIMUM_BOND, THAWING_PERIOD))
        );
        vm.assertEq(fresh.slasher(), address(0));
        vm.expectEmit(address(fresh));
        emit IStakeManager.SlasherSet(BOB);
        fresh.setSlasher(BOB);
    }

    function test_parameters_areReadable() public view {
        vm.assertEq(stakes.minimumBond(), MINIMUM_BOND);
        vm.assertEq(stakes.thawingPeriod(), THAWING_PERIOD);
    }

    function _expectPower(uint256 expected) private {
        _nextEpoch();
        (, , uint256 power) = validators.seating(id, GENERAL, validators.epochAt(vm.getBlockTimestamp()));
        vm.assertEq(power, expected);
        vm.assertEq(validators.domainState(GENERAL).totalPower, expected);
        vm.assertEq(validators.domainState(GENERAL).validators, expected == 0 ? 0 : 1);
    }
}
