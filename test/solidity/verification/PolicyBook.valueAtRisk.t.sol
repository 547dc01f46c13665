// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierPolicies, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice What hangs on a verdict is no more than bribing its committee costs.
contract PolicyBookValueAtRiskTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    /// @dev protocol.md, "Value at risk": about 60, 200 and 4,500 prices a claim.
    function test_valueAtRisk_ofTheDefaultTiers() public view {
        vm.assertEq(policies.LEAST_POOL(), MINIMUM_BOND);
        vm.assertEq(_valueAtRisk(Tier.LIGHT, 1), 60 * uint256(PRICE));
        vm.assertEq(_valueAtRisk(Tier.STANDARD, 1), 200 * uint256(PRICE));
        vm.assertEq(_valueAtRisk(Tier.HIGH, 1), 4_500 * uint256(PRICE));
    }

    /// @dev Many claims share what one request may take of the pools: three of LIGHT, two of STANDARD and HIGH.
    function test_valueAtRisk_isCappedByThePools() public view {
        vm.assertEq(_valueAtRisk(Tier.LIGHT, 1_000), 0.6e18);
        vm.assertEq(_valueAtRisk(Tier.LIGHT, 1_001), uint256(600e18) / 1_001);
        vm.assertEq(_valueAtRisk(Tier.STANDARD, 500), 2e18);
        vm.assertEq(_valueAtRisk(Tier.STANDARD, 4_096), uint256(1_000e18) / 4_096);
        vm.assertEq(_valueAtRisk(Tier.HIGH, 44), 45e18);
        vm.assertEq(_valueAtRisk(Tier.HIGH, 45), uint256(2_000e18) / 45);
    }

    /// @dev Against a count: the quorum is the least number of seats that reaches the threshold, the ids the least number
    /// that holds them.
    function testFuzz_valueAtRisk_isTheSmallerOfBoth(
        LevelPolicy memory first,
        uint16 multiple,
        uint16 capBps,
        uint72 price,
        uint16 claims_
    ) public view {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        first.leastSeats = 1 + (first.leastSeats % 31);
        first.cap = 1 + (first.cap % 31);
        first.thresholdDenominator = 1 + (first.thresholdDenominator % 100);
        first.thresholdNumerator =
            first.thresholdDenominator / 2 +
            1 +
            (first.thresholdNumerator % ((first.thresholdDenominator + 1) / 2));
        if (first.thresholdNumerator > first.thresholdDenominator) return;
        levels[0] = first;
        (terms.slashMultiple, terms.slashCapBps, terms.price) = (multiple, capBps % 5_001, price);
        uint256 claims = 1 + (claims_ % 4_096);
        uint256 seats;
        while (seats * first.thresholdDenominator < uint256(first.leastSeats) * first.thresholdNumerator) ++seats;
        uint256 ids;
        while (ids * first.cap < seats) ++ids;
        uint256 slash = seats * multiple * price;
        uint256 pools = (ids * terms.slashCapBps * MINIMUM_BOND) / 10_000 / claims;
        vm.assertEq(
            policies.valueAtRisk(TierPolicies.pack(levels), TierPolicies.pack(terms), claims),
            slash < pools ? slash : pools
        );
    }

    function test_openRequest_refusesATierForMoreThanItsValueAtRisk() public {
        RequestParameters memory p = _parameters(Tier.LIGHT, 40);
        p.statedValue = 0.6e18 + 1;
        vm.prank(REQUESTER);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_ValueAboveTier.selector, 0.6e18 + 1, 0.6e18));
        hub.openRequest(p);
        p.statedValue = 0.6e18;
        _open(p);
        // More claims, less for each.
        p.claimCount = 4_096;
        uint256 most = uint256(600e18) / 4_096;
        vm.prank(REQUESTER);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_ValueAboveTier.selector, 0.6e18, most));
        hub.openRequest(p);
        p.statedValue = 0;
        _open(p);
    }

    function _valueAtRisk(Tier tier, uint256 claims) private view returns (uint256) {
        (PolicyLevels levels, PolicyTerms terms) = policies.policyOf(GENERAL, tier);
        return policies.valueAtRisk(levels, terms, claims);
    }
}
