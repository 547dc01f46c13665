// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IPolicyBook} from "../interfaces/IPolicyBook.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {EmissionBounds} from "../libraries/EmissionBounds.sol";
import {Tally} from "../libraries/Tally.sol";
import {Domain} from "../types/Domain.sol";
import {Tier} from "../types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierPolicies, TierTerms} from "../types/TierPolicy.sol";

/// @title PolicyBook
/// @notice Tiers and prices, each within bounds that governance cannot leave.
///
/// Roles: governance sets tiers and prices, admitted hubs let prices drift with the turnout of their rounds; both through
/// the access manager.
/// Known limit: where two hubs have the role, whichever comes first in an epoch lets prices drift by its own rounds alone;
/// governance moves the role to a successor.
/// Invariant 8: nothing here touches a request that is open; the hub copies what it reads.
contract PolicyBook is IPolicyBook, AccessManaged {
    /// @notice Bounds of a price, base units of MIRA.
    uint256 public constant LEAST_PRICE = 1e12;
    uint256 public constant MOST_PRICE = 1_000e18;
    /// @notice Bounds of commit, reveal and challenge windows, seconds.
    uint256 public constant LEAST_WINDOW = 2;
    uint256 public constant MOST_WINDOW = 7 days;
    /// @notice Most seconds and blocks from opening to the seed.
    uint256 public constant MOST_SEED_DELAY = 1 hours;
    uint256 public constant MOST_SEED_BLOCKS = 64;
    /// @notice Most expected seats at level 0 and deeper: twice as many still settle in one transaction.
    uint256 public constant MOST_FIRST_SEATS = 31;
    uint256 public constant MOST_SEATS = 127;
    /// @notice Most that one request may take of a pool, in 1/10,000.
    uint256 public constant MOST_SLASH_CAP = 5_000;
    /// @notice Most seconds from opening to the final verdict of the last level, see {_lifeOf}.
    uint256 public constant MOST_LIFE = 10 days;
    /// @dev Seconds that rounds wait to be settled, and levels to be escalated, as hub and contest book have them.
    uint256 private constant SETTLE_PERIOD = 24 hours;
    uint256 private constant ESCALATION_PERIOD = 12 hours;

    /// @notice Seconds of an epoch: commitments of a round must end within the epoch after its own.
    uint256 public immutable EPOCH_LENGTH;

    /// @inheritdoc IPolicyBook
    uint256 public immutable LEAST_POOL;

    /// @notice Least share of the seats in a net fee, in 1/10,000.
    uint256 public constant LEAST_VALIDATOR_SHARE = 5_000;
    /// @notice Most shares of integrator and settler.
    uint256 public constant MOST_INTEGRATOR_SHARE = 500;
    uint256 public constant MOST_SETTLER_TIP = 200;
    /// @notice Most that comes back to whoever pays fees to itself, with a domain's whole stake: the shares of seats,
    /// integrator and settler, and emissions on what the seats earn. The rest is lost for good.
    uint256 public constant MOST_RETURNED = 9_500;
    /// @notice Turnout that prices drift to, in 1/10,000 of the expected seats.
    uint256 public constant TARGET_TURNOUT = 8_500;
    /// @notice Most that a price drifts in one epoch, in 1/10,000.
    uint256 public constant MOST_DRIFT = 1_250;
    uint256 private constant BPS = 10_000;

    IValidatorRegistry private immutable _VALIDATORS;

    mapping(Tier tier => PolicyLevels) private _levels;
    mapping(Tier tier => PolicyTerms) private _terms;
    /// @dev Terms with the domain's price: what a request reads, in one word. Zero where the tier is not offered.
    mapping(Domain domain => mapping(Tier tier => PolicyTerms)) private _offers;
    /// @dev Last epoch in which a price changed.
    mapping(Domain domain => mapping(Tier tier => uint256)) private _pricedIn;
    /// @dev Bits of the domains that offer a tier.
    mapping(Tier tier => uint256) private _offering;

    /// @param validators Keeps the epochs.
    /// @param leastPool Smallest pool that can hold a seat, base units of MIRA: the minimum bond.
    constructor(address authority, IValidatorRegistry validators, uint256 leastPool) AccessManaged(authority) {
        _VALIDATORS = validators;
        LEAST_POOL = leastPool;
        EPOCH_LENGTH = validators.epochStart(1) - validators.epochStart(0);
    }

    /// @inheritdoc IPolicyBook
    function setTier(Tier tier, LevelPolicy[4] calldata levels, TierTerms calldata terms) external restricted {
        require(terms.levels >= 1 && terms.levels <= 4, Policy_NoLevels(terms.levels));
        for (uint256 i; i < terms.levels; ++i) _checkLevel(i, levels[i]);
        require(
            terms.minFamilies >= 1 && terms.minFamilies <= 4 && terms.minFamilies <= levels[0].leastSeats,
            Policy_BadFamilies(terms.minFamilies)
        );
        require(
            terms.seedDelay <= MOST_SEED_DELAY && terms.seedBlocks >= 1 && terms.seedBlocks <= MOST_SEED_BLOCKS,
            Policy_BadSeedDelay(terms.seedDelay, terms.seedBlocks)
        );
        _checkWindow(terms.commitWindow);
        _checkWindow(terms.revealWindow);
        _checkWindow(terms.challengeWindow);
        uint256 committing = terms.seedDelay + 2 * uint256(terms.commitWindow);
        require(committing <= EPOCH_LENGTH, Policy_LongerThanEpoch(committing, EPOCH_LENGTH));
        uint256 life = _lifeOf(terms, committing);
        require(life <= MOST_LIFE, Policy_LifeTooLong(life, MOST_LIFE));
        require(terms.slashCapBps <= MOST_SLASH_CAP, Policy_SlashCapTooHigh(terms.slashCapBps, MOST_SLASH_CAP));
        _checkShares(terms);
        TierTerms memory stored = terms;
        stored.price = 0;
        _levels[tier] = TierPolicies.pack(levels);
        _terms[tier] = TierPolicies.pack(stored);
        _refreshOffers(tier);
        emit TierSet(tier, _levels[tier], _terms[tier]);
    }

    /// @inheritdoc IPolicyBook
    function setPrice(Domain domain, Tier tier, uint96 price) external restricted {
        require(price >= LEAST_PRICE && price <= MOST_PRICE, Policy_PriceOutOfBounds(price, LEAST_PRICE, MOST_PRICE));
        _setPrice(domain, tier, price);
    }

    /// @inheritdoc IPolicyBook
    function driftPrice(
        Domain domain,
        Tier tier,
        uint256 expectedSeats,
        uint256 committedSeats
    ) external restricted returns (uint256 price) {
        uint256 old = _offers[domain][tier].price();
        require(old != 0, Policy_NotOffered(domain, tier));
        uint256 epoch = _pricedIn[domain][tier];
        require(expectedSeats != 0 && _epoch() > epoch, Policy_NoDriftYet(domain, tier, epoch));
        price = Math.min(Math.max(_drifted(old, expectedSeats, committedSeats), LEAST_PRICE), MOST_PRICE);
        // Within the bounds of a price.
        _setPrice(domain, tier, uint96(price));
    }

    /// @inheritdoc IPolicyBook
    function policyOf(Domain domain, Tier tier) public view returns (PolicyLevels levels, PolicyTerms terms) {
        (levels, terms) = (_levels[tier], _offers[domain][tier]);
        require(terms.price() != 0 && PolicyLevels.unwrap(levels) != 0, Policy_NotOffered(domain, tier));
    }

    /// @inheritdoc IPolicyBook
    function describe(
        Domain domain,
        Tier tier
    ) external view returns (LevelPolicy[4] memory levels, TierTerms memory terms) {
        (PolicyLevels packedLevels, PolicyTerms packedTerms) = policyOf(domain, tier);
        terms = packedTerms.unpack();
        for (uint256 i; i < terms.levels; ++i) levels[i] = packedLevels.level(i);
    }

    /// @inheritdoc IPolicyBook
    function valueAtRisk(PolicyLevels levels, PolicyTerms terms, uint256 claims) external view returns (uint256) {
        LevelPolicy memory first = levels.level(0);
        uint256 seats = Tally.quorum(first.leastSeats, first.thresholdNumerator, first.thresholdDenominator);
        uint256 perClaim = seats * terms.slashMultiple() * terms.price();
        uint256 allPools = (Math.ceilDiv(seats, first.cap) * terms.slashCapBps() * LEAST_POOL) / BPS;
        return Math.min(perClaim, allPools / claims);
    }

    /// @inheritdoc IPolicyBook
    function hashOf(PolicyLevels levels, PolicyTerms terms) external pure returns (bytes32) {
        return TierPolicies.hash(levels, terms);
    }

    /// @dev price · (1 + {MOST_DRIFT} · (target − turnout) / target): an eighth up at no turnout, unchanged at the target,
    /// and gently down above it. A rule as steep on both sides never settles where supply follows prices with a lag.
    function _drifted(uint256 price, uint256 expectedSeats, uint256 committedSeats) private pure returns (uint256) {
        uint256 turnout = Math.min((committedSeats * BPS) / expectedSeats, BPS);
        uint256 step = (price * MOST_DRIFT) / BPS;
        return
            turnout <= TARGET_TURNOUT
                ? price + (step * (TARGET_TURNOUT - turnout)) / TARGET_TURNOUT
                : price - (step * (turnout - TARGET_TURNOUT)) / TARGET_TURNOUT;
    }

    function _setPrice(Domain domain, Tier tier, uint96 price) private {
        _offers[domain][tier] = _terms[tier].withPrice(price);
        _pricedIn[domain][tier] = _epoch();
        _offering[tier] |= 1 << Domain.unwrap(domain);
        emit PriceSet(domain, tier, price);
    }

    /// @dev Brings new terms of a tier to every domain that offers it.
    function _refreshOffers(Tier tier) private {
        uint256 domains = _offering[tier];
        for (uint256 d; domains != 0; ++d) {
            // Bits of domains, which have eight.
            Domain domain = Domain.wrap(uint8(d));
            if (domains & 1 == 1) _offers[domain][tier] = _terms[tier].withPrice(_offers[domain][tier].price());
            domains >>= 1;
        }
    }

    function _epoch() private view returns (uint256) {
        return _VALIDATORS.epochAt(block.timestamp);
    }

    /// @dev Seconds that a request lives at most where whoever can move it on does: on each level its windows and the time
    /// for settling, and between two of them the challenge window and the time for escalating. The verdict of a single
    /// level waits for its challenge window too.
    function _lifeOf(TierTerms calldata terms, uint256 committing) private pure returns (uint256) {
        uint256 steps = uint256(terms.levels) - 1;
        uint256 voting = committing + terms.revealWindow + SETTLE_PERIOD;
        return (steps + 1) * voting + Math.max(steps, 1) * terms.challengeWindow + steps * ESCALATION_PERIOD;
    }

    function _checkShares(TierTerms calldata terms) private pure {
        uint256 validators = terms.validatorShare;
        uint256 others = uint256(terms.integratorShare) + terms.settlerTip;
        require(
            validators >= LEAST_VALIDATOR_SHARE &&
                terms.integratorShare <= MOST_INTEGRATOR_SHARE &&
                terms.settlerTip <= MOST_SETTLER_TIP &&
                validators + others + terms.burnShare <= BPS,
            Policy_BadShares(terms.validatorShare, terms.burnShare, terms.integratorShare, terms.settlerTip)
        );
        // Rounded up: what comes back is never more than this.
        uint256 returned = validators + others + Math.ceilDiv(validators * EmissionBounds.MOST_MULTIPLE, BPS);
        require(returned <= MOST_RETURNED, Policy_TooMuchReturned(returned, MOST_RETURNED));
    }

    function _checkLevel(uint256 index, LevelPolicy calldata policy) private pure {
        uint256 most = index == 0 ? MOST_FIRST_SEATS : MOST_SEATS;
        require(
            policy.seats != 0 &&
                policy.seats <= most &&
                policy.leastSeats != 0 &&
                policy.leastSeats <= policy.seats &&
                policy.cap != 0,
            Policy_BadLevel(index, policy)
        );
        // More than half, so that two answers cannot both pass; at most all.
        require(
            policy.thresholdNumerator <= policy.thresholdDenominator &&
                2 * uint256(policy.thresholdNumerator) > policy.thresholdDenominator,
            Policy_BadThreshold(index, policy.thresholdNumerator, policy.thresholdDenominator)
        );
    }

    function _checkWindow(uint256 window) private pure {
        require(window >= LEAST_WINDOW && window <= MOST_WINDOW, Policy_BadWindow(window, LEAST_WINDOW, MOST_WINDOW));
    }
}
