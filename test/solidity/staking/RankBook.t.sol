// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IRankBook} from "../../../contracts/interfaces/IRankBook.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

contract RankBookTest is MiraFixture {
    int256 private constant ONE = 1 << 32;
    int256 private constant FLOOR = -24 * ONE;
    Domain private constant LAW = Domain.wrap(4);
    uint256 private constant UNITS = 10_000 * 1e6;

    ValidatorId private id;
    address private owner;

    function setUp() public override {
        super.setUp();
        id = ValidatorId.wrap(1);
        vm.prank(_owner(1));
        validators.register(_operator(id), Family.wrap(1), 0, 0x11);
        _stake(id, MINIMUM_BOND);
        owner = validators.ownerOf(id);
        _nextEpoch();
    }

    function _powerIn(Domain domain) private view returns (uint256 power) {
        (, , power) = validators.seating(id, domain, validators.epochAt(vm.getBlockTimestamp()));
    }

    function _stakeNow() private view returns (uint256) {
        (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
        return active + thawing;
    }

    function test_sync_bringsTheRegistryToTheScore() public {
        int256[5] memory scores = [-24 * ONE, 16 * ONE - 1, 16 * ONE, 47 * ONE, 64 * ONE];
        uint256[5] memory expected = [uint256(1), 1, 2, 3, 4];
        for (uint256 i; i < 5; ++i) {
            _setScore(id, GENERAL, scores[i]);
            vm.expectEmit(address(ranks));
            emit IRankBook.RankSynced(id, GENERAL, scores[i], expected[i]);
            vm.prank(STRANGER);
            vm.assertEq(ranks.sync(id, GENERAL), expected[i]);
            vm.assertEq(ledger.rankOf(id, GENERAL), expected[i]);
            vm.assertEq(validators.countedRankOf(id, GENERAL), expected[i]);
            _nextEpoch();
            vm.assertEq(_powerIn(GENERAL), (2 + expected[i]) * UNITS);
            vm.assertEq(_powerIn(LAW), 3 * UNITS);
        }
    }

    /// @dev Who rests loses a point a week, and its rank where somebody syncs it.
    function test_sync_followsDecay() public {
        _setScore(id, GENERAL, 16 * ONE);
        ranks.sync(id, GENERAL);
        // The record is of epoch 0, and never was paid.
        vm.warp(validators.epochStart(7) - 1);
        vm.assertEq(ranks.sync(id, GENERAL), 2);
        vm.warp(validators.epochStart(7));
        vm.assertTrue(ledger.scoreOf(id, GENERAL) == 15 * ONE);
        vm.assertEq(validators.countedRankOf(id, GENERAL), 2);
        vm.assertEq(ranks.sync(id, GENERAL), 1);
        vm.assertEq(validators.countedRankOf(id, GENERAL), 1);
    }

    function test_jail_takesSlashesAndStartsAnew() public {
        _setScore(id, GENERAL, FLOOR);
        _setScore(id, LAW, 40 * ONE);
        ranks.sync(id, LAW);
        uint256 asked = 6_000 * uint256(PRICE);
        uint256 until = vm.getBlockTimestamp() + JAIL_TIME;
        uint256 before = _stakeNow();
        vm.assertTrue(ranks.canJail(id, GENERAL) && !ranks.canJail(id, LAW));
        vm.expectEmit(address(ledger));
        emit IFeeLedger.ScoreSet(id, GENERAL, 0);
        vm.expectEmit(address(ranks));
        emit IRankBook.Jailed(id, GENERAL, STRANGER, asked, asked, asked / 10, until);
        vm.prank(STRANGER);
        (uint256 taken, uint256 bounty) = ranks.jail(id, GENERAL);
        vm.assertEq(taken, asked);
        vm.assertEq(bounty, asked / 10);
        vm.assertEq(token.balanceOf(STRANGER), bounty);
        vm.assertEq(token.balanceOf(address(ranks)), 0);
        vm.assertEq(_stakeNow(), before - asked);
        // The score of that domain is gone, and that of the other is not; both domains lose the validator.
        vm.assertTrue(ledger.scoreOf(id, GENERAL) == 0 && ledger.scoreOf(id, LAW) == 40 * ONE);
        vm.assertEq(uint8(validators.standingOf(id)), uint8(Standing.SUSPENDED));
        _nextEpoch();
        vm.assertEq(_powerIn(GENERAL) + _powerIn(LAW), 0);
        _assertWayBack(until);
    }

    /// @dev The owner re-arms it after the jail, and its other domain still has its rank.
    function _assertWayBack(uint256 until) private {
        vm.warp(until - 1);
        vm.startPrank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_StillSuspended.selector, id, until, until - 1)
        );
        validators.rearm(id);
        vm.warp(until);
        validators.rearm(id);
        // What the slash left is below the minimum bond.
        token.approve(address(stakes), MINIMUM_BOND);
        vm.stopPrank();
        token.transfer(owner, MINIMUM_BOND);
        vm.prank(owner);
        stakes.bond(id, MINIMUM_BOND);
        _nextEpoch();
        vm.assertGt(_powerIn(GENERAL), 0);
        vm.assertEq(_powerIn(LAW) * 3, _powerIn(GENERAL) * 5);
    }

    function test_jail_revertsTwiceForOneFall() public {
        _setScore(id, GENERAL, FLOOR);
        ranks.jail(id, GENERAL);
        vm.expectRevert(abi.encodeWithSelector(IRankBook.Ranks_AboveFloor.selector, id, GENERAL, int256(0), FLOOR));
        ranks.jail(id, GENERAL);
    }

    function test_jail_revertsAboveTheFloor() public {
        _setScore(id, GENERAL, FLOOR + 1);
        vm.expectRevert(abi.encodeWithSelector(IRankBook.Ranks_AboveFloor.selector, id, GENERAL, FLOOR + 1, FLOOR));
        ranks.jail(id, GENERAL);
        vm.assertFalse(ranks.canJail(id, GENERAL));
    }

    /// @dev A fall in each of two domains is two falls, and both within the slasher's caps.
    function test_jail_ofEachDomain() public {
        policies.setPrice(LAW, Tier.STANDARD, 2 * PRICE);
        _setScore(id, GENERAL, FLOOR);
        _setScore(id, LAW, FLOOR);
        (uint256 first, ) = ranks.jail(id, GENERAL);
        (uint256 second, ) = ranks.jail(id, LAW);
        vm.assertEq(second, 2 * first);
    }

    function test_jail_keepsToTheSlashersCaps() public {
        policies.setPrice(GENERAL, Tier.STANDARD, 10e18);
        uint256 stake = _stakeNow();
        _setScore(id, GENERAL, FLOOR);
        (uint256 taken, uint256 bounty) = ranks.jail(id, GENERAL);
        // 60,000 MIRA were asked for, and a tenth of the stake is the most.
        vm.assertEq(taken, stake / 10);
        vm.assertEq(bounty, taken / 10);
        for (uint256 i; i < 2; ++i) {
            _setScore(id, GENERAL, FLOOR);
            ranks.jail(id, GENERAL);
        }
        _setScore(id, GENERAL, FLOOR);
        (taken, bounty) = ranks.jail(id, GENERAL);
        // 27.1 % and 2.9 % more: the cause's part of an epoch.
        vm.assertEq(_stakeNow(), stake - (stake * 3) / 10);
    }

    /// @dev Nobody gets out of it by retiring, leaving the domain, or a jail that it is in already.
    function test_jail_reachesWhoeverTriesToLeave() public {
        _setScore(id, GENERAL, FLOOR);
        vm.startPrank(owner);
        validators.leaveDomains(id, 1);
        (uint256 shares, ) = stakes.bondOf(id);
        stakes.unbond(id, shares);
        validators.retire(id);
        vm.stopPrank();
        (uint256 taken, ) = ranks.jail(id, GENERAL);
        vm.assertEq(taken, 6_000 * uint256(PRICE));
        vm.assertEq(uint8(validators.standingOf(id)), uint8(Standing.RETIRED));
    }

    function test_jail_neverShortensASuspension() public {
        uint256 until = vm.getBlockTimestamp() + 30 days;
        vm.prank(address(attendance));
        validators.suspend(id, until);
        _setScore(id, GENERAL, FLOOR);
        ranks.jail(id, GENERAL);
        (uint256 kept, ) = validators.suspensionOf(id);
        vm.assertEq(kept, until);
    }

    /// @dev By STANDARD's price, else LIGHT's, else HIGH's; nothing where none is offered.
    function test_slashIn_goesByTheFirstTierOffered() public {
        vm.assertEq(ranks.slashIn(LAW), 0);
        policies.setPrice(LAW, Tier.HIGH, 3e16);
        vm.assertEq(ranks.slashIn(LAW), 6_000 * 3e16);
        policies.setPrice(LAW, Tier.LIGHT, 1e16);
        vm.assertEq(ranks.slashIn(LAW), 6_000 * 1e16);
        policies.setPrice(LAW, Tier.STANDARD, 2e16);
        vm.assertEq(ranks.slashIn(LAW), 6_000 * 2e16);
    }

    function test_jail_withoutAPriceSlashesNothing() public {
        _setScore(id, LAW, FLOOR);
        (uint256 taken, uint256 bounty) = ranks.jail(id, LAW);
        vm.assertEq(taken + bounty, 0);
        vm.assertEq(uint8(validators.standingOf(id)), uint8(Standing.SUSPENDED));
    }

    function test_roles_areTheRankBooks() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        ledger.pardon(id, GENERAL);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, bytes32("FLOOR"), STRANGER));
        slasher.slash(id, "FLOOR", 1, 0);
        vm.stopPrank();
    }

    function test_create_revertsWhenJailTimeIsTooLong() public {
        vm.assertEq(ranks.JAIL_TIME(), 14 days);
        bytes memory arguments = abi.encode(token, validators, ledger, policies, slasher, 30 days + 1);
        bytes memory code = bytes.concat(vm.getCode("RankBook"), arguments);
        address created;
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        vm.assertEq(created, address(0));
    }
}
