// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {Domain} from "../../../contracts/types/Domain.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {
    LevelPolicy,
    PolicyLevels,
    PolicyTerms,
    TierPolicies,
    TierTerms
} from "../../../contracts/types/TierPolicy.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice Bounds that governance cannot leave, and words that say what was set.
contract PolicyBookSetTierTest is MiraFixture {
    LevelPolicy[4] private levels;
    TierTerms private terms;

    function setUp() public override {
        super.setUp();
        (LevelPolicy[4] memory l, TierTerms memory t) = Policies.tier(Tier.HIGH);
        for (uint256 i; i < 4; ++i) levels[i] = l[i];
        terms = t;
    }

    function test_setTier_describesWhatWasSet() public view {
        for (uint8 t; t < 3; ++t) {
            (LevelPolicy[4] memory l, TierTerms memory expected) = Policies.tier(Tier(t));
            expected.price = PRICE;
            (LevelPolicy[4] memory stored, TierTerms memory storedTerms) = policies.describe(GENERAL, Tier(t));
            vm.assertEq(keccak256(abi.encode(stored)), keccak256(abi.encode(l)));
            vm.assertEq(keccak256(abi.encode(storedTerms)), keccak256(abi.encode(expected)));
        }
    }

    function testFuzz_terms_packAndUnpack(TierTerms memory t) public pure {
        vm.assertEq(
            keccak256(abi.encode(TierPolicies.unpack(TierPolicies.pack(t)))),
            keccak256(abi.encode(t))
        );
    }

    function testFuzz_levels_packAndUnpack(LevelPolicy[4] memory l) public pure {
        PolicyLevels packed = TierPolicies.pack(l);
        for (uint256 i; i < 4; ++i) {
            vm.assertEq(keccak256(abi.encode(packed.level(i))), keccak256(abi.encode(l[i])));
        }
    }

    function test_setTier_ignoresThePrice() public {
        terms.price = 5e18;
        _set();
        (, PolicyTerms stored) = policies.policyOf(GENERAL, Tier.HIGH);
        vm.assertEq(stored.price(), PRICE);
    }

    function test_setTier_boundsLevels() public {
        uint8[3] memory bad = [0, 5, 255];
        for (uint256 i; i < 3; ++i) {
            terms.levels = bad[i];
            _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_NoLevels.selector, bad[i]));
        }
        terms.levels = 1;
        _set();
    }

    function test_setTier_boundsEachLevelInUse() public {
        for (uint256 i; i < 4; ++i) {
            LevelPolicy memory good = levels[i];
            levels[i].seats = 0;
            _expectBadLevel(i);
            levels[i] = good;
            levels[i].leastSeats = 0;
            _expectBadLevel(i);
            levels[i].leastSeats = good.seats + 1;
            _expectBadLevel(i);
            levels[i] = good;
            levels[i].cap = 0;
            _expectBadLevel(i);
            levels[i] = good;
        }
        // A level out of use may hold anything.
        terms.levels = 3;
        delete levels[3];
        _set();
    }

    /// @dev More than half, so that two answers cannot both pass; at most all.
    function testFuzz_setTier_boundsThresholds(uint8 numerator, uint8 denominator, uint8 level) public {
        uint256 i = level % 4;
        (levels[i].thresholdNumerator, levels[i].thresholdDenominator) = (numerator, denominator);
        if (numerator <= denominator && 2 * uint256(numerator) > denominator) {
            _set();
        } else {
            _expectRefusal(
                abi.encodeWithSelector(IPolicyBook.Policy_BadThreshold.selector, i, numerator, denominator)
            );
        }
    }

    function test_setTier_boundsThresholdsAtHalfAndAll() public {
        (levels[0].thresholdNumerator, levels[0].thresholdDenominator) = (1, 2);
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadThreshold.selector, 0, 1, 2));
        (levels[0].thresholdNumerator, levels[0].thresholdDenominator) = (0, 0);
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadThreshold.selector, 0, 0, 0));
        (levels[0].thresholdNumerator, levels[0].thresholdDenominator) = (128, 255);
        _set();
        (levels[0].thresholdNumerator, levels[0].thresholdDenominator) = (1, 1);
        _set();
    }

    function test_setTier_boundsFamilies() public {
        terms.minFamilies = 0;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadFamilies.selector, 0));
        terms.minFamilies = 5;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadFamilies.selector, 5));
        terms.minFamilies = 4;
        _set();
    }

    function test_setTier_boundsFamiliesByTheLeastSeats() public {
        levels[0].leastSeats = 3;
        terms.minFamilies = 4;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadFamilies.selector, 4));
        terms.minFamilies = 3;
        _set();
    }

    function test_setTier_boundsTheSeed() public {
        (terms.seedDelay, terms.seedBlocks) = (3_601, 1);
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadSeedDelay.selector, 3_601, 1));
        (terms.seedDelay, terms.seedBlocks) = (0, 0);
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadSeedDelay.selector, 0, 0));
        (terms.seedDelay, terms.seedBlocks) = (0, 65);
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadSeedDelay.selector, 0, 65));
        (terms.seedDelay, terms.seedBlocks) = (3_600, 64);
        _set();
    }

    /// @dev Twice the expected seats must settle in one transaction.
    function test_setTier_boundsSeats() public {
        levels[0].seats = 32;
        _expectBadLevel(0);
        levels[0].seats = 31;
        levels[3].seats = 128;
        _expectBadLevel(3);
        levels[3].seats = 127;
        _set();
    }

    function test_setTier_boundsEachWindow() public {
        for (uint256 i; i < 3; ++i) {
            _setWindow(i, 1);
            _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadWindow.selector, 1, 2, 7 days));
            _setWindow(i, 7 days + 1);
            _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadWindow.selector, 7 days + 1, 2, 7 days));
            _setWindow(i, 2);
            _set();
            if (i == 0) continue;
            _setWindow(i, 7 days);
            _set();
        }
    }

    /// @dev Powers are kept for three epochs: a round's commitments end within the epoch after its own.
    function test_setTier_boundsCommittingByTheEpoch() public {
        terms.commitWindow = uint24((EPOCH_LENGTH - 4) / 2);
        _set();
        terms.commitWindow += 1;
        _expectRefusal(
            abi.encodeWithSelector(IPolicyBook.Policy_LongerThanEpoch.selector, EPOCH_LENGTH + 2, EPOCH_LENGTH)
        );
    }

    /// @dev A request lives ten days at most, settling included: less than stake takes to thaw.
    function test_setTier_boundsARequestsLife() public {
        (terms.revealWindow, terms.challengeWindow) = (3 days, 6 days - 1_204);
        _set();
        terms.challengeWindow += 1;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_LifeTooLong.selector, 10 days + 1, 10 days));
    }

    function test_setTier_boundsTheSlashCap() public {
        terms.slashCapBps = 5_001;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_SlashCapTooHigh.selector, 5_001, 5_000));
        terms.slashCapBps = 5_000;
        _set();
    }

    function test_setPrice_boundsPrices() public {
        uint96 least = 1e12;
        uint96 most = 1_000e18;
        _expectPriceRefusal(0);
        _expectPriceRefusal(least - 1);
        _expectPriceRefusal(most + 1);
        policies.setPrice(GENERAL, Tier.HIGH, least);
        vm.expectEmit(address(policies));
        emit IPolicyBook.PriceSet(GENERAL, Tier.HIGH, most);
        policies.setPrice(GENERAL, Tier.HIGH, most);
        (, PolicyTerms stored) = policies.policyOf(GENERAL, Tier.HIGH);
        vm.assertEq(stored.price(), most);
    }

    function test_policyOf_revertsWhenNotOffered() public {
        Domain other = Domain.wrap(9);
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, other, Tier.LIGHT));
        policies.policyOf(other, Tier.LIGHT);
        IPolicyBook fresh = IPolicyBook(_create("PolicyBook", abi.encode(authority, EPOCH_LENGTH)));
        fresh.setPrice(GENERAL, Tier.LIGHT, PRICE);
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, GENERAL, Tier.LIGHT));
        fresh.policyOf(GENERAL, Tier.LIGHT);
    }

    function test_hashOf_namesLevelsAndTerms() public view {
        (PolicyLevels l, PolicyTerms t) = policies.policyOf(GENERAL, Tier.LIGHT);
        vm.assertEq(
            policies.hashOf(l, t),
            keccak256(abi.encode(keccak256("Policy(uint256 levels,uint256 terms)"), l, t))
        );
    }

    function test_setTier_revertsWhenNotGovernance() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        policies.setTier(Tier.HIGH, levels, terms);
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        policies.setPrice(GENERAL, Tier.HIGH, PRICE);
    }

    function _set() private {
        policies.setTier(Tier.HIGH, levels, terms);
    }

    function _setWindow(uint256 which, uint24 value) private {
        (, TierTerms memory t) = Policies.tier(Tier.HIGH);
        if (which == 0) t.commitWindow = value;
        if (which == 1) t.revealWindow = value;
        if (which == 2) t.challengeWindow = value;
        terms = t;
    }

    function _expectBadLevel(uint256 index) private {
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadLevel.selector, index, levels[index]));
    }

    function _expectRefusal(bytes memory reason) private {
        vm.expectRevert(reason);
        policies.setTier(Tier.HIGH, levels, terms);
    }

    function _expectPriceRefusal(uint96 price) private {
        vm.expectRevert(
            abi.encodeWithSelector(IPolicyBook.Policy_PriceOutOfBounds.selector, price, 1e12, 1_000e18)
        );
        policies.setPrice(GENERAL, Tier.HIGH, price);
    }
}
