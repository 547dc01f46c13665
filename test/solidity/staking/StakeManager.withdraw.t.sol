// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 8: a ticket pays its holder, once, from the second on in which it has matured.
contract StakeManagerWithdrawTest is StakeFixture {
    uint256 private ticket;
    uint256 private readyAt;

    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
        _delegate(ALICE, 100);
        (ticket, ) = _undelegate(ALICE, 60 * V);
        readyAt = vm.getBlockTimestamp() + THAWING_PERIOD;
    }

    function test_withdraw_paysFromTheSecondOn() public {
        for (uint256 i; i < 2; ++i) {
            vm.warp(i == 0 ? readyAt - THAWING_PERIOD : readyAt - 1);
            vm.expectRevert(
                abi.encodeWithSelector(IStakeManager.Stake_NotReady.selector, readyAt, vm.getBlockTimestamp())
            );
            vm.prank(ALICE);
            stakes.withdraw(ticket);
        }
        vm.warp(readyAt);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Withdrawn(ticket, id, ALICE, 60);
        vm.assertEq(_withdraw(ALICE, ticket), 60);
        vm.assertEq(token.balanceOf(ALICE), 60);
        _assertThawing(0, 0);
        _assertBooks();
    }

    function test_withdraw_revertsTheSecondTime() public {
        vm.warp(readyAt);
        _withdraw(ALICE, ticket);
        vm.assertEq(stakes.ticketOf(ticket).shares, 0);
        vm.assertEq(stakes.previewWithdraw(ticket), 0);
        uint256[3] memory numbers = [ticket, 0, 2];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NoTicket.selector, numbers[i]));
            vm.prank(ALICE);
            stakes.withdraw(numbers[i]);
        }
    }

    function test_withdraw_revertsForOthers() public {
        vm.warp(readyAt);
        address[3] memory others = [STRANGER, owner, BOB];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotTicketHolder.selector, ticket, others[i]));
            vm.prank(others[i]);
            stakes.withdraw(ticket);
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotTicketHolder.selector, ticket, others[i]));
            vm.prank(others[i]);
            stakes.redelegate(ticket, id);
        }
    }

    /// @dev Several thaw at once, and none starts another anew.
    function test_withdraw_keepsEachTicketsTime() public {
        vm.warp(readyAt - 1);
        (uint256 second, ) = _undelegate(ALICE, 40 * V);
        vm.warp(readyAt);
        vm.assertEq(_withdraw(ALICE, ticket), 60);
        vm.expectRevert(
            abi.encodeWithSelector(IStakeManager.Stake_NotReady.selector, readyAt - 1 + THAWING_PERIOD, readyAt)
        );
        vm.prank(ALICE);
        stakes.withdraw(second);
        vm.warp(readyAt - 1 + THAWING_PERIOD);
        vm.assertEq(_withdraw(ALICE, second), 40);
    }

    /// @dev A bond's tickets are the id's: with the id they go to the new owner.
    function test_withdraw_paysTheOwnerOfTheTime() public {
        (uint256 bondTicket, ) = _unbond(MINIMUM_BOND * V);
        vm.mockCall(address(validators), abi.encodeCall(IValidatorRegistry.ownerOf, (id)), abi.encode(BOB));
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotTicketHolder.selector, bondTicket, owner));
        vm.prank(owner);
        stakes.withdraw(bondTicket);
        vm.assertEq(_withdraw(BOB, bondTicket), MINIMUM_BOND);
        vm.assertEq(token.balanceOf(BOB), MINIMUM_BOND);
        vm.assertEq(_withdraw(ALICE, ticket), 60);
    }

    function test_withdraw_clearsATicketThatWasSlashedToNothing() public {
        _slash(type(uint256).max);
        vm.assertEq(stakes.previewWithdraw(ticket), 0);
        vm.warp(readyAt);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Withdrawn(ticket, id, ALICE, 0);
        vm.assertEq(_withdraw(ALICE, ticket), 0);
    }

    function test_redelegate_movesAMaturedTicket() public {
        ValidatorId other = _addValidator(2, MINIMUM_BOND);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotReady.selector, readyAt, GENESIS));
        vm.prank(ALICE);
        stakes.redelegate(ticket, other);
        vm.warp(readyAt);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Redelegated(ticket, id, other, 60);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Delegated(other, ALICE, 60, 60 * V);
        vm.prank(ALICE);
        vm.assertEq(stakes.redelegate(ticket, other), 60 * V);
        vm.assertEq(token.balanceOf(ALICE), 0, "nothing passes through the account");
        vm.assertEq(stakes.stakeOf(other, ALICE), 60);
        _assertThawing(0, 0);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NoTicket.selector, ticket));
        vm.prank(ALICE);
        stakes.redelegate(ticket, other);
    }

    /// @dev A bond that left becomes the owner's delegation elsewhere.
    function test_redelegate_takesABondsTicket() public {
        ValidatorId other = _addValidator(2, MINIMUM_BOND);
        (uint256 bondTicket, ) = _unbond(MINIMUM_BOND * V);
        _mature();
        vm.prank(owner);
        stakes.redelegate(bondTicket, other);
        vm.assertEq(stakes.stakeOf(other, owner), MINIMUM_BOND);
        (, uint256 bonded) = stakes.bondOf(other);
        vm.assertEq(bonded, MINIMUM_BOND);
    }

    function test_redelegate_revertsLikeADelegation() public {
        vm.warp(readyAt);
        ValidatorId bondless = _register(2);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_DelegationCapExceeded.selector, bondless, 60, 0));
        stakes.redelegate(ticket, bondless);
        _mockStanding(Standing.RETIRED);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, id, Standing.RETIRED));
        stakes.redelegate(ticket, id);
        vm.clearMockedCalls();
        _slash(type(uint256).max);
        _stake(id, MINIMUM_BOND);
        vm.prank(ALICE);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.redelegate(ticket, id);
        // The ticket is untouched by all that.
        vm.assertEq(_withdraw(ALICE, ticket), 0);
    }
}
