// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEmissionsController} from "../../../contracts/interfaces/IEmissionsController.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Emissions of validators: the cap, the decay, the parts, and who may what.
contract EmissionsControllerCloseEpochTest is RequestFixture {
    ValidatorId private constant FIRST = ValidatorId.wrap(1);

    function setUp() public override {
        super.setUp();
        _addValidators(9);
        _nextEpoch();
    }

    /// @dev An emission is the least of the decay and the multiple of what was earned; a fifth is the contributors'.
    function test_closeEpoch_emitsTheMultipleOfWhatWasEarned() public {
        uint256 epoch = _earn();
        uint256 earned = ledger.earnedIn(epoch);
        _closeThrough(epoch - 1);
        uint256 amount = (earned * 1_733) / 10_000;
        vm.expectEmit(address(emissions));
        emit IEmissionsController.EpochClosed(epoch, earned, amount - amount / 5, amount / 5, RESERVE - amount);
        IEmissionsController.Emission memory emission = emissions.closeEpoch(epoch);
        vm.assertEq(uint256(emission.validators) + emission.contributors, amount);
        vm.assertEq(emissions.reserve(), RESERVE - amount);
        vm.assertEq(emissions.contributorsUpTo(epoch), amount / 5);
        vm.assertEq(emissions.emissionOf(epoch).validators, emission.validators);
    }

    /// @dev However much was earned, an epoch releases no more than its part of the reserve.
    function test_closeEpoch_neverReleasesMoreThanTheDecay() public {
        policies.setPrice(GENERAL, Tier.STANDARD, 1_000e18);
        _fund(REQUESTER, 90_000_000 * MIRA);
        uint256 epoch = _earnOf(4_096);
        _closeThrough(epoch - 1);
        uint256 released = (RESERVE * DECAY) / 1e18;
        vm.assertGt((ledger.earnedIn(epoch) * 1_733) / 10_000, released);
        IEmissionsController.Emission memory emission = emissions.closeEpoch(epoch);
        vm.assertEq(uint256(emission.validators) + emission.contributors, released);
    }

    /// @dev Half of the reserve is left after two years of the most that can be released.
    function test_decay_hasAHalfLifeOfTwoYears() public pure {
        uint256 left = RESERVE;
        for (uint256 i; i < 730; ++i) left -= (left * DECAY) / 1e18;
        vm.assertGe(left, RESERVE / 2 - RESERVE / 1e6);
        vm.assertLe(left, RESERVE / 2 + RESERVE / 1e6);
    }

    function test_closeEpoch_goesInOrderAndWaitsForFinality() public {
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_NotNext.selector, 1, 0));
        emissions.closeEpoch(1);
        uint256 from = ledger.claimableAt(0);
        vm.assertEq(emissions.closableAt(0), from);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_NotYetFinal.selector, 0, from, from - 1));
        emissions.closeEpoch(0);
        vm.warp(from);
        vm.prank(STRANGER);
        emissions.closeEpoch(0);
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_NotNext.selector, 0, 1));
        emissions.closeEpoch(0);
        // Nothing was earned, and nothing left the reserve.
        vm.assertEq(emissions.reserve(), RESERVE);
    }

    /// @dev Pro rata to earnings, to the unit below; into the pools; once.
    function test_claim_paysProRata() public {
        uint256 epoch = _earn();
        _closeThrough(epoch);
        uint256 pot = emissions.emissionOf(epoch).validators;
        uint256 paid;
        uint256 members;
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = epoch;
        for (uint32 i = 1; i <= 9; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            uint256 part = (pot * ledger.earningsOf(id, GENERAL, epoch)) / ledger.earnedIn(epoch);
            vm.assertEq(emissions.emissionFor(id, GENERAL, epoch), part);
            uint256 before = token.balanceOf(address(stakes));
            vm.prank(STRANGER);
            vm.assertEq(emissions.claim(id, GENERAL, epochs), part);
            vm.assertTrue(emissions.isClaimed(id, GENERAL, epoch));
            vm.assertEq(emissions.claim(id, GENERAL, epochs), 0);
            vm.assertEq(token.balanceOf(address(stakes)) - before, part);
            paid += part;
            if (part != 0) ++members;
        }
        vm.assertGt(members, 3);
        vm.assertLe(pot - paid, 9);
    }

    function test_claim_revertsWhenNotClosed() public {
        uint256 epoch = _earn();
        _closeThrough(epoch - 1);
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = epoch;
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_NotClosed.selector, epoch, epoch));
        emissions.claim(FIRST, GENERAL, epochs);
    }

    /// @dev Claimed before or after the earnings themselves: the same.
    function test_claim_doesNotDependOnClaimedEarnings() public {
        uint256 epoch = _earn();
        _closeThrough(epoch);
        uint256 part = emissions.emissionFor(FIRST, GENERAL, epoch);
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = epoch;
        ledger.claimEarnings(FIRST, GENERAL, epochs);
        vm.assertEq(emissions.emissionFor(FIRST, GENERAL, epoch), part);
    }

    function test_setMultiple_isBoundAndForGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BadMultiple.selector, 1_734, 1_733));
        emissions.setMultiple(1_734);
        vm.expectEmit(address(emissions));
        emit IEmissionsController.MultipleSet(17);
        emissions.setMultiple(17);
        vm.assertEq(emissions.multiple(), 17);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        emissions.setMultiple(1);
    }

    function test_fund_addsToTheReserve() public {
        token.approve(address(emissions), 5);
        vm.expectEmit(address(emissions));
        emit IEmissionsController.ReserveFunded(address(this), 5);
        emissions.fund(5);
        vm.assertEq(emissions.reserve(), RESERVE + 5);
        // A donation is nobody's.
        token.transfer(address(emissions), 7);
        vm.assertEq(emissions.reserve(), RESERVE + 5);
    }

    function _earn() private returns (uint256) {
        return _earnOf(10);
    }

    function _earnOf(uint256 claims) private returns (uint256 epoch) {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, claims);
        _settle(r, votes);
        return validators.epochAt(vm.getBlockTimestamp());
    }

    function _closeThrough(uint256 epoch) private {
        vm.warp(ledger.claimableAt(epoch + 1));
        for (uint256 i = emissions.nextEpoch(); i <= epoch; ++i) emissions.closeEpoch(i);
    }
}
