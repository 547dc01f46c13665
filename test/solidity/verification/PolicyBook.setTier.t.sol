// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {Domain} from "../../../contracts/types/Domain.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierPolicies, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice Bounds that governance cannot leave, and words that say what was set.
contract PolicyBookSetTierTest is MiraFixture {
    LevelPolicy[4] private levels;
    TierTerms private terms;

    function setUp() public override {
        super.setUp();
        authority.grantRole(HUB, address(this), 0);
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

    /// @dev Of each field what its bounds allow.
    function testFuzz_terms_packAndUnpack(TierTerms memory t) public pure {
        (t.levels, t.minFamilies, t.seedBlocks) = (t.levels % 16, t.minFamilies % 16, t.seedBlocks % 256);
        t.seedDelay %= 1 << 12;
        (t.commitWindow, t.revealWindow, t.challengeWindow) = (
            t.commitWindow % (1 << 20),
            t.revealWindow % (1 << 20),
            t.challengeWindow % (1 << 20)
        );
        (t.slashCapBps, t.validatorShare, t.burnShare) = (
            t.slashCapBps % (1 << 14),
            t.validatorShare % (1 << 14),
            t.burnShare % (1 << 14)
        );
        (t.integratorShare, t.settlerTip, t.price) = (
            t.integratorShare % (1 << 10),
            t.settlerTip % (1 << 8),
            t.price % (1 << 72)
        );
        vm.assertEq(keccak256(abi.encode(TierPolicies.unpack(TierPolicies.pack(t)))), keccak256(abi.encode(t)));
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

    /// @dev What a request reads is kept by domain: new terms come to each, with its own price, and to the last of all.
    function test_setTier_reachesEveryDomainThatOffersIt() public {
        Domain[3] memory domains = [GENERAL, Domain.wrap(5), Domain.wrap(255)];
        for (uint256 i = 1; i < 3; ++i) policies.setPrice(domains[i], Tier.HIGH, uint96(i * 7e15));
        terms.slashMultiple += 1;
        _set();
        for (uint256 i; i < 3; ++i) {
            (, PolicyTerms stored) = policies.policyOf(domains[i], Tier.HIGH);
            terms.price = i == 0 ? PRICE : uint96(i * 7e15);
            vm.assertEq(keccak256(abi.encode(stored.unpack())), keccak256(abi.encode(terms)));
        }
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, Domain.wrap(6), Tier.HIGH));
        policies.policyOf(Domain.wrap(6), Tier.HIGH);
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
            _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_BadThreshold.selector, i, numerator, denominator));
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
        // Of four levels a life has no room for such windows.
        terms.levels = 1;
        terms.commitWindow = uint24((EPOCH_LENGTH - 4) / 2);
        _set();
        terms.commitWindow += 1;
        _expectRefusal(
            abi.encodeWithSelector(IPolicyBook.Policy_LongerThanEpoch.selector, EPOCH_LENGTH + 2, EPOCH_LENGTH)
        );
    }

    /// @dev A request lives ten days at most, settling included: less than stake takes to thaw.
    function test_setTier_boundsARequestsLife() public {
        (terms.levels, terms.revealWindow, terms.challengeWindow) = (1, 3 days, 6 days - 1_204);
        _set();
        terms.challengeWindow += 1;
        _expectRefusal(abi.encodeWithSelector(IPolicyBook.Policy_LifeTooLong.selector, 10 days + 1, 10 days));
        // Four levels: four votes with a day each for settling, and between them three challenge windows with half a day
        // each for escalating.
        (terms.levels, terms.revealWindow, terms.challengeWindow) = (4, 12 hours, 20 hours - 1_204 - 402);
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

    function test_setTier_boundsShares() public {
        uint16[4][6] memory bad = [
            [uint16(4_999), 1_000, 500, 200],
            [uint16(7_500), 1_000, 501, 200],
            [uint16(7_500), 1_000, 500, 201],
            [uint16(7_500), 1_801, 500, 200],
            [uint16(8_102), 1_898, 0, 0],
            [uint16(7_501), 1_000, 500, 200]
        ];
        for (uint256 i; i < 6; ++i) {
            (terms.validatorShare, terms.burnShare) = (bad[i][0], bad[i][1]);
            (terms.integratorShare, terms.settlerTip) = (bad[i][2], bad[i][3]);
            _expectRefusal(
                i < 4
                    ? abi.encodeWithSelector(
                        IPolicyBook.Policy_BadShares.selector,
                        bad[i][0],
                        bad[i][1],
                        bad[i][2],
                        bad[i][3]
                    )
                    : abi.encodeWithSelector(IPolicyBook.Policy_TooMuchReturned.selector, i == 4 ? 9_507 : 9_501, 9_500)
            );
        }
        // The whole rest for the treasury, and the largest share of the seats without others.
        (terms.validatorShare, terms.burnShare, terms.integratorShare, terms.settlerTip) = (5_000, 0, 0, 0);
        _set();
        (terms.validatorShare, terms.burnShare) = (8_096, 1_904);
        _set();
    }

    /// @dev Whatever passes the bounds, paying fees to oneself loses at least a twentieth of them.
    function testFuzz_setTier_neverReturnsMoreThanIsPaid(uint16 v, uint16 burn, uint16 integrator, uint16 tip) public {
        (terms.validatorShare, terms.burnShare) = (v % 10_001, burn % 10_001);
        (terms.integratorShare, terms.settlerTip) = (integrator % 501, tip % 201);
        try policies.setTier(Tier.HIGH, levels, terms) {
            uint256 fee = 1e24;
            uint256 paid = (fee * terms.validatorShare) / 10_000;
            uint256 emitted = (paid * 1_733) / 10_000;
            uint256 rest = (fee * (uint256(terms.integratorShare) + terms.settlerTip)) / 10_000;
            vm.assertLe(paid + emitted + rest, (fee * 95) / 100);
        } catch {}
    }

    function test_driftPrice_movesTowardsTheTurnout() public {
        // At none of the seats an eighth up, unchanged at 85 %, at all of them an eighth of 15 / 85 down.
        uint256[2][5] memory cases = [
            [uint256(0), 0.01125e18],
            [uint256(425), 0.010625e18],
            [uint256(850), 0.01e18],
            [uint256(1_000), 9_779_411_764_705_883],
            [uint256(3_000), 9_779_411_764_705_883]
        ];
        for (uint256 i; i < 5; ++i) {
            uint256 snapshot = vm.snapshotState();
            _nextEpoch();
            vm.expectEmit(address(policies));
            emit IPolicyBook.PriceSet(GENERAL, Tier.LIGHT, uint96(cases[i][1]));
            vm.assertEq(policies.driftPrice(GENERAL, Tier.LIGHT, 1_000, cases[i][0]), cases[i][1]);
            vm.revertToState(snapshot);
        }
    }

    function test_driftPrice_movesOnceAnEpoch() public {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        bytes memory early = abi.encodeWithSelector(IPolicyBook.Policy_NoDriftYet.selector, GENERAL, Tier.LIGHT, epoch);
        vm.expectRevert(early);
        policies.driftPrice(GENERAL, Tier.LIGHT, 9, 9);
        _nextEpoch();
        vm.expectRevert(early);
        policies.driftPrice(GENERAL, Tier.LIGHT, 0, 0);
        policies.driftPrice(GENERAL, Tier.LIGHT, 9, 9);
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NoDriftYet.selector, GENERAL, Tier.LIGHT, epoch + 1));
        policies.driftPrice(GENERAL, Tier.LIGHT, 9, 9);
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, Domain.wrap(9), Tier.LIGHT));
        policies.driftPrice(Domain.wrap(9), Tier.LIGHT, 9, 9);
    }

    /// @dev Within the bounds for ever, and never by more than an eighth.
    function testFuzz_driftPrice_staysWithinBounds(uint96 price_, uint256 seed) public {
        uint256 price = 1e12 + (price_ % (1_000e18 - 1e12 + 1));
        policies.setPrice(GENERAL, Tier.LIGHT, uint96(price));
        for (uint256 i; i < 20; ++i) {
            _nextEpoch();
            uint256 next = policies.driftPrice(GENERAL, Tier.LIGHT, 1 + (seed % 97), (seed >> 8) % 120);
            vm.assertGe(next, 1e12);
            vm.assertLe(next, 1_000e18);
            vm.assertLe(next * 8, price * 9);
            vm.assertGe(next * 100, price * 97);
            price = next;
            seed = uint256(keccak256(abi.encode(seed)));
        }
    }

    function test_driftPrice_isForHubs() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        _nextEpoch();
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        policies.driftPrice(GENERAL, Tier.LIGHT, 9, 9);
    }

    function test_policyOf_revertsWhenNotOffered() public {
        Domain other = Domain.wrap(9);
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, other, Tier.LIGHT));
        policies.policyOf(other, Tier.LIGHT);
        IPolicyBook fresh = IPolicyBook(_create("PolicyBook", abi.encode(authority, validators, MINIMUM_BOND)));
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
        // Of several levels a life has no room for the longest windows.
        t.levels = 1;
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
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_PriceOutOfBounds.selector, price, 1e12, 1_000e18));
        policies.setPrice(GENERAL, Tier.HIGH, price);
    }
}
