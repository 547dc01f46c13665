// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, PolicyTerms, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {IHub} from "../support/IHub.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";
import {CampaignState} from "./CampaignState.sol";
import {ContributorActions} from "./ContributorActions.sol";
import {FaultActions} from "./FaultActions.sol";
import {RankActions} from "./RankActions.sol";

/// @title GovernanceActions
/// @notice What governance may change at any time, in the middle of requests, and what anyone sends to any contract.
abstract contract GovernanceActions is ContributorActions, RankActions {
    uint256 private constant MOST_HUBS = 4;

    mapping(Tier tier => uint256) private lastPriced;

    function setUp() public virtual override(CampaignState, FaultActions) {
        super.setUp();
    }

    function setPrice(uint256 seed) external returns (bool) {
        policies.setPrice(GENERAL, Tier(seed % 3), uint96(1e12 + ((seed >> 8) % 0.1e18)));
        lastPriced[Tier(seed % 3)] = _epoch();
        return true;
    }

    /// @dev At most an eighth, and within the bounds of a price.
    function driftPrice(uint256 seed) external returns (bool) {
        for (uint256 i; i < 3; ++i) {
            Tier tier = Tier((seed + i) % 3);
            if (!_canDrift(tier)) continue;
            uint256 before = _priceOf(tier);
            uint256 price = hub.driftPrice(GENERAL, tier);
            _expect(price == _priceOf(tier), "a price that does not hold");
            uint256 step = price > before ? price - before : before - price;
            _expect(step * 8 <= before, "a price that jumped");
            _expect(price >= 1e12 && price <= 1_000e18, "a price out of bounds");
            lastPriced[tier] = _epoch();
            return true;
        }
        return false;
    }

    /// @dev Invariant 8: other shares and windows, within the bounds, for requests that open later.
    function setTier(uint256 seed) external returns (bool) {
        Tier tier = Tier(seed % 3);
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(tier);
        terms.validatorShare = uint16(5_000 + ((seed >> 8) % 2_501));
        terms.burnShare = uint16((seed >> 24) % 1_501);
        terms.integratorShare = uint16((seed >> 40) % 501);
        terms.settlerTip = uint16((seed >> 56) % 201);
        terms.commitWindow = uint24(20 + ((seed >> 72) % 90));
        terms.revealWindow = uint24(20 + ((seed >> 96) % 90));
        terms.challengeWindow = uint24(10 minutes + ((seed >> 120) % ((seed >> 152) % 4 == 0 ? 24 hours : 1 hours)));
        terms.minFamilies = uint8(1 + ((seed >> 144) % 3));
        policies.setTier(tier, levels, terms);
        return true;
    }

    function setMultiple(uint256 seed) external returns (bool) {
        multipleSet = (seed >> 8) % 3 == 0 ? MULTIPLE : seed % (MULTIPLE + 1);
        emissions.setMultiple(multipleSet);
        return true;
    }

    function setCause(uint256 seed) external returns (bool) {
        // The one that is proven most.
        bytes32 cause = _cause(seed % 5 == 4 ? 1 : seed % 5);
        ISlasher.CauseTerms memory terms = termsOf[cause];
        // Often so low that they cut what is asked.
        terms.maxBps = uint16(1 + ((seed >> 8) % ((seed >> 60) % 2 == 0 ? 5 : 1_500)));
        terms.maxEpochBps = uint16(1 + ((seed >> 24) % ((seed >> 61) % 2 == 0 ? 900 : 5_000)));
        terms.bountyBps = uint16((seed >> 40) % 5_001);
        termsOf[cause] = terms;
        slasher.setCause(cause, terms);
        return true;
    }

    /// @dev Dismisses one in the middle of its requests, admits a successor, or takes one back. Seldom there is none.
    function changeHub(uint256 seed) external returns (bool) {
        bool any;
        for (uint256 i; i < hubs.length && (seed >> 16) % 2 == 0; ++i) {
            IHub candidate = hubs[((seed >> 8) + i) % hubs.length];
            if (registry.seriesOf(address(candidate)) == 0) continue;
            registry.dismissHub(address(candidate));
            _mark("hubs dismissed");
            if ((seed >> 20) % 8 == 0) return true;
            any = true;
            break;
        }
        return _admitAnother(seed) || any;
    }

    /// @dev MIRA for nothing.
    function donate(uint256 seed) external returns (bool) {
        address[16] memory targets = [
            address(stakes),
            address(ledger),
            address(emissions),
            address(withholding),
            address(equivocation),
            address(slasher),
            address(token),
            address(validators),
            address(policies),
            address(registry),
            address(attendance),
            address(authority),
            address(ranks),
            address(book),
            address(reckoner),
            address(hub)
        ];
        address target = targets[seed % 16];
        token.transfer(target, _amount(seed));
        donated[target] += _amount(seed);
        return true;
    }

    function advance(uint256 seed) external returns (bool) {
        uint256 span = 90;
        if ((seed >> 8) % 16 == 0) span = 12 hours;
        if ((seed >> 8) % 32 == 1) span = 4 days;
        if ((seed >> 8) % 256 == 2) span = 30 days;
        vm.warp(vm.getBlockTimestamp() + 1 + ((seed >> 16) % span));
        vm.roll(vm.getBlockNumber() + 1 + ((seed >> 64) % 2));
        return true;
    }

    function _canDrift(Tier tier) private returns (bool) {
        for (uint256 i; i < hubs.length; ++i) {
            (uint256 expected, ) = hubs[i].turnoutOf(GENERAL, tier);
            if (expected == 0) continue;
            hub = hubs[i];
            return _epoch() > lastPriced[tier];
        }
        return false;
    }

    function _admitAnother(uint256 seed) private returns (bool) {
        if (hubs.length < MOST_HUBS && (seed >> 24) % 4 == 0) {
            hubs.push(_createHub());
            _mark("hubs that followed");
            return true;
        }
        for (uint256 i; i < hubs.length; ++i) {
            IHub candidate = hubs[((seed >> 32) + i) % hubs.length];
            if (registry.seriesOf(address(candidate)) != 0) continue;
            registry.admitHub(address(candidate));
            return true;
        }
        return false;
    }

    function _priceOf(Tier tier) private view returns (uint256) {
        (, PolicyTerms terms) = policies.policyOf(GENERAL, tier);
        return terms.price();
    }
}
