// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Threat 24: a commission cannot rise without a whole epoch's notice, nor above its bound.
contract StakeManagerCommissionTest is StakeFixture {
    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
    }

    function test_announceCommission_holdsAtOnceWhileNobodyDelegates() public {
        vm.expectEmit(address(stakes));
        emit IStakeManager.CommissionAnnounced(id, 700, 0);
        _announce(700);
        _assertCommission(700, 700, 0);
    }

    function test_announceCommission_takesAWholeEpochsNotice() public {
        _announce(700);
        _delegate(ALICE, 1);
        _nextEpoch();
        // Late in an epoch as well as early.
        vm.warp(validators.epochStart(2) - 1);
        vm.expectEmit(address(stakes));
        emit IStakeManager.CommissionAnnounced(id, 900, 3);
        _announce(900);
        _assertCommission(700, 900, 3);
        vm.warp(validators.epochStart(3) - 1);
        _assertCommission(700, 900, 3);
        vm.assertEq(_commissionOn(1_000), 70);
        vm.warp(validators.epochStart(3));
        _assertCommission(900, 900, 3);
        vm.assertEq(_commissionOn(1_000), 90);
        vm.warp(validators.epochStart(3) + 1);
        vm.assertEq(_commissionOn(1_000), 90);
    }

    /// @dev A second announcement starts its own notice, and what holds now goes on holding.
    function test_announceCommission_replacesWhatDoesNotHoldYet() public {
        _announce(700);
        _delegate(ALICE, 1);
        _announce(100);
        _nextEpoch();
        _announce(900);
        _assertCommission(700, 900, 3);
        _nextEpoch();
        _assertCommission(700, 900, 3);
        _nextEpoch();
        _assertCommission(900, 900, 3);
    }

    function test_announceCommission_revertsAboveTheBound() public {
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_CommissionTooHigh.selector, 3_001, 3_000));
        stakes.announceCommission(id, 3_001);
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IStakeManager.Stake_CommissionTooHigh.selector, type(uint256).max, 3_000)
        );
        stakes.announceCommission(id, type(uint256).max);
        _announce(3_000);
        vm.assertEq(_commissionOn(1_000), 300);
    }

    function test_announceCommission_revertsWhenNotOwner() public {
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, id, STRANGER));
        vm.prank(STRANGER);
        stakes.announceCommission(id, 1);
    }

    /// @dev Rounded down, so that the pool has the rest of a unit.
    function testFuzz_commission_isRoundedDown(uint256 amount, uint256 bps) public {
        amount = 1 + (amount % 1e26);
        bps %= 3_001;
        _announce(bps);
        vm.assertEq(_commissionOn(amount), (amount * bps) / 10_000);
    }

    function _announce(uint256 bps) private {
        vm.prank(owner);
        stakes.announceCommission(id, bps);
    }

    function _assertCommission(uint256 current, uint256 next, uint256 since) private view {
        (uint256 c, uint256 n, uint256 s) = stakes.commissionOf(id);
        vm.assertEq(c, current, "current");
        vm.assertEq(n, next, "next");
        vm.assertEq(s, since, "effective epoch");
    }

    function _commissionOn(uint256 amount) private returns (uint256 commission) {
        vm.recordLogs();
        stakes.reward(id, amount);
        (, bytes memory data) = _logOf(IStakeManager.Rewarded.selector);
        (, commission, ) = abi.decode(data, (uint256, uint256, bool));
    }
}
