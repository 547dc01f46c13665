// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 2: a slash takes what it is told and no more, from bond, delegations and thawing stake alike.
contract StakeManagerSlashTest is StakeFixture {
    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
        _delegate(ALICE, 2 * MINIMUM_BOND);
        _delegate(BOB, MINIMUM_BOND);
    }

    function test_slash_takesFromAllAlike() public {
        (uint256 ticket, ) = _undelegate(BOB, MINIMUM_BOND * V);
        uint256 amount = MINIMUM_BOND;
        vm.expectEmit(address(stakes));
        emit IStakeManager.StakeTaken(id, (3 * amount) / 4, amount / 4);
        vm.assertEq(_slash(amount), amount);
        vm.assertEq(token.balanceOf(address(slasher)), amount);
        (, uint256 bonded) = stakes.bondOf(id);
        vm.assertEq(bonded, (3 * MINIMUM_BOND) / 4);
        vm.assertEq(stakes.stakeOf(id, ALICE), (6 * MINIMUM_BOND) / 4);
        vm.assertEq(stakes.previewWithdraw(ticket), (3 * MINIMUM_BOND) / 4);
        // The bond is below the minimum now.
        _assertCounted(0);
        _assertBooks();
    }

    function test_slash_revertsWhenNotSlasher() public {
        address[3] memory others = [owner, STRANGER, address(this)];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotSlasher.selector, others[i]));
            vm.prank(others[i]);
            stakes.slash(id, 1);
        }
    }

    function test_slash_ofNothingTakesNothing() public {
        vm.assertEq(_slash(0), 0);
        _assertPool(4 * MINIMUM_BOND, 4 * MINIMUM_BOND * V);
        id = _register(2);
        vm.assertEq(_slash(1), 0);
        (uint256 active, uint256 thawing) = stakes.generationsOf(id);
        vm.assertEq(active + thawing, 0);
    }

    function test_slash_toNothingStartsNewGenerations() public {
        (uint256 ticket, ) = _undelegate(BOB, MINIMUM_BOND * V);
        vm.expectEmit(address(stakes));
        emit IStakeManager.GenerationStarted(id, false, 1);
        vm.expectEmit(address(stakes));
        emit IStakeManager.GenerationStarted(id, true, 1);
        vm.assertEq(_slash(type(uint256).max), 4 * MINIMUM_BOND);
        _assertPool(0, 0);
        _assertThawing(0, 0);
        vm.assertEq(stakes.sharesOf(id, ALICE), 0);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 1, 0));
        vm.prank(ALICE);
        stakes.undelegate(id, 1);
        // Who comes later has nothing to do with who was there before.
        _stake(id, MINIMUM_BOND);
        _delegate(BOB, 50);
        (uint256 fresh, uint256 assets) = _undelegate(BOB, 50 * V);
        vm.assertEq(assets, 50);
        _mature();
        vm.assertEq(_withdraw(BOB, fresh), 50);
        vm.assertEq(_withdraw(BOB, ticket), 0);
        vm.assertEq(stakes.sharesOf(id, ALICE), 0);
        vm.assertEq(_delegate(ALICE, 3), 3 * V);
        vm.assertEq(stakes.stakeOf(id, ALICE), 3);
        _assertBooks();
    }

    /// @dev A unit cannot be divided: the pool that has it may lose it, and the other lose nothing.
    function test_slash_emptiesOnePoolAlone() public {
        _unbond(MINIMUM_BOND * V);
        _undelegate(ALICE, 2 * MINIMUM_BOND * V);
        _undelegate(BOB, MINIMUM_BOND * V - V);
        _assertPool(1, V);
        vm.assertEq(_slash(1), 1);
        _assertPool(0, 0);
        _assertThawing(4 * MINIMUM_BOND - 1, (4 * MINIMUM_BOND - 1) * V);
        (uint256 active, uint256 thawing) = stakes.generationsOf(id);
        vm.assertEq(active, 1);
        vm.assertEq(thawing, 0);
        // The other way about: all is thawing, and goes, while the active pool is empty already.
        vm.assertEq(_slash(type(uint256).max), 4 * MINIMUM_BOND - 1);
        (active, thawing) = stakes.generationsOf(id);
        vm.assertEq(active, 1);
        vm.assertEq(thawing, 1);
        _stake(id, MINIMUM_BOND);
        (uint256 ticket, ) = _unbond(MINIMUM_BOND * V);
        vm.assertEq(stakes.ticketOf(ticket).generation, 1);
        vm.assertEq(stakes.previewWithdraw(ticket), MINIMUM_BOND);
    }

    /// @dev However often a dear remnant in the thawing pool is slashed, an exit finds room in it.
    function test_slash_neverBlocksAnExit() public {
        _undelegate(BOB, MINIMUM_BOND * V);
        for (uint256 i; i < 200; ++i) {
            (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
            _slash((active + thawing) / 2);
        }
        (uint256 assets, uint256 shares) = stakes.thawingPoolOf(id);
        vm.assertLe(shares, assets * 1e16);
        vm.assertGe(shares, assets * 1e15);
        (uint256 own, ) = stakes.bondOf(id);
        if (stakes.previewUndelegate(id, own) != 0) _unbond(own);
        _undelegate(ALICE, stakes.sharesOf(id, ALICE));
        _stake(id, 1e26);
        (own, ) = stakes.bondOf(id);
        (uint256 ticket, uint256 out) = _unbond(own);
        vm.assertGe(out + 1, 1e26);
        vm.assertGe(stakes.previewWithdraw(ticket) + 2, 1e26);
        _assertBooks();
    }

    function testFuzz_slash_isProRata(uint256 leaving, uint256 amount) public {
        leaving = 1 + (leaving % (2 * MINIMUM_BOND));
        amount %= 4 * MINIMUM_BOND;
        (uint256 ticket, ) = _undelegate(ALICE, leaving * V);
        uint256 total = 4 * MINIMUM_BOND;
        uint256 taken = _slash(amount);
        vm.assertLe(taken, amount);
        // Only the bound of shares keeps anything back, a ten-thousandth of a millionth.
        vm.assertGe(taken + total / 1e9, amount);
        _assertNear(stakes.previewWithdraw(ticket), (leaving * (total - taken)) / total);
        _assertNear(stakes.stakeOf(id, BOB), (MINIMUM_BOND * (total - taken)) / total);
        (, uint256 bonded) = stakes.bondOf(id);
        _assertNear(bonded, (MINIMUM_BOND * (total - taken)) / total);
        _assertBooks();
    }

    /// @dev To within what the bound of shares keeps back, and rounding.
    function _assertNear(uint256 value, uint256 expected) private pure {
        uint256 off = value > expected ? value - expected : expected - value;
        vm.assertLe(off, (4 * MINIMUM_BOND) / 1e9 + 2);
    }
}
