// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Delegations: in under the cap, out at any time.
contract StakeManagerDelegateTest is StakeFixture {
    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
    }

    function test_delegate_givesSharesOfTheSamePool() public {
        token.transfer(ALICE, 7);
        vm.prank(ALICE);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Delegated(id, ALICE, 7, 7 * V);
        vm.assertEq(stakes.delegate(id, 7), 7 * V);
        _assertPool(MINIMUM_BOND + 7, (MINIMUM_BOND + 7) * V);
        vm.assertEq(stakes.sharesOf(id, ALICE), 7 * V);
        vm.assertEq(stakes.stakeOf(id, ALICE), 7);
        _assertCounted(MINIMUM_BOND + 7);
        _assertBooks();
    }

    function test_delegate_revertsWhenNothing() public {
        vm.prank(ALICE);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.delegate(id, 0);
        vm.prank(ALICE);
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.undelegate(id, 0);
    }

    function test_delegate_revertsWhenNotAccepting() public {
        Standing[3] memory refusing = [Standing.UNKNOWN, Standing.SUSPENDED, Standing.RETIRED];
        for (uint256 i; i < 3; ++i) {
            _mockStanding(refusing[i]);
            vm.assertEq(stakes.roomOf(id), 0);
            vm.prank(ALICE);
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, id, refusing[i]));
            stakes.delegate(id, 1);
        }
        ValidatorId nobody = ValidatorId.wrap(99);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, nobody, Standing.UNKNOWN));
        stakes.delegate(nobody, 1);
    }

    function test_delegate_revertsAboveTenBonds() public {
        uint256 room = 9 * MINIMUM_BOND;
        vm.assertEq(stakes.roomOf(id), room);
        token.transfer(ALICE, room + 1);
        vm.prank(ALICE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IStakeManager.Stake_DelegationCapExceeded.selector,
                id,
                10 * MINIMUM_BOND + 1,
                10 * MINIMUM_BOND
            )
        );
        stakes.delegate(id, room + 1);
        vm.prank(ALICE);
        stakes.delegate(id, room);
        vm.assertEq(stakes.roomOf(id), 0);
        _assertCounted(10 * MINIMUM_BOND);
    }

    function test_delegate_revertsWhereThereIsNoBond() public {
        _unbond(MINIMUM_BOND * V);
        vm.assertEq(stakes.roomOf(id), 0);
        token.transfer(ALICE, 1);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_DelegationCapExceeded.selector, id, 1, 0));
        stakes.delegate(id, 1);
    }

    /// @dev Whatever a pool has come to, {roomOf} fits and one unit more does not.
    function testFuzz_roomOf_isExact(uint256 delegated, uint256 earned, uint256 lost) public {
        _delegate(ALICE, 1 + (delegated % (5 * MINIMUM_BOND)));
        stakes.reward(id, 1 + (earned % MINIMUM_BOND));
        _slash(lost % MINIMUM_BOND);
        uint256 room = stakes.roomOf(id);
        token.transfer(BOB, room + 1);
        uint256 snapshot = vm.snapshotState();
        vm.prank(BOB);
        stakes.delegate(id, room);
        vm.revertToState(snapshot);
        // The bond may gain a unit by the rounding of what comes in, and ten more fit.
        token.transfer(BOB, 20);
        vm.prank(BOB);
        vm.expectPartialRevert(IStakeManager.Stake_DelegationCapExceeded.selector);
        stakes.delegate(id, room + 21);
    }

    /// @dev Threat 22: a first depositor who makes a share dear by rewards takes nothing from the next: in a pool below
    /// the minimum bond rewards do not raise the price.
    function testFuzz_delegate_losesNothingToAFirstDepositor(uint256 seed, uint256 given, uint256 amount) public {
        _unbond(MINIMUM_BOND * V);
        seed = 1 + (seed % 1e19);
        given = 1 + (given % 1e26);
        amount = 1 + (amount % (9 * seed));
        _stake(id, seed);
        stakes.reward(id, given);
        uint256 shares = _delegate(ALICE, amount);
        (, uint256 assets) = _undelegate(ALICE, shares);
        vm.assertEq(assets, amount);
    }

    /// @dev In one that is large enough to compound, a share is too cheap for rounding to be worth anything.
    function testFuzz_delegate_losesAtMostAUnit(uint256 given, uint256 amount) public {
        stakes.reward(id, 1 + (given % 1e26));
        amount = 1e6 + (amount % MINIMUM_BOND);
        uint256 expected = stakes.previewDelegate(id, amount);
        uint256 shares = _delegate(ALICE, amount);
        vm.assertEq(shares, expected);
        uint256 worth = stakes.previewUndelegate(id, shares);
        (, uint256 assets) = _undelegate(ALICE, shares);
        vm.assertEq(worth, assets);
        vm.assertLe(assets, amount);
        vm.assertGe(assets + 1, amount);
    }

    /// @dev More than there can be of MIRA does not wrap around.
    function test_delegate_revertsForAbsurdAmounts() public {
        for (uint256 bits = 97; bits < 256; bits += 53) {
            vm.prank(ALICE);
            vm.expectRevert();
            stakes.delegate(id, 1 << bits);
        }
        _assertPool(MINIMUM_BOND, MINIMUM_BOND * V);
    }

    function test_undelegate_revertsWhenMoreThanOwned() public {
        uint256 shares = _delegate(ALICE, 5);
        vm.prank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, shares + 1, shares));
        stakes.undelegate(id, shares + 1);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, 1, 0));
        stakes.undelegate(id, 1);
        vm.prank(ALICE);
        vm.expectPartialRevert(IStakeManager.Stake_MoreThanOwned.selector);
        stakes.undelegate(id, type(uint256).max);
    }

    function test_previewUndelegate_revertsForMoreThanThereIs() public {
        (, uint256 all) = stakes.poolOf(id);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_MoreThanOwned.selector, id, all + 1, all));
        stakes.previewUndelegate(id, all + 1);
    }

    function test_undelegate_issuesATicketOfTheAccounts() public {
        uint256 shares = _delegate(ALICE, 100);
        uint256 readyAt = vm.getBlockTimestamp() + THAWING_PERIOD;
        vm.expectEmit(address(stakes));
        emit IStakeManager.Undelegated(id, 1, ALICE, 100, shares, readyAt);
        (uint256 ticket, uint256 assets) = _undelegate(ALICE, shares);
        vm.assertEq(assets, 100);
        vm.assertEq(stakes.ticketOf(ticket).account, ALICE);
        vm.assertEq(stakes.previewWithdraw(ticket), 100);
        _assertThawing(100, 100 * V);
        _assertCounted(MINIMUM_BOND);
        // Reward of the time after is others'.
        stakes.reward(id, 1_000);
        vm.assertEq(stakes.previewWithdraw(ticket), 100);
    }

    /// @dev Invariant 8: no standing, no closed governance, no new slasher's silence stops an exit.
    function test_undelegate_cannotBeStopped() public {
        uint256 shares = _delegate(ALICE, 100);
        Standing[2] memory standings = [Standing.SUSPENDED, Standing.RETIRED];
        uint256[3] memory tickets;
        for (uint256 i; i < 2; ++i) {
            _mockStanding(standings[i]);
            (tickets[i], ) = _undelegate(ALICE, shares / 4);
        }
        authority.setTargetClosed(address(stakes), true);
        authority.setTargetClosed(address(validators), true);
        (tickets[2], ) = _undelegate(ALICE, shares / 2);
        (uint256 ticket, ) = _unbond(MINIMUM_BOND * V);
        _mature();
        for (uint256 i; i < 3; ++i) vm.assertEq(_withdraw(ALICE, tickets[i]), i == 2 ? 50 : 25);
        vm.assertEq(_withdraw(owner, ticket), MINIMUM_BOND);
        vm.assertEq(token.balanceOf(address(stakes)), 0);
    }
}
