// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Prices follow the turnout of one round in eight.
contract VerificationHubDriftPriceTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(9);
        _nextEpoch();
    }

    /// @dev Empty rounds raise the price by an eighth; the turnout is counted once.
    function test_driftPrice_raisesThePriceOfEmptyRounds() public {
        uint256 sampled = _expireSome(40);
        vm.assertGt(sampled, 0);
        vm.assertLt(sampled, 20);
        (uint256 expected, uint256 committed) = hub.turnoutOf(GENERAL, Tier.STANDARD);
        vm.assertEq(expected, 9 * sampled);
        vm.assertEq(committed, 0);
        _nextEpoch();
        vm.prank(STRANGER);
        vm.assertEq(hub.driftPrice(GENERAL, Tier.STANDARD), (uint256(PRICE) * 9) / 8);
        (, PolicyTerms terms) = policies.policyOf(GENERAL, Tier.STANDARD);
        vm.assertEq(terms.price(), (uint256(PRICE) * 9) / 8);
        (expected, ) = hub.turnoutOf(GENERAL, Tier.STANDARD);
        vm.assertEq(expected, 0);
        vm.expectPartialRevert(IPolicyBook.Policy_NoDriftYet.selector);
        hub.driftPrice(GENERAL, Tier.STANDARD);
    }

    /// @dev Full rounds lower it; commitments decide which rounds count, not their numbers.
    function test_driftPrice_lowersThePriceOfFullRounds() public {
        for (uint256 i; i < 40; ++i) {
            (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 1);
            _settle(r, votes);
        }
        (uint256 expected, uint256 committed) = hub.turnoutOf(GENERAL, Tier.STANDARD);
        vm.assertGt(expected, 0);
        vm.assertEq(committed, expected);
        _nextEpoch();
        vm.assertLt(hub.driftPrice(GENERAL, Tier.STANDARD), PRICE);
        // Of other domains and tiers nothing was counted.
        (expected, ) = hub.turnoutOf(GENERAL, Tier.LIGHT);
        vm.assertEq(expected, 0);
    }

    /// @dev Without a counted round there is nothing to drift by.
    function test_driftPrice_revertsWithoutTurnout() public {
        _nextEpoch();
        vm.expectPartialRevert(IPolicyBook.Policy_NoDriftYet.selector);
        hub.driftPrice(GENERAL, Tier.STANDARD);
    }

    /// @dev Opens rounds to which nobody commits; returns how many the hub counted.
    function _expireSome(uint256 rounds) private returns (uint256 sampled) {
        for (uint256 i; i < rounds; ++i) {
            Request memory r = _open(Tier.STANDARD, 1);
            vm.warp(r.config.revealStart(true));
            (uint256 before, ) = hub.turnoutOf(GENERAL, Tier.STANDARD);
            hub.expire(r.id, r.header, new SeatedCommitment[](0));
            (uint256 expected, ) = hub.turnoutOf(GENERAL, Tier.STANDARD);
            if (expected != before) ++sampled;
        }
    }
}
