// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 1: every unit of a reward is stake or waits for somebody; none is lost and none is paid twice.
contract StakeManagerRewardTest is StakeFixture {
    /// @dev The bond is a quarter of the pool, Alice half, Bob a quarter. Commission 10 %.
    function _populate() private {
        _stake(id, MINIMUM_BOND);
        vm.prank(owner);
        stakes.announceCommission(id, 1_000);
        _delegate(ALICE, 2 * MINIMUM_BOND);
        _delegate(BOB, MINIMUM_BOND);
    }

    function test_reward_compounds() public {
        _populate();
        vm.assertTrue(stakes.isCompounding(id));
        token.transfer(STRANGER, 4_000 * MIRA);
        vm.expectEmit(address(stakes));
        emit IStakeManager.Rewarded(id, STRANGER, 4_000 * MIRA, 400 * MIRA, true);
        vm.prank(STRANGER);
        stakes.reward(id, 4_000 * MIRA);
        _assertNear(stakes.stakeOf(id, ALICE), 20_000 * MIRA + 1_800 * MIRA);
        _assertNear(stakes.stakeOf(id, BOB), 10_000 * MIRA + 900 * MIRA);
        (, uint256 bonded) = stakes.bondOf(id);
        _assertNear(bonded, 10_000 * MIRA + 900 * MIRA + 400 * MIRA);
        _assertCounted(44_000 * MIRA);
        vm.assertEq(stakes.unclaimedOf(id), 0);
        _assertBooks();
    }

    function test_reward_waitsToBeClaimed() public {
        _populate();
        vm.expectEmit(address(stakes));
        emit IStakeManager.CompoundingSet(id, false);
        _payOut();
        vm.assertFalse(stakes.isCompounding(id));
        vm.expectEmit(address(stakes));
        emit IStakeManager.Rewarded(id, address(this), 4_000, 400, false);
        stakes.reward(id, 4_000);
        _assertPool(4 * MINIMUM_BOND, 4 * MINIMUM_BOND * V);
        vm.assertEq(stakes.unclaimedOf(id), 4_000);
        // Dividing by the shares leaves less than a unit, which the next reward takes along.
        vm.assertEq(stakes.claimableOf(id, ALICE), 1_799);
        vm.assertEq(stakes.claimableOf(id, BOB), 899);
        vm.assertEq(stakes.claimableOf(id, address(0)), 1_299);
        stakes.reward(id, 4_000);
        vm.assertEq(stakes.claimableOf(id, ALICE), 3_599);
        vm.expectEmit(address(stakes));
        emit IStakeManager.RewardsClaimed(id, ALICE, ALICE, 3_599);
        vm.prank(STRANGER);
        vm.assertEq(stakes.claimRewards(id, ALICE), 3_599);
        vm.assertEq(token.balanceOf(ALICE), 3_599);
        vm.expectEmit(address(stakes));
        emit IStakeManager.RewardsClaimed(id, address(0), owner, 2_599);
        vm.assertEq(stakes.claimBondRewards(id), 2_599);
        vm.assertEq(token.balanceOf(owner), 2_599);
        _assertBooks();
    }

    function test_reward_revertsWhenNothing() public {
        vm.expectRevert(IStakeManager.Stake_NothingGiven.selector);
        stakes.reward(id, 0);
    }

    function test_reward_revertsForAnUnknownValidator() public {
        ValidatorId nobody = ValidatorId.wrap(99);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotAccepting.selector, nobody, Standing.UNKNOWN));
        stakes.reward(nobody, 1);
    }

    function test_reward_reachesTheRetired() public {
        _populate();
        _mockStanding(Standing.RETIRED);
        stakes.reward(id, 1_000);
        _assertPool(4 * MINIMUM_BOND + 1_000, 4 * MINIMUM_BOND * V + 100 * V - 1);
    }

    function test_reward_isTheOwnersWhereNobodyHasStake() public {
        stakes.reward(id, 7);
        vm.assertEq(stakes.claimableOf(id, address(0)), 7);
        _populate();
        _unbond(MINIMUM_BOND * V);
        _undelegate(ALICE, 2 * MINIMUM_BOND * V);
        _undelegate(BOB, MINIMUM_BOND * V);
        stakes.reward(id, 5);
        vm.assertEq(stakes.claimBondRewards(id), 12);
        _assertBooks();
    }

    /// @dev A pool smaller than the minimum bond does not compound, whatever its mode.
    function test_reward_ofASmallPoolWaits() public {
        _stake(id, MINIMUM_BOND - 1);
        stakes.reward(id, MINIMUM_BOND);
        _assertPool(MINIMUM_BOND - 1, (MINIMUM_BOND - 1) * V);
        vm.assertEq(stakes.claimableOf(id, address(0)), MINIMUM_BOND - 1);
        _stake(id, 1);
        stakes.reward(id, 10);
        _assertPool(MINIMUM_BOND + 10, MINIMUM_BOND * V);
    }

    /// @dev Of the smallest pools too, all is paid: no virtual share has a part in what waits.
    function testFuzz_reward_ofDustPoolsIsPaidToTheUnit(uint256 bonded, uint256 delegated, uint256 amount) public {
        bonded = 1 + (bonded % 1e6);
        delegated = 1 + (delegated % (9 * bonded));
        amount = 1 + (amount % 1e26);
        _stake(id, bonded);
        _delegate(ALICE, delegated);
        stakes.reward(id, amount);
        uint256 total = bonded + delegated;
        // To the unit: dividing leaves a fraction of one.
        _assertNear(stakes.claimableOf(id, ALICE), (amount * delegated) / total);
        _assertNear(stakes.claimableOf(id, address(0)), (amount * bonded) / total);
    }

    function test_claim_revertsWhenNothing() public {
        _populate();
        _payOut();
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingClaimable.selector, id, ALICE));
        stakes.claimRewards(id, ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingClaimable.selector, id, address(0)));
        stakes.claimBondRewards(id);
        stakes.reward(id, 1_000);
        // The bond's rewards go to the owner and never to the zero address.
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingClaimable.selector, id, address(0)));
        stakes.claimRewards(id, address(0));
        stakes.claimRewards(id, ALICE);
        // Threat 25: not twice.
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingClaimable.selector, id, ALICE));
        stakes.claimRewards(id, ALICE);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NothingClaimable.selector, id, STRANGER));
        stakes.claimRewards(id, STRANGER);
    }

    function test_claim_countsFromTheFirstShareOn() public {
        _populate();
        _payOut();
        stakes.reward(id, 1_000 * MIRA);
        _delegate(STRANGER, MINIMUM_BOND);
        vm.assertEq(stakes.claimableOf(id, STRANGER), 0);
        stakes.reward(id, 500 * MIRA);
        _assertNear(stakes.claimableOf(id, STRANGER), 90 * MIRA);
        _assertNear(stakes.claimableOf(id, ALICE), 450 * MIRA + 180 * MIRA);
        // More shares earn from then on, and leaving keeps what was earned.
        _delegate(ALICE, MINIMUM_BOND);
        _undelegate(BOB, MINIMUM_BOND * V);
        stakes.reward(id, 500 * MIRA);
        _assertNear(stakes.claimableOf(id, ALICE), 450 * MIRA + 180 * MIRA + 270 * MIRA);
        _assertNear(stakes.claimableOf(id, BOB), 225 * MIRA + 90 * MIRA);
        stakes.claimRewards(id, BOB);
        _assertBooks();
    }

    function test_claim_paysTheOwnerOfTheTime() public {
        _populate();
        _payOut();
        stakes.reward(id, 1_000);
        vm.mockCall(address(validators), abi.encodeCall(IValidatorRegistry.ownerOf, (id)), abi.encode(BOB));
        stakes.claimBondRewards(id);
        vm.assertEq(token.balanceOf(owner), 0);
        vm.assertEq(token.balanceOf(BOB), 324);
    }

    /// @dev Changing the mode touches nothing that was earned before.
    function test_setCompounding_settlesNothing() public {
        _populate();
        _payOut();
        stakes.reward(id, 4_000);
        vm.prank(owner);
        stakes.setCompounding(id, true);
        stakes.reward(id, 4_000);
        vm.assertEq(stakes.claimableOf(id, ALICE), 1_799);
        vm.assertEq(stakes.unclaimedOf(id), 4_000);
        _payOut();
        vm.assertEq(stakes.claimableOf(id, ALICE), 1_799);
    }

    function test_setCompounding_revertsWhenNotOwner() public {
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, id, STRANGER));
        vm.prank(STRANGER);
        stakes.setCompounding(id, false);
    }

    /// @dev What a lost generation had earned stays its own, and what the next earns is not shared with it.
    function test_claim_outlivesTheGeneration() public {
        _populate();
        _payOut();
        stakes.reward(id, 4_000);
        _slash(type(uint256).max);
        vm.assertEq(stakes.claimableOf(id, ALICE), 1_799);
        _stake(id, MINIMUM_BOND);
        _delegate(BOB, MINIMUM_BOND);
        stakes.reward(id, 4_000);
        vm.assertEq(stakes.claimableOf(id, ALICE), 1_799);
        // 900 less a fraction before, 1,800 after.
        vm.assertEq(stakes.claimableOf(id, BOB), 2_699);
        vm.assertEq(stakes.claimRewards(id, ALICE), 1_799);
        vm.assertEq(stakes.claimRewards(id, BOB), 2_699);
        vm.assertEq(stakes.claimBondRewards(id), 1_299 + 2_200);
        // What a division left over waits for the next one.
        vm.assertEq(stakes.unclaimedOf(id), 3);
        _assertBooks();
    }

    /// @dev Everybody's claims and the fraction that waits are all that ever came in.
    function testFuzz_claim_paysOutEveryUnit(uint256 seed) public {
        _populate();
        _payOut();
        uint256 given;
        for (uint256 i; i < 12; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            uint256 amount = 1 + ((r >> 8) % 10 ** (1 + (r % 24)));
            stakes.reward(id, amount);
            given += amount;
            address account = (r >> 4) % 2 == 0 ? ALICE : BOB;
            if ((r >> 5) % 2 == 0) _delegate(account, 1 + ((r >> 9) % (MINIMUM_BOND / 2)));
            else _undelegate(account, stakes.sharesOf(id, account) / 3);
        }
        uint256 claimable = stakes.claimableOf(id, ALICE) + stakes.claimableOf(id, BOB);
        claimable += stakes.claimableOf(id, address(0));
        vm.assertEq(stakes.unclaimedOf(id), given);
        vm.assertLe(claimable, given);
        vm.assertGe(claimable + 3, given);
    }

    function _assertNear(uint256 value, uint256 expected) private pure {
        vm.assertLe(value, expected);
        vm.assertGe(value + 3, expected);
    }
}
