// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IPolicyBook} from "../interfaces/IPolicyBook.sol";
import {Domain} from "../types/Domain.sol";
import {Tier} from "../types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierPolicies, TierTerms} from "../types/TierPolicy.sol";

/// @title PolicyBook
/// @notice Tiers and prices, each within bounds that governance cannot leave.
///
/// Roles: governance sets tiers and prices, through the access manager.
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
    /// @notice Most seconds from opening to the end of the challenge window, a day for settling included.
    uint256 public constant MOST_LIFE = 10 days;

    /// @notice Seconds of an epoch: commitments of a round must end within the epoch after its own.
    uint256 public immutable EPOCH_LENGTH;

    uint256 private constant PRICE_SHIFT = 152;

    mapping(Tier tier => PolicyLevels) private _levels;
    mapping(Tier tier => PolicyTerms) private _terms;
    mapping(Domain domain => mapping(Tier tier => uint96)) private _prices;

    /// @param epochLength As the validator registry has it.
    constructor(address authority, uint256 epochLength) AccessManaged(authority) {
        EPOCH_LENGTH = epochLength;
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
        uint256 life = committing + terms.revealWindow + 1 days + terms.challengeWindow;
        require(life <= MOST_LIFE, Policy_LifeTooLong(life, MOST_LIFE));
        require(terms.slashCapBps <= MOST_SLASH_CAP, Policy_SlashCapTooHigh(terms.slashCapBps, MOST_SLASH_CAP));
        TierTerms memory stored = terms;
        stored.price = 0;
        _levels[tier] = TierPolicies.pack(levels);
        _terms[tier] = TierPolicies.pack(stored);
        emit TierSet(tier, _levels[tier], _terms[tier]);
    }

    /// @inheritdoc IPolicyBook
    function setPrice(Domain domain, Tier tier, uint96 price) external restricted {
        require(price >= LEAST_PRICE && price <= MOST_PRICE, Policy_PriceOutOfBounds(price, LEAST_PRICE, MOST_PRICE));
        _prices[domain][tier] = price;
        emit PriceSet(domain, tier, price);
    }

    /// @inheritdoc IPolicyBook
    function policyOf(Domain domain, Tier tier) public view returns (PolicyLevels levels, PolicyTerms terms) {
        uint256 price = _prices[domain][tier];
        levels = _levels[tier];
        require(price != 0 && PolicyLevels.unwrap(levels) != 0, Policy_NotOffered(domain, tier));
        terms = PolicyTerms.wrap(PolicyTerms.unwrap(_terms[tier]) | (price << PRICE_SHIFT));
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
    function hashOf(PolicyLevels levels, PolicyTerms terms) external pure returns (bytes32) {
        return TierPolicies.hash(levels, terms);
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
